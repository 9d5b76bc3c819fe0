import { useLoaderData } from '@remix-run/react';
import { DataTable } from '../../components/data-table';
import { DateText } from '../../components/date-text';
import { EmptyState } from '../../components/empty-state';
import { Page } from '../../components/page';
import { Pagination } from '../../components/pagination';
import { OrganisationStateTag } from '../../components/state-tag';
import { TabLinks } from '../../components/tab-links';
import { INTEREST_CATEGORY_LABELS, ORGANISATION_KIND_LABELS } from '../../domain/labels';
import { pageNumber } from '../../http/page-number.server';
import { door } from '../../http/respond.server';
import { viewOrganisationsToLookAfter } from '../../services/admin/view-organisations.server';

export const loader = door(async ({ ctx, url }) => {
  const state = url.searchParams.get('state') ?? '';
  const view = await viewOrganisationsToLookAfter(ctx, { words: '', state, page: pageNumber(url) });
  return { state, view };
});

export const meta = () => [{ title: 'Organisations: administration' }];

const TABS = [
  { state: 'unverified', text: 'To verify' },
  { state: 'verified', text: 'Verified' },
  { state: 'suspended', text: 'Suspended' },
  { state: '', text: 'All' },
] as const;

function addressOf(state: string, page = 1): string {
  const words = new URLSearchParams();
  if (state) words.set('state', state);
  if (page > 1) words.set('page', String(page));
  const text = words.toString();
  return text === '' ? '/admin/organisations' : `/admin/organisations?${text}`;
}

export default function AdminOrganisations() {
  const { state, view } = useLoaderData<typeof loader>();
  return (
    <Page
      title="Organisations"
      lead="Open one to verify it, correct its details, name its representative or suspend it."
      crumbs={[
        { text: 'Home', href: '/' },
        { text: 'Administration', href: '/admin' },
      ]}
    >
      <TabLinks
        label="Organisations by state"
        tabs={TABS.map((tab) => ({
          text: tab.text,
          href: addressOf(tab.state),
          current: tab.state === state,
          ...(tab.state === 'unverified' && view.toVerify > 0 ? { count: view.toVerify } : {}),
        }))}
      />
      <DataTable
        caption="Organisations by name"
        captionHidden
        rows={view.organisations}
        rowKey={({ slug }) => slug}
        columns={[
          {
            header: 'Name',
            rowHeader: true,
            cell: ({ slug, name, parent }) => (
              <>
                <a href={`/organisations/${slug}`}>{name}</a>
                {parent ? (
                  <div className="nhsuk-hint nhsuk-u-margin-bottom-0">says it is owned by {parent}</div>
                ) : null}
              </>
            ),
          },
          { header: 'Kind', cell: ({ kind }) => ORGANISATION_KIND_LABELS[kind] },
          { header: 'Interest', cell: ({ interestCategory }) => INTEREST_CATEGORY_LABELS[interestCategory] },
          {
            header: 'Representative',
            cell: ({ representative }) =>
              representative ? (
                <>
                  {representative.name}{' '}
                  <div className="nhsuk-hint nhsuk-u-margin-bottom-0">{representative.email}</div>
                </>
              ) : (
                'None'
              ),
          },
          { header: 'Added', cell: ({ createdAt }) => <DateText at={createdAt} /> },
          { header: 'State', cell: (row) => <OrganisationStateTag state={row.state} /> },
        ]}
        empty={
          <EmptyState title={state === 'unverified' ? 'No organisation waits' : 'No organisation here'}>
            Anyone with an account can add an organisation; it waits here until the Secretariat has checked
            it.
          </EmptyState>
        }
      />
      <Pagination
        page={view.page}
        pages={view.pages}
        hrefOf={(page) => addressOf(state, page)}
        label="Organisations"
      />
    </Page>
  );
}
