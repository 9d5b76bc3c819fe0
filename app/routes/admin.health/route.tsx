import { useLoaderData } from '@remix-run/react';
import { DataTable } from '../../components/data-table';
import { DateTimeText } from '../../components/date-text';
import { EmptyState } from '../../components/empty-state';
import { Page } from '../../components/page';
import { Tag, type TagColour } from '../../components/tag';
import { door } from '../../http/respond.server';
import { viewHealth } from '../../services/admin/view-health.server';
import type { HealthState } from '../../services/health';

export const loader = door(({ ctx }) => viewHealth(ctx));

export const meta = () => [{ title: 'Health: administration' }];

const STATES: Readonly<Record<HealthState, { readonly words: string; readonly colour: TagColour }>> = {
  well: { words: 'Well', colour: 'green' },
  look: { words: 'See to it', colour: 'yellow' },
  ill: { words: 'Fails', colour: 'red' },
};

export default function Health() {
  const { lines, largest, at } = useLoaderData<typeof loader>();
  return (
    <Page
      title="Health"
      crumbs={[
        { text: 'Home', href: '/' },
        { text: 'Administration', href: '/admin' },
      ]}
    >
      <p>
        As of <DateTimeText at={at} />. The command <code>npm run doctor</code> says the same, also when the
        portal does not run.
      </p>
      <DataTable
        caption="What the portal needs"
        rows={lines}
        rowKey={({ what }) => what}
        columns={[
          { header: 'What', cell: ({ what }) => what, rowHeader: true },
          {
            header: 'State',
            cell: ({ state }) => <Tag colour={STATES[state].colour}>{STATES[state].words}</Tag>,
          },
          {
            header: 'How it stands, and what to do',
            cell: ({ says, cure }) => (
              <>
                {says} {cure}
              </>
            ),
          },
        ]}
      />
      <DataTable
        caption="Largest documents"
        rows={largest}
        rowKey={({ documentId }) => documentId}
        empty={
          <EmptyState title="No document yet">
            <p>A document appears here when somebody starts a draft.</p>
          </EmptyState>
        }
        columns={[
          {
            header: 'Draft',
            rowHeader: true,
            cell: ({ documentId, kind, reference, title, version }) => {
              const words = `${reference} ${title}, version ${version}`;
              return kind === 'draft' ? (
                <a href={`/drafts/${documentId}`}>{words}</a>
              ) : (
                `Amendment to ${words}`
              );
            },
          },
          { header: 'Edits stored', numeric: true, cell: ({ updates }) => updates.toLocaleString('en-GB') },
          {
            header: 'Kilobytes',
            numeric: true,
            cell: ({ bytes }) => Math.ceil(bytes / 1024).toLocaleString('en-GB'),
          },
        ]}
      />
    </Page>
  );
}
