import type { HeadersFunction, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Page } from '../../components/page';
import { Pagination } from '../../components/pagination';
import { Split } from '../../components/split';
import { publicPage } from '../../http/public-page.server';
import { door } from '../../http/respond.server';
import { directoryQuery, readDirectorySearch } from '../../services/directory/directory-search';
import { viewDirectory } from '../../services/directory/view-directory.server';
import { DirectoryFilters } from './directory-filters';
import { NothingFound } from './nothing-found';
import { StandardCard } from './standard-card';

export const loader = door(async ({ ctx, url }) => {
  const view = await viewDirectory(ctx, readDirectorySearch(url.searchParams));
  const pageQueries = Array.from({ length: view.pages }, (_, at) =>
    directoryQuery({ ...view.search, page: at + 1 }),
  );
  return publicPage(ctx, { ...view, pageQueries });
});

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.search.words ? `${data.search.words}: standards` : 'Standards' },
  {
    tagName: 'link',
    rel: 'alternate',
    type: 'application/atom+xml',
    href: `/standards.atom${data?.feedQuery ?? ''}`,
    title: 'Changes in this list',
  },
];

export default function Directory() {
  const view = useLoaderData<typeof loader>();
  const { entries, total, search, pages, pageQueries, feedQuery, now, mayPropose } = view;
  return (
    <Page
      title="Standards"
      lead="Everything that is in force, being written or up for comment."
      crumbs={[{ text: 'Home', href: '/' }]}
    >
      <Split asideFirst aside={<DirectoryFilters view={view} />}>
        <p className="nhsuk-body" aria-live="polite">
          <strong>
            {total} {total === 1 ? 'standard' : 'standards'}
          </strong>
          {search.words === '' ? '' : ` for “${search.words}”`}
          {pages > 1 ? `, page ${search.page} of ${pages}` : ''}
        </p>
        {entries.length === 0 ? (
          <NothingFound view={view} />
        ) : (
          entries.map((entry) => <StandardCard key={entry.reference} entry={entry} now={now} />)
        )}
        <Pagination
          page={search.page}
          pages={pages}
          hrefOf={(page) => `/standards${pageQueries[page - 1] ?? ''}`}
          label="Standards"
        />
        <p>
          <a href={`/standards.atom${feedQuery}`}>Atom feed of this list</a>
          {mayPropose ? (
            <>
              {' · '}
              <a href="/standards/propose">Propose a standard</a>
            </>
          ) : null}
        </p>
      </Split>
    </Page>
  );
}
