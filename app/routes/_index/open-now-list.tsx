import { DataTable } from '../../components/data-table';
import { DateTimeText } from '../../components/date-text';
import { daysLeftWords } from '../../components/dates';
import { EmptyState } from '../../components/empty-state';
import { Tag } from '../../components/tag';
import type { OpenNow } from '../../services/directory/view-home.server';

/** Consultations and ballots that are open, soonest to close first. */
export function OpenNowList({ open, now }: { readonly open: readonly OpenNow[]; readonly now: Date }) {
  return (
    <section aria-labelledby="open-now">
      <h2 className="nhsuk-heading-l" id="open-now">
        Open now
      </h2>
      <DataTable
        caption="Open consultations and ballots, closing soonest first"
        captionHidden
        rows={open}
        rowKey={({ path }) => path}
        columns={[
          {
            header: 'Standard',
            rowHeader: true,
            cell: ({ title, number, reference, path }) => (
              <>
                <a href={path}>
                  {title} {number}
                </a>
                <br />
                <span className="nhsuk-u-secondary-text-colour">{reference}</span>
              </>
            ),
          },
          {
            header: 'What is open',
            cell: ({ what }) => (
              <Tag colour={what === 'ballot' ? 'purple' : 'aqua-green'}>
                {what === 'ballot' ? 'Ballot' : 'Consultation'}
              </Tag>
            ),
          },
          {
            header: 'Closes',
            cell: ({ closesAt }) => (
              <>
                <DateTimeText at={closesAt} />
                <br />
                <strong>{daysLeftWords(now, closesAt)}</strong>
              </>
            ),
          },
        ]}
        empty={
          <EmptyState title="No consultation or ballot is open" headingLevel={3}>
            The chair of a standard opens a consultation when its draft is ready. You can comment on{' '}
            <a href="/standards?state=drafting">any draft</a> at any time.
          </EmptyState>
        }
      />
    </section>
  );
}
