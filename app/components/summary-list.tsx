import type { ReactNode } from 'react';

export interface SummaryRow {
  readonly key: string;
  readonly value: ReactNode;
  /** A link that changes the value; `about` completes "Change …" for screen readers. */
  readonly change?: { readonly href: string; readonly text?: string; readonly about: string };
}

export interface SummaryListProps {
  readonly rows: readonly SummaryRow[];
  readonly borders?: boolean;
}

/** Facts as pairs: what, and which. Rows whose value is null are left out. */
export function SummaryList({ rows, borders = true }: SummaryListProps) {
  const shown = rows.filter(({ value }) => value !== null && value !== undefined);
  const hasChanges = shown.some(({ change }) => change !== undefined);
  return (
    <dl className={borders ? 'nhsuk-summary-list' : 'nhsuk-summary-list nhsuk-summary-list--no-border'}>
      {shown.map(({ key, value, change }) => (
        <div
          key={key}
          className={`nhsuk-summary-list__row${hasChanges && !change ? ' nhsuk-summary-list__row--no-actions' : ''}`}
        >
          <dt className="nhsuk-summary-list__key">{key}</dt>
          <dd className="nhsuk-summary-list__value">{value}</dd>
          {change === undefined ? null : (
            <dd className="nhsuk-summary-list__actions">
              <a href={change.href}>
                {change.text ?? 'Change'}
                <span className="nhsuk-u-visually-hidden"> {change.about}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
