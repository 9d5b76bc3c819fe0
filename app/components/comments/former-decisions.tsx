import { DISPOSITION_LABELS } from '../../domain/labels/comments';
import type { CommentView } from '../../services/comments/view-comment.server';
import { DateTimeText } from '../date-text';
import { Details } from '../details';

/** What had been decided on a comment before the chair took it back, and why. */
export function FormerDecisions({ view }: { readonly view: Pick<CommentView, 'formerDecisions'> }) {
  const { formerDecisions } = view;
  if (formerDecisions.length === 0) return null;
  const count = formerDecisions.length;
  return (
    <Details summary={count === 1 ? 'A decision was taken back' : `${count} decisions were taken back`}>
      <ol className="nhsuk-list cc-comment__former">
        {formerDecisions.map(({ disposition, reason, takenBackAt, takenBackBy, why }) => (
          <li key={String(takenBackAt)}>
            <p className="cc-comment__by">
              {DISPOSITION_LABELS[disposition]}, until {takenBackBy} took it back on{' '}
              <DateTimeText at={takenBackAt} />
            </p>
            {reason === '' ? null : <p className="cc-comment__plain">Reason of the decision: {reason}</p>}
            <p className="cc-comment__plain">Why it was taken back: {why}</p>
          </li>
        ))}
      </ol>
    </Details>
  );
}
