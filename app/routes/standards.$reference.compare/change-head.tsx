import type { Change } from '../../document/comparison-types';
import { cellWords, changeWords, clauseName } from '../../services/comparison/change-words';
import { type HandsByChange, handWords } from '../../services/comparison/marked-text';

interface ChangeHeadProps {
  readonly change: Change;
  readonly count: number;
  readonly hands: HandsByChange | null;
  /** The same change in the whole text. */
  readonly there: string;
  /** Where a comment on it is written; null where there is nothing to comment on. */
  readonly comment: string | null;
}

/** What a change is, where it is, and whose. */
export function ChangeHead({ change, count, hands, there, comment }: ChangeHeadProps) {
  const { number, clause, cell } = change;
  const said = handWords(hands?.[number]);
  return (
    <>
      <h2 className="nhsuk-heading-s nhsuk-u-margin-bottom-1">
        Change {number} of {count}: {changeWords(change)}
      </h2>
      <p className="nhsuk-body-s nhsuk-u-margin-bottom-2">
        In <a href={there}>{clauseName(clause)}</a>
        {cell === undefined ? null : `, ${cellWords(cell)}`}
        {comment === null ? null : (
          <>
            {' · '}
            <a href={comment}>
              Comment on this<span className="nhsuk-u-visually-hidden">: change {number}</span>
            </a>
          </>
        )}
        {said.length === 0 ? null : (
          <>
            <br />
            {said.map((words) => `${words}.`).join(' ')}
          </>
        )}
      </p>
    </>
  );
}
