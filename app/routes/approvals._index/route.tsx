import { useLoaderData } from '@remix-run/react';
import { DataTable } from '../../components/data-table';
import { DateText } from '../../components/date-text';
import { EmptyState } from '../../components/empty-state';
import { Page } from '../../components/page';
import { ApprovalStateTag } from '../../components/state-tag';
import { APPROVAL_PURPOSE_LABELS } from '../../domain/labels/ballots';
import { door } from '../../http/respond.server';
import { viewApprovals } from '../../services/approvals/view-approval.server';

export const loader = door(async ({ ctx }) => ({ approvals: await viewApprovals(ctx) }));

export const meta = () => [{ title: 'Approvals' }];

export default function Approvals() {
  const { approvals } = useLoaderData<typeof loader>();
  return (
    <Page title="Approvals" lead="NHS Standards Leads decide on the exact text that passed its ballot.">
      <DataTable
        caption="Approvals, waiting ones first"
        captionHidden
        rows={approvals}
        rowKey={(row) => row.id}
        columns={[
          {
            header: 'Version',
            rowHeader: true,
            cell: (row) => (
              <a href={`/approvals/${row.id}`}>
                {row.reference} {row.title} {row.number}
              </a>
            ),
          },
          { header: 'Asked for', cell: (row) => APPROVAL_PURPOSE_LABELS[row.purpose] },
          { header: 'State', cell: (row) => <ApprovalStateTag state={row.state} /> },
          { header: 'Asked', cell: (row) => <DateText at={row.requestedAt} /> },
          { header: 'Decided', cell: (row) => (row.decidedAt ? <DateText at={row.decidedAt} /> : 'Not yet') },
        ]}
        empty={
          <EmptyState title="Nothing has been sent for approval">
            A chair sends a version here when its ballot has passed.
          </EmptyState>
        }
      />
    </Page>
  );
}
