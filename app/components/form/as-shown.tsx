import { useContext } from 'react';
import { changedBetween } from '../../domain/shown-print';
import { SummaryList } from '../summary-list';
import { TypedText } from '../typed-text';
import { WarningCallout } from '../warning-callout';
import { FormContext } from './form-context';

/** One fact of what a form changes, as it is now. */
export interface ShownField {
  /** Its name in the print. */
  readonly field: string;
  readonly label: string;
  readonly value: string;
}

export interface AsShownProps {
  /** The print of what the page shows now, which the form carries along (PM-36). */
  readonly shownHash: string;
  readonly now: readonly ShownField[];
}

/** In a form that changes what others may change too: its print and, when it came back too late, what it says now. */
export function AsShown({ shownHash, now }: AsShownProps) {
  const { failure } = useContext(FormContext);
  const before = failure?.values?.shownHash;
  const changed = typeof before === 'string' ? changedBetween(before, shownHash) : [];
  const rows = now.filter(({ field }) => changed.includes(field));
  return (
    <>
      <input type="hidden" name="shownHash" value={shownHash} />
      {rows.length === 0 ? null : (
        <WarningCallout title="Changed while you were writing">
          <p>It says now:</p>
          <SummaryList
            rows={rows.map(({ label, value }) => ({
              key: label,
              value: value === '' ? 'Nothing' : <TypedText text={value} />,
            }))}
          />
        </WarningCallout>
      )}
    </>
  );
}
