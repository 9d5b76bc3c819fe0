import { useEffect, useState, useSyncExternalStore } from 'react';
import { timeWords } from '../components/dates';
import type { DraftView } from '../services/live/view-draft.server';
import { liveAddress } from './connection/live-address';
import { type LiveSession, openLiveSession, type SessionView } from './connection/live-session';
import { askSeat } from './connection/seat-question';

/** The live session of the page, from when the page is shown until it is left. */
export function useLiveSession(view: DraftView): LiveSession | null {
  const [session, setSession] = useState<LiveSession | null>(null);
  const { documentId, epoch, seat, me } = view;
  useEffect(() => {
    if (seat === 'none' || me === null) return;
    const opened = openLiveSession({
      documentId,
      epoch,
      seat,
      person: me,
      address: liveAddress(window.location),
      clock: () => timeWords(new Date()),
      askSeat: () => askSeat(documentId),
    });
    setSession(opened);
    return () => opened.close();
  }, [documentId, epoch, seat, me]);
  return session;
}

const nothing = () => () => undefined;

/** What the session looks like now; null while there is none. */
export function useSessionView(session: LiveSession | null): SessionView | null {
  return useSyncExternalStore(
    session?.subscribe ?? nothing,
    () => session?.view() ?? null,
    () => null,
  );
}

/** Asks before the page is left while something is only on this device. */
export function useLeavingQuestion(unsaved: number): void {
  useEffect(() => {
    if (unsaved === 0) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);
}
