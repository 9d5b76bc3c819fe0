import { useLoaderData } from '@remix-run/react';
import { OFFICES } from '../../../db/words';
import { DataTable } from '../../components/data-table';
import { DateText } from '../../components/date-text';
import { EmptyState } from '../../components/empty-state';
import { FilterForm } from '../../components/filter-form';
import { Select } from '../../components/form/select';
import { TextInput } from '../../components/form/text-input';
import { Page } from '../../components/page';
import { Pagination } from '../../components/pagination';
import { PERSON_STATE_LABELS, PersonStateTag } from '../../components/people/person-state-tag';
import { Split } from '../../components/split';
import { OFFICE_LABELS } from '../../domain/labels';
import { pageNumber } from '../../http/page-number.server';
import { door } from '../../http/respond.server';
import { viewPeople } from '../../services/admin/view-people.server';

export const loader = door(async ({ ctx, url }) => {
  const query = {
    words: (url.searchParams.get('q') ?? '').trim().slice(0, 100),
    office: url.searchParams.get('office') ?? '',
    state: url.searchParams.get('state') ?? '',
  };
  return { query, view: await viewPeople(ctx, { ...query, page: pageNumber(url) }) };
});

export const meta = () => [{ title: 'People: administration' }];

interface Query {
  readonly words: string;
  readonly office: string;
  readonly state: string;
}

function addressOf({ words, office, state }: Query, page = 1): string {
  const given = { q: words, office, state, page: page > 1 ? String(page) : '' };
  const text = new URLSearchParams(Object.entries(given).filter(([, value]) => value !== '')).toString();
  return text === '' ? '/admin/people' : `/admin/people?${text}`;
}

function appliedTo(query: Query) {
  const office = OFFICES.find((word) => word === query.office);
  const state = Object.entries(PERSON_STATE_LABELS).find(([word]) => word === query.state);
  return [
    query.words ? { text: `“${query.words}”`, removeHref: addressOf({ ...query, words: '' }) } : null,
    office ? { text: OFFICE_LABELS[office], removeHref: addressOf({ ...query, office: '' }) } : null,
    state ? { text: state[1], removeHref: addressOf({ ...query, state: '' }) } : null,
  ].filter((filter) => filter !== null);
}

export default function AdminPeople() {
  const { query, view } = useLoaderData<typeof loader>();
  return (
    <Page
      title="People"
      crumbs={[
        { text: 'Home', href: '/' },
        { text: 'Administration', href: '/admin' },
      ]}
    >
      <Split asideFirst aside={<Filters query={query} />}>
        <p aria-live="polite">
          <strong>
            {view.total} {view.total === 1 ? 'account' : 'accounts'}
          </strong>
        </p>
        <DataTable
          caption="Accounts by name"
          captionHidden
          rows={view.people}
          rowKey={({ id }) => id}
          columns={[
            {
              header: 'Name',
              rowHeader: true,
              cell: ({ id, name, email }) => (
                <>
                  <a href={`/admin/people/${id}`}>{name}</a>
                  <div className="nhsuk-hint nhsuk-u-margin-bottom-0">{email}</div>
                </>
              ),
            },
            { header: 'State', cell: ({ state }) => <PersonStateTag state={state} /> },
            {
              header: 'Offices',
              cell: ({ offices }) => offices.map((office) => OFFICE_LABELS[office]).join(', ') || 'None',
            },
            {
              header: 'Organisations',
              cell: ({ organisations }) => organisations.map(({ name }) => name).join(', ') || 'None',
            },
            {
              header: 'Last seen',
              cell: ({ lastSeenAt }) => (lastSeenAt ? <DateText at={lastSeenAt} /> : 'Never'),
            },
          ]}
          empty={
            <EmptyState title="No account matches" action={<a href="/admin/people">Show all accounts</a>}>
              Take a filter away, or look for a part of the name, the address or the organisation.
            </EmptyState>
          }
        />
        <Pagination
          page={view.page}
          pages={view.pages}
          hrefOf={(page) => addressOf(query, page)}
          label="People"
        />
      </Split>
    </Page>
  );
}

function Filters({ query }: { readonly query: Query }) {
  return (
    <FilterForm action="/admin/people" applied={appliedTo(query)} clearHref="/admin/people">
      <TextInput name="q" label="Name, address or organisation" type="search" defaultValue={query.words} />
      <Select
        name="office"
        label="Office"
        unchosen="Any or none"
        defaultValue={query.office}
        options={OFFICES.map((value) => ({ value, label: OFFICE_LABELS[value] }))}
      />
      <Select
        name="state"
        label="State"
        unchosen="Any state"
        defaultValue={query.state}
        options={Object.entries(PERSON_STATE_LABELS).map(([value, label]) => ({ value, label }))}
      />
    </FilterForm>
  );
}
