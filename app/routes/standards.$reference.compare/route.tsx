import type { HeadersFunction, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Page } from '../../components/page';
import { door } from '../../http/respond.server';
import { readComparisonSearch } from '../../services/comparison/comparison-search';
import { viewComparison } from '../../services/comparison/view-comparison.server';
import { ChooseSides } from './choose-sides';
import { ComparedPart } from './compared-part';

export const loader = door(async ({ ctx, params, url }) => {
  const view = await viewComparison(ctx, params.reference ?? '', readComparisonSearch(url.searchParams));
  if (Object.keys(view.faults).length > 0) return data(view, { status: 404 });
  const keep = view.settled && ctx.actor.kind === 'anonymous';
  return data(view, keep ? { headers: { 'X-Concord-Public': '1' } } : {});
});

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: view }) => {
  const sides = view?.compared ? `${view.compared.from.label} and ${view.compared.to.label}` : 'texts';
  return [
    { title: view ? `Compare ${sides}, ${view.standard.reference} ${view.standard.title}` : 'Compare texts' },
    { name: 'robots', content: 'noindex' },
  ];
};

export default function Compare() {
  const view = useLoaderData<typeof loader>();
  const { standard, compared, faults } = view;
  const failure = Object.keys(faults).length === 0 ? undefined : { errors: { ...faults } };
  return (
    <Page
      caption={`${standard.reference} ${standard.title}`}
      title="Compare texts"
      crumbs={[
        { text: 'Standards', href: '/standards' },
        { text: standard.reference, href: `/standards/${standard.reference}` },
      ]}
      failure={failure}
    >
      <ChooseSides view={view} failure={failure} />
      {compared === null ? null : (
        <ComparedPart compared={compared} search={view.search} standard={standard} />
      )}
    </Page>
  );
}
