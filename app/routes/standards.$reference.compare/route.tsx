import type { HeadersFunction, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Page } from '../../components/page';
import { door } from '../../http/respond.server';
import { readComparisonSearch, viewComparison } from '../../services/versions/view-comparison.server';
import { ChooseSides } from './choose-sides';
import { ComparedPart } from './compared-part';

export const loader = door(async ({ ctx, params, url }) => {
  const view = await viewComparison(ctx, params.reference ?? '', readComparisonSearch(url.searchParams));
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
  const { standard, compared } = view;
  return (
    <Page
      caption={`${standard.reference} ${standard.title}`}
      title="Compare texts"
      crumbs={[
        { text: 'Standards', href: '/standards' },
        { text: standard.reference, href: `/standards/${standard.reference}` },
      ]}
    >
      <ChooseSides view={view} />
      {compared === null ? null : (
        <ComparedPart compared={compared} search={view.search} standard={standard} />
      )}
    </Page>
  );
}
