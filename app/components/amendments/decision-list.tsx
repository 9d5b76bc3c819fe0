import { CLAUSE_OUTCOME_LABELS } from '../../domain/labels';
import { namesInWords } from '../../domain/names-in-words';
import type { AmendmentView } from '../../services/amendments/view-amendment.server';
import { DateText } from '../date-text';
import { TypedText } from '../typed-text';

/** What was decided, clause by clause and as a whole; nothing before there is a decision. */
export function DecisionList({ view }: { readonly view: AmendmentView }) {
  const { decisions, reason, decidedBy, decidedAt, editedBy } = view;
  if (decisions.length === 0 && decidedAt === null) return null;
  return (
    <section aria-labelledby="decision">
      <h2 className="nhsuk-heading-l" id="decision">
        Decision
      </h2>
      {decidedAt === null ? (
        <p>Some clauses are decided. The others wait.</p>
      ) : (
        <p>
          Decided by {decidedBy ?? 'an editor'} on <DateText at={decidedAt} />.
          {editedBy.length === 0 ? null : <> Changed before that by {namesInWords(editedBy)}.</>}
        </p>
      )}
      {reason === '' ? null : <TypedText text={reason} />}
      {decisions.length === 0 ? null : (
        <ul className="nhsuk-list nhsuk-list--bullet">
          {decisions.map(({ clause, outcome, reason: why, wording }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: decisions are only ever added
            <li key={at}>
              <strong>{clause}</strong>: {CLAUSE_OUTCOME_LABELS[outcome]}.
              {why === '' ? null : <> Reason: {why}</>}
              {wording === '' ? null : <> Wording: “{wording}”</>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
