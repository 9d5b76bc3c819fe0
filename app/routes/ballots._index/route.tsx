import { useLoaderData } from '@remix-run/react';
import { DataTable } from '../../components/data-table';
import { DateTimeText } from '../../components/date-text';
import { EmptyState } from '../../components/empty-state';
import { ButtonLink } from '../../components/form/button-link';
import { Page } from '../../components/page';
import { BallotStateTag } from '../../components/state-tag';
import { BALLOT_TRACK_LABELS } from '../../domain/labels/ballots';
import { door } from '../../http/respond.server';
import { viewBallots } from '../../services/ballots/list-ballots.server';

export const loader = door(async ({ ctx }) => await viewBallots(ctx));

export const meta = () => [{ title: 'Ballots' }];

export default function Ballots() {
  const { open, ended } = useLoaderData<typeof loader>();
  return (
    <Page
      title="Ballots"
      lead="Organisations advise, one vote each, on one exact text. The result is public when a ballot closes."
    >
      <h2 className="nhsuk-heading-l">Open now</h2>
      <DataTable
        caption="Open ballots, closing soonest first"
        captionHidden
        rows={open}
        rowKey={(row) => row.id}
        columns={[
          {
            header: 'Standard',
            rowHeader: true,
            cell: (row) => (
              <a href={`/ballots/${row.id}`}>
                {row.reference} {row.title} {row.number}
              </a>
            ),
          },
          { header: 'Track', cell: (row) => BALLOT_TRACK_LABELS[row.track] },
          { header: 'Closes', cell: (row) => <DateTimeText at={row.closesAt} /> },
        ]}
        empty={
          <EmptyState
            title="No ballot is open"
            action={
              <ButtonLink href="/standards" look="secondary">
                Look at the standards
              </ButtonLink>
            }
          >
            A chair opens a ballot when every comment on a version has been decided.
          </EmptyState>
        }
      />
      <h2 className="nhsuk-heading-l">Ended</h2>
      <DataTable
        caption="Ended ballots, newest first"
        captionHidden
        rows={ended}
        rowKey={(row) => row.id}
        columns={[
          {
            header: 'Standard',
            rowHeader: true,
            cell: (row) => (
              <a href={`/ballots/${row.id}`}>
                {row.reference} {row.title} {row.number}
              </a>
            ),
          },
          { header: 'State', cell: (row) => <BallotStateTag state={row.state} /> },
          { header: 'Result', cell: (row) => row.words || 'Voided before its close' },
          {
            header: 'Ended',
            cell: (row) => <DateTimeText at={row.endedAt} />,
          },
        ]}
        empty={<EmptyState title="No ballot has ended yet">Results appear here when one closes.</EmptyState>}
      />
    </Page>
  );
}
