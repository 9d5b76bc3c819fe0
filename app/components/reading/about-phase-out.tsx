import type { ReadingView } from '../../services/versions/view-reading.server';
import { DateText } from '../date-text';
import { SummaryList } from '../summary-list';
import { TypedText } from '../typed-text';

/** How a version comes to its end: the notice with its reason, what takes its place, who uses it, and the dates. */
export function AboutPhaseOut({ version }: Pick<ReadingView, 'version'>) {
  const { deprecation, deprecatedAt, phaseOutEndsAt, retiredAt } = version;
  if (deprecation === null) return null;
  const day = (at: Date | null) => (at === null ? null : <DateText at={at} />);
  return (
    <>
      <h3 className="nhsuk-heading-m" id="end-of-this-version">
        End of this version
      </h3>
      <SummaryList
        rows={[
          { key: 'Notice given', value: day(deprecation.noticeAt) },
          { key: 'Reason', value: <TypedText text={deprecation.reason} /> },
          { key: 'Replaced by', value: deprecation.successor },
          { key: 'Products known to use it', value: <TypedText text={deprecation.knownProducts} /> },
          { key: 'Deprecated', value: day(deprecatedAt) },
          { key: 'Phase-out ends', value: day(phaseOutEndsAt) },
          { key: 'Retired', value: day(retiredAt) },
        ]}
      />
      <p>The text stays readable at this address.</p>
    </>
  );
}
