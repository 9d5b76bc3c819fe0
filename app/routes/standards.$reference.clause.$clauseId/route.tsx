import { data, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ButtonLink } from '../../components/form/button-link';
import { Page } from '../../components/page';
import { door } from '../../http/respond.server';
import { viewClause } from '../../services/versions/view-clause.server';

/** Leads to a clause where it stands now; one that was removed is told of, with status 410. */
export const loader = door(async ({ ctx, params }) => {
  const place = await viewClause(ctx, params.reference ?? '', params.clauseId ?? '');
  if (place.found === 'current') throw redirect(place.path);
  return data(place, { status: 410 });
});

export const meta = () => [{ title: 'Removed from the standard' }, { name: 'robots', content: 'noindex' }];

export default function RemovedClause() {
  const { standard, name, lastIn, lastPath, goneIn, comparePath, currentPath } =
    useLoaderData<typeof loader>();
  return (
    <Page
      caption={`${standard.reference} ${standard.title}`}
      title={`${name} is not in the current version`}
      crumbs={[
        { text: 'Standards', href: '/standards' },
        { text: standard.reference, href: `/standards/${standard.reference}` },
      ]}
      width="text"
    >
      <p>
        It was last in <a href={lastPath}>version {lastIn}</a>
        {goneIn === null ? '.' : `, and version ${goneIn} no longer has it.`}
      </p>
      {comparePath === null ? null : (
        <p>
          <a href={comparePath}>
            Compare {lastIn} with {goneIn}
          </a>{' '}
          to see what took its place.
        </p>
      )}
      {currentPath === null ? null : <ButtonLink href={currentPath}>Read the current version</ButtonLink>}
    </Page>
  );
}
