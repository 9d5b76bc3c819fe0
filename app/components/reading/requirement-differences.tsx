import { REQUIREMENT_LEVEL_LABELS } from '../../domain/labels';
import type { RequirementDifference } from '../../services/versions/requirement-changes';

interface RequirementDifferencesProps {
  readonly reference: string;
  readonly previous: string;
  readonly number: string;
  readonly differences: readonly RequirementDifference[];
}

const TITLES = { added: 'Added', changed: 'Changed', removed: 'Removed' } as const;

/** Requirements added, changed and removed since the version before. */
export function RequirementDifferences(props: RequirementDifferencesProps) {
  const { reference, previous, number, differences } = props;
  const compare = `/standards/${reference}/compare?from=${previous}&to=${number}&view=requirements`;
  return (
    <>
      <h3 className="nhsuk-heading-m">Requirements since {previous}</h3>
      {differences.length === 0 ? <p>No requirement was added, changed or removed.</p> : null}
      {(['added', 'changed', 'removed'] as const).map((kind) => {
        const these = differences.filter((difference) => difference.kind === kind);
        if (these.length === 0) return null;
        return (
          <div key={kind}>
            <h4 className="nhsuk-heading-s">
              {TITLES[kind]} ({these.length})
            </h4>
            <ul className="nhsuk-list nhsuk-list--bullet">
              {these.map((difference) => (
                <li key={difference.blockId}>
                  <a
                    href={
                      kind === 'removed'
                        ? `/standards/${reference}/${previous}#${difference.blockId}`
                        : `#${difference.blockId}`
                    }
                  >
                    {difference.ref || 'Requirement without reference'}
                  </a>{' '}
                  <LevelWords difference={difference} /> {shortened(difference.text)}
                </li>
              ))}
            </ul>
          </div>
        );
      })}
      <p>
        <a href={compare}>
          Compare the requirements of {previous} and {number}
        </a>
      </p>
    </>
  );
}

function LevelWords({
  difference: { level, levelBefore, kind },
}: {
  readonly difference: RequirementDifference;
}) {
  if (kind === 'changed' && level !== null && levelBefore !== null && level !== levelBefore) {
    return (
      <strong>
        {REQUIREMENT_LEVEL_LABELS[levelBefore]} became {REQUIREMENT_LEVEL_LABELS[level]}.
      </strong>
    );
  }
  const shown = level ?? levelBefore;
  return shown === null ? null : <strong>{REQUIREMENT_LEVEL_LABELS[shown]}</strong>;
}

function shortened(text: string): string {
  return text.length <= 200 ? text : `${text.slice(0, 200).trimEnd()}…`;
}
