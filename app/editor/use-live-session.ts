import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { timeWords } from '../components/dates';
import type { DraftView } from '../services/live/draft-view';
import { rememberWriter } from './connection/last-writer';
import { liveAddress } from './connection/live-address';
import { type LiveSession, openLiveSession } from './connection/live-session';
import { askSeat } from './connection/seat-question';
import type { SessionView } from './connection/session-view';

/** The live session of the page, from when the page is shown until it is left. */
export function useLiveSession(view: DraftView): LiveSession | null {
  const [session, setSession] = useState<LiveSession | null>(null);
  const { documentId, epoch, seat, me, path } = view;
  const title =
    view.amendment === null ? draftTitle(view) : `Amendment ${view.amendment.name} to ${draftTitle(view)}`;
  useEffect(() => {
    if (seat === 'none' || me === null) return;
    const opened = openLiveSession({
      documentId,
      epoch,
      seat,
      person: me,
      about: { title, path },
      address: liveAddress(window.location),
      clock: () => timeWords(new Date()),
      askSeat: () => askSeat(documentId),
    });
    if (seat === 'write') rememberWriter(me.id);
    setSession(opened);
    return () => opened.close();
  }, [documentId, epoch, seat, me, title, path]);
  return session;
}

function draftTitle({ standard, version }: DraftView): string {
  return `${standard.reference} ${standard.title}, version ${version.number}`;
}

const nothing = () => () => undefined;

/**
 * One part of what the session looks like now; null while there is none. Each part is drawn where it stands: the
 * state of saving changes with every key, and the page around the text must not be drawn anew for that.
 *
 * @param part reads a part that stays the same value while it says the same
 */
export function useSession<T>(session: LiveSession | null, part: (view: SessionView) => T): T | null {
  return useSyncExternalStore(
    session?.subscribe ?? nothing,
    () => (session === null ? null : part(session.view())),
    () => null,
  );
}

/** What the page around the text needs of the session: none of it changes while somebody types. */
export interface SessionStanding
  extends Pick<SessionView, 'ready' | 'writable' | 'keptHere' | 'blocked' | 'ended'> {
  /** Whether changes wait for the connection. */
  readonly waiting: boolean;
}

/** How the session stands; null while there is none. */
export function useSessionStanding(session: LiveSession | null): SessionStanding | null {
  const ready = useSession(session, (view) => view.ready);
  const writable = useSession(session, (view) => view.writable);
  const keptHere = useSession(session, (view) => view.keptHere);
  const blocked = useSession(session, (view) => view.blocked);
  const ended = useSession(session, (view) => view.ended);
  const waiting = useSession(session, (view) => view.save.tone === 'waiting');
  return useMemo(
    () =>
      session === null
        ? null
        : {
            ready: ready === true,
            writable: writable === true,
            keptHere: keptHere === true,
            blocked: blocked === true,
            ended,
            waiting: waiting === true,
          },
    [session, ready, writable, keptHere, blocked, ended, waiting],
  );
}

/** Whether everything was saved at some moment of this session: what is here now was seen by the server. */
export function useOnceSaved(session: LiveSession | null): boolean {
  const [saved, setSaved] = useState(false);
  useEffect(() => {
    setSaved(false);
    if (session === null) return;
    const look = () => {
      if (session.view().save.tone === 'saved') setSaved(true);
    };
    look();
    return session.subscribe(look);
  }, [session]);
  return saved;
}

/** Asks before the page is left while something is only on this device. */
export function useLeavingQuestion(session: LiveSession | null): void {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if ((session?.view().unsaved ?? 0) > 0) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [session]);
}
