import { DateTimeText } from '../date-text';
import type { Moment } from '../dates';
import { Details } from '../details';

export interface FormerWordsProps {
  readonly former: readonly {
    readonly body: string;
    readonly proposedWording: string;
    readonly replacedAt: Moment;
  }[];
}

/** What an edited comment or reply said before. */
export function FormerWords({ former }: FormerWordsProps) {
  if (former.length === 0) return null;
  return (
    <Details summary={former.length === 1 ? 'Former wording' : `Former wordings (${former.length})`}>
      <ol className="nhsuk-list cc-comment__former">
        {former.map(({ body, proposedWording, replacedAt }) => (
          <li key={String(replacedAt)}>
            <p className="cc-comment__by">
              Until <DateTimeText at={replacedAt} />
            </p>
            <p className="cc-comment__plain">{body}</p>
            {proposedWording === '' ? null : (
              <p className="cc-comment__plain">Proposed wording: {proposedWording}</p>
            )}
          </li>
        ))}
      </ol>
    </Details>
  );
}
