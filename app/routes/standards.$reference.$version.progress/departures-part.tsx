import { DataTable } from '../../components/data-table';
import { DateTimeText } from '../../components/date-text';
import { EmptyState } from '../../components/empty-state';
import { TypedText } from '../../components/typed-text';
import type { ProgressView } from '../../services/versions/view-progress.server';

/** Every act of a Lead or the Secretariat that left the usual course, with its public reason. */
export function DeparturesPart({ departures }: Pick<ProgressView, 'departures'>) {
  return (
    <section aria-labelledby="departures">
      <h2 className="nhsuk-heading-l" id="departures">
        Departures from the usual course
      </h2>
      <DataTable
        caption="Departures, oldest first"
        captionHidden
        rows={departures}
        rowKey={({ key }) => key}
        columns={[
          {
            header: 'What',
            rowHeader: true,
            cell: ({ what, href }) => (href === null ? what : <a href={href}>{what}</a>),
          },
          { header: 'When', cell: ({ at }) => <DateTimeText at={at} /> },
          { header: 'Who', cell: ({ by }) => by },
          {
            header: 'Public reason',
            cell: ({ reason }) => (reason === '' ? 'None needed' : <TypedText text={reason} />),
          },
        ]}
        empty={
          <EmptyState title="There are none" headingLevel={3}>
            Calls cut short, varied ballot rules, void ballots, holds, and comments that the Secretariat
            records for somebody else are listed here.
          </EmptyState>
        }
      />
    </section>
  );
}
