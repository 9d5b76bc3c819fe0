import type { DraftView } from '../../services/live/draft-view';
import type { UnsavedPassage } from '../connection/unsaved-text';
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
  return (
    <>
      {ended === null ? null : (
        <section className="cc-ended" aria-label="Live editing has stopped">
          <p className="cc-ended__words">{ended.sentence}</p>
          <p>
            <a href={portalPath(view.path)}>
              {view.amendment === null ? 'Open the draft as it is now' : 'Open the amendment as it is now'}
            </a>{' '}
            or{' '}
            <a href={portalPath(view.version.progressPath)}>see where version {view.version.number} stands</a>
            .
          </p>
        </section>
      )}
      {now?.blocked === true && ended === null ? <BlockedNotice view={view} /> : null}
      <UnsavedTextNotice
        passages={unsavedHere}
        why="It was not saved before live editing stopped, and it does not go into the draft by itself. Make it an amendment or copy it to keep it."
        {...(view.propose === null ? {} : { onAmend: () => onAmend(null) })}
      />
      {left.map((copy) => (
        <UnsavedTextNotice
          key={`${copy.key.epoch} ${copy.key.aside}`}
          passages={copy.passages}
          why={
            copy.key.aside === true
              ? 'You wrote it here earlier, and the portal could not take it as it was. Copy it and add it again in smaller parts.'
              : copy.key.epoch === view.epoch
                ? 'You wrote it here earlier, and it could not be saved before the draft was closed to you.'
                : 'You wrote it here before the text of this draft was replaced as a whole.'
          }
          onDiscard={() => onDiscard(copy)}
          {...(view.propose === null || copy.key.epoch !== view.epoch
            ? {}
            : { onAmend: () => onAmend(copy) })}
        />
      ))}
    </>
  );
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
