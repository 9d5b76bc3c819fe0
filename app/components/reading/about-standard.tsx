import { CARE_SETTING_LABELS, TOPIC_LABELS } from '../../domain/labels';
import type { ReadingView } from '../../services/versions/view-reading.server';
import { DataTable } from '../data-table';
import { DateText } from '../date-text';
import { VersionStateTag } from '../state-tag';
import { SummaryList } from '../summary-list';

/** What holds for all versions of a standard, and where each of them is. */
export function AboutStandard({ view }: { readonly view: ReadingView }) {
  const { standard, versions } = view;
  const { reference, careSettings, topics } = standard;
  return (
    <section className="nhsuk-u-margin-top-7" aria-labelledby="about-this-standard">
      <h2 className="nhsuk-heading-l" id="about-this-standard">
        About this standard
      </h2>
      <SummaryList
        rows={[
          { key: 'Reference', value: reference },
          { key: 'Why it is needed', value: standard.need },
          { key: 'Expected benefit', value: standard.expectedBenefit },
          {
            key: 'Care settings',
            value:
              careSettings.length === 0
                ? null
                : careSettings.map((word) => CARE_SETTING_LABELS[word]).join(', '),
          },
          {
            key: 'Topics',
            value: topics.length === 0 ? null : topics.map((word) => TOPIC_LABELS[word]).join(', '),
          },
          {
            key: 'Feed',
            value: <a href={`/standards/${reference}/feed.atom`}>Atom feed of this standard</a>,
          },
        ]}
      />
      <DataTable
        caption="All versions"
        rows={versions}
        rowKey={({ number }) => number}
        columns={[
          {
            header: 'Version',
            rowHeader: true,
            cell: ({ number }) => <a href={`/standards/${reference}/${number}`}>{number}</a>,
          },
          { header: 'State', cell: ({ state }) => <VersionStateTag state={state} /> },
          {
            header: 'Published',
            cell: ({ publishedAt }) => (publishedAt === null ? 'Not yet' : <DateText at={publishedAt} />),
          },
          {
            header: 'History',
            cell: ({ number }) => (
              <a href={`/standards/${reference}/${number}/history`}>
                History<span className="nhsuk-u-visually-hidden"> of {number}</span>
              </a>
            ),
          },
        ]}
      />
    </section>
  );
}
