import { INTEREST_CATEGORY_LABELS } from '../../domain/labels/people';
import type { CommentView } from '../../services/comments/view-comment.server';
import { CommentText } from './comment-text';
import { FormerWords } from './former-words';
import { PlaceLine } from './place-line';
import { SaidElsewhere } from './said-elsewhere';
import { Wordings } from './wordings';
import { WrittenBy } from './written-by';

/** The comment itself: where it stands, what it is about, what it says and what it proposes. */
export function CommentPart({ view }: { readonly view: CommentView }) {
  const { entry } = view;
  return (
    <article className="cc-comment cc-comment--whole" aria-label={`Comment ${entry.name}`}>
      <PlaceLine place={entry.place} version={entry.version} href={view.textHref} />
      <WrittenBy
        author={entry.author}
        at={entry.createdAt}
        editedAt={entry.editedAt}
        recordedBy={view.entry.recordedBy}
      />
      {entry.interestCategory === null ? null : (
        <p className="cc-comment__by">
          Interest category: {INTEREST_CATEGORY_LABELS[entry.interestCategory]}
        </p>
      )}
      <Wordings
        entry={entry}
        carriedFrom={view.carriedFrom}
        decidedWith={view.decided === null && !entry.removed ? view.version.number : null}
      />
      {entry.removed ? (
        <p>
          <em>Removed by its author. The replies stay.</em>
        </p>
      ) : (
        <CommentText text={view.body} />
      )}
      {entry.proposedWording === '' ? null : (
        <>
          <h2 className="nhsuk-heading-s">Proposed wording</h2>
          <p className="cc-comment__proposed">{entry.proposedWording}</p>
        </>
      )}
      {entry.blocking && view.blockingReason.length > 0 ? (
        <>
          <h2 className="nhsuk-heading-s">Why it is blocking</h2>
          <CommentText text={view.blockingReason} />
        </>
      ) : null}
      <SaidElsewhere entry={entry} />
      {view.propose === null ? null : (
        <p>
          <a href={view.propose}>Propose a change that answers it</a>
        </p>
      )}
      <FormerWords former={view.former} />
    </article>
  );
}
