import { type ReactNode, useEffect, useRef } from 'react';
import { CLOSINGS, type Closing } from '../../document/close-codes';
import type { DraftView } from '../../services/live/draft-view';
import { fateOf, fateOfCopy } from '../connection/fate-of-text';
import type { UnsavedPassage } from '../connection/unsaved-text';
import { KEPT_TEXT_PATH } from '../kept-text-path';
import { portalPath } from '../portal-path';
import type { SessionStanding } from '../use-live-session';
import type { LeftCopy } from '../use-unsaved-text';
import { UnsavedTextNotice } from './unsaved-text-notice';

export interface NoticesProps {
  readonly view: DraftView;
  readonly now: SessionStanding | null;
  /** Written in this page and not saved when the session ended. */
  readonly unsavedHere: readonly UnsavedPassage[];
  readonly left: readonly LeftCopy[];
  readonly onDiscard: (copy: LeftCopy) => void;
  /** Makes an amendment of what was written in this page, or of a copy; answers what went wrong. */
  readonly onAmend: (copy: LeftCopy | null) => Promise<string>;
}

/** What must be known before reading on: that live editing is over and why, and what of one's own is not in the draft. */
export function Notices({ view, now, unsavedHere, left, onDiscard, onAmend }: NoticesProps) {
  const ended = now?.ended ?? null;
  const mayPropose = view.propose !== null;
  const fate = ended === null ? null : fateOf(ended, now?.keptHere === true, mayPropose);
  return (
    <>
      {ended === null ? null : (
        <Ended>
          <p className="cc-ended__words">{ended.sentence}</p>
          <p>
            <WhereNow view={view} ended={ended} keptHere={unsavedHere.length > 0 && now?.keptHere === true} />
          </p>
        </Ended>
      )}
      {now?.blocked === true && ended === null ? <BlockedNotice view={view} /> : null}
      {fate === null ? null : (
        <UnsavedTextNotice
          passages={unsavedHere}
          why={fate.why}
          {...(fate.amend ? { onAmend: () => onAmend(null) } : {})}
        />
      )}
      {left.map((copy) => {
        const { why, amend } = fateOfCopy(copy.key, view.epoch, mayPropose);
        return (
          <UnsavedTextNotice
            key={`${copy.key.epoch} ${copy.key.aside}`}
            passages={copy.passages}
            why={why}
            onDiscard={() => onDiscard(copy)}
            {...(amend ? { onAmend: () => onAmend(copy) } : {})}
          />
        );
      })}
    </>
  );
}

/**
 * That it is over. Who was typing is brought here: the text takes no focus any more, and without one the next space
 * would turn the page and take these words out of sight.
 */
function Ended({ children }: { readonly children: ReactNode }) {
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    const here = section.current;
    if (here === null || document.activeElement?.closest('.cc-draft__live') == null) return;
    here.focus({ preventScroll: true });
    here.scrollIntoView({ block: 'center' });
    const typedOn = (event: KeyboardEvent) => {
      if (event.key === ' ' && event.target === here) event.preventDefault();
    };
    here.addEventListener('keydown', typedOn);
    return () => here.removeEventListener('keydown', typedOn);
  }, []);
  return (
    <section ref={section} className="cc-ended" aria-label="Live editing has stopped" tabIndex={-1}>
      {children}
    </section>
  );
}

interface WhereNowProps {
  readonly view: DraftView;
  readonly ended: Closing;
  /** Whether this browser keeps something that was not saved. */
  readonly keptHere: boolean;
}

/** Where to go from a page whose live editing is over. */
function WhereNow({ view, ended, keptHere }: WhereNowProps) {
  switch (ended.code) {
    case CLOSINGS.signedOut.code:
      return (
        <>
          <a href={portalPath(`/sign-in?to=${encodeURIComponent(view.path)}`)}>Sign in again</a>. If that is
          refused, the sign-in page says why
          {keptHere ? (
            <>
              , and what was not saved stays under{' '}
              <a href={portalPath(KEPT_TEXT_PATH)}>text kept on this device</a>
            </>
          ) : null}
          .
        </>
      );
    case CLOSINGS.accessRemoved.code:
    case CLOSINGS.personSuspended.code:
      return keptHere ? (
        <>
          What was not saved can be read and copied under{' '}
          <a href={portalPath(KEPT_TEXT_PATH)}>text kept on this device</a>, also later.
        </>
      ) : (
        <a href={portalPath('/standards')}>Go to the list of standards</a>
      );
    default:
      return (
        <>
          <a href={portalPath(view.path)}>
            {view.amendment === null ? 'Open the draft as it is now' : 'Open the amendment as it is now'}
          </a>{' '}
          or{' '}
          <a href={portalPath(view.version.progressPath)}>see where version {view.version.number} stands</a>.
        </>
      );
  }
}

/** Why editing does not work though pages do, what still does, and whom to ask. */
function BlockedNotice({ view }: { readonly view: DraftView }) {
  const clauseForm = view.amendment?.clauseFormPath ?? null;
  return (
    <section className="cc-ended" aria-label="Live editing cannot connect">
      <p className="cc-ended__words">
        Editing does not work here at the moment: pages come through, but the live connection (WebSocket) that
        it needs does not.
      </p>
      <p>
        You can read the text below, <a href={portalPath(view.comments.new)}>comment on it by form</a>,{' '}
        <a href={portalPath(view.comments.all)}>read the comments</a>
        {clauseForm !== null ? (
          <>
            , <a href={portalPath(clauseForm)}>write a clause of it in an ordinary form</a>
          </>
        ) : view.propose !== null ? (
          <>
            , <a href={portalPath(view.propose)}>propose a change by form</a>
          </>
        ) : null}
        , and vote. Most often the network is the cause: use another one, or ask whoever runs this one to let
        WebSocket connections to this site through. The page tries again by itself every minute.
      </p>
    </section>
  );
}
