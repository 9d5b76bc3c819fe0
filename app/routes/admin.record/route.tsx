import { useLoaderData } from '@remix-run/react';
import { EmptyState } from '../../components/empty-state';
import { ButtonLink } from '../../components/form/button-link';
import { isFormFailure } from '../../components/form/form-failure';
import { Page } from '../../components/page';
import { Pagination } from '../../components/pagination';
import { pageNumber } from '../../http/page-number.server';
import { recordQuery } from '../../http/record-query.server';
import { door } from '../../http/respond.server';
import { viewRecord } from '../../services/admin/view-record.server';
import { RecordFilters, recordAddress } from './record-filters';
import { RecordTable } from './record-table';

export const loader = door(async ({ ctx, url }) => {
  const query = recordQuery(url);
  return { query, view: await viewRecord(ctx, query, pageNumber(url)) };
});

export const meta = () => [{ title: 'Audit record' }];

export default function AuditRecord() {
  const { query, view } = useLoaderData<typeof loader>();
  const failure = isFormFailure({ errors: view.faults }) ? { errors: view.faults } : undefined;
  return (
    <Page
      failure={failure}
      title="Audit record"
      lead="Each event carries the hash of the one before it, so a change to any of them shows. Nobody can edit it."
      crumbs={[
        { text: 'Home', href: '/' },
        { text: 'Administration', href: '/admin' },
      ]}
      head={
        <ButtonLink href={recordAddress('/admin/record.csv', query)} look="secondary" small>
          Download as CSV
        </ButtonLink>
      }
    >
      <RecordFilters query={query} failure={failure} words={view.words} />
      <p aria-live="polite">
        <strong>
          {view.total.toLocaleString('en-GB')} {view.total === 1 ? 'event' : 'events'}
        </strong>
        , newest first
      </p>
      <RecordTable
        events={view.events}
        empty={
          <EmptyState title="No event matches" action={<a href="/admin/record">Show the whole record</a>}>
            Take a filter away, or widen the days.
          </EmptyState>
        }
      />
      <Pagination
        page={view.page}
        pages={view.pages}
        hrefOf={(page) => recordAddress('/admin/record', query, page)}
        label="Audit record"
      />
    </Page>
  );
}
