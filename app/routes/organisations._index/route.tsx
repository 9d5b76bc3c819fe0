import type { HeadersFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { INTEREST_CATEGORIES, ORGANISATION_KINDS } from '../../../db/words';
import { EmptyState } from '../../components/empty-state';
import { FilterForm } from '../../components/filter-form';
import { ButtonLink } from '../../components/form/button-link';
import { Checkbox } from '../../components/form/checkbox';
import { Select } from '../../components/form/select';
import { TextInput } from '../../components/form/text-input';
import { Page } from '../../components/page';
import { Pagination } from '../../components/pagination';
import { Split } from '../../components/split';
import { INTEREST_CATEGORY_LABELS, ORGANISATION_KIND_LABELS } from '../../domain/labels';
import { pageNumber } from '../../http/page-number.server';
import { publicPage } from '../../http/public-page.server';
import { door } from '../../http/respond.server';
import { viewOrganisations } from '../../services/organisations/view-organisations.server';
import { OrganisationTable } from './organisation-table';

export const loader = door(async ({ ctx, url }) => {
  const query = {
    words: (url.searchParams.get('q') ?? '').trim().slice(0, 100),
    kind: url.searchParams.get('kind') ?? '',
    interest: url.searchParams.get('interest') ?? '',
    verified: url.searchParams.has('verified'),
  };
  const view = await viewOrganisations(ctx, { ...query, page: pageNumber(url) });
  return publicPage(ctx, { query, view });
});

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const meta = () => [{ title: 'Organisations' }];

interface Query {
  readonly words: string;
  readonly kind: string;
  readonly interest: string;
  readonly verified: boolean;
}

function addressOf(query: Query, page = 1): string {
  const words = new URLSearchParams();
  if (query.words) words.set('q', query.words);
  if (query.kind) words.set('kind', query.kind);
  if (query.interest) words.set('interest', query.interest);
  if (query.verified) words.set('verified', 'yes');
  if (page > 1) words.set('page', String(page));
  const text = words.toString();
  return text === '' ? '/organisations' : `/organisations?${text}`;
}

function appliedTo(query: Query) {
  const kind = ORGANISATION_KINDS.find((word) => word === query.kind);
  const interest = INTEREST_CATEGORIES.find((word) => word === query.interest);
  return [
    query.words ? { text: `“${query.words}”`, removeHref: addressOf({ ...query, words: '' }) } : null,
    kind ? { text: ORGANISATION_KIND_LABELS[kind], removeHref: addressOf({ ...query, kind: '' }) } : null,
    interest
      ? { text: INTEREST_CATEGORY_LABELS[interest], removeHref: addressOf({ ...query, interest: '' }) }
      : null,
    query.verified ? { text: 'Verified', removeHref: addressOf({ ...query, verified: false }) } : null,
  ].filter((filter) => filter !== null);
}

export default function Organisations() {
  const { query, view } = useLoaderData<typeof loader>();
  const applied = appliedTo(query);
  return (
    <Page
      title="Organisations"
      lead="Who takes part: suppliers, NHS and care providers, clinical bodies and patient groups."
      crumbs={[{ text: 'Home', href: '/' }]}
      head={
        view.mayCreate ? (
          <ButtonLink href="/organisations/new" look="secondary">
            Add an organisation
          </ButtonLink>
        ) : null
      }
    >
      <Split asideFirst aside={<Filters query={query} applied={applied} />}>
        <p aria-live="polite">
          <strong>
            {view.total} {view.total === 1 ? 'organisation' : 'organisations'}
          </strong>
        </p>
        <OrganisationTable
          organisations={view.organisations}
          empty={
            applied.length > 0 ? (
              <EmptyState
                title="No organisation matches these filters"
                action={<a href="/organisations">Show all organisations</a>}
              >
                Take a filter away, or look for a part of the name.
              </EmptyState>
            ) : (
              <EmptyState
                title="No organisation is on the portal yet"
                action={<a href="/organisations/new">Add an organisation</a>}
              >
                Anyone with an account can add the organisation they work for.
              </EmptyState>
            )
          }
        />
        <Pagination
          page={view.page}
          pages={view.pages}
          hrefOf={(page) => addressOf(query, page)}
          label="Organisations"
        />
      </Split>
    </Page>
  );
}

function Filters({
  query,
  applied,
}: {
  readonly query: Query;
  readonly applied: ReturnType<typeof appliedTo>;
}) {
  return (
    <FilterForm action="/organisations" applied={applied} clearHref="/organisations">
      <TextInput name="q" label="Name or description" type="search" defaultValue={query.words} />
      <Select
        name="kind"
        label="Kind"
        unchosen="Any kind"
        defaultValue={query.kind}
        options={ORGANISATION_KINDS.map((value) => ({ value, label: ORGANISATION_KIND_LABELS[value] }))}
      />
      <Select
        name="interest"
        label="Interest category"
        unchosen="Any category"
        defaultValue={query.interest}
        options={INTEREST_CATEGORIES.map((value) => ({ value, label: INTEREST_CATEGORY_LABELS[value] }))}
      />
      <Checkbox name="verified" label="Verified only" defaultChecked={query.verified} />
    </FilterForm>
  );
}
