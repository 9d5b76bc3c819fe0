import type { HeadersFunction, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Card, CardGrid } from '../../components/card';
import { SearchBox } from '../../components/form/search-box';
import { Page } from '../../components/page';
import { publicPage } from '../../http/public-page.server';
import { door } from '../../http/respond.server';
import { viewHome } from '../../services/directory/view-home.server';
import { DraftedList } from './drafted-list';
import { OpenNowList } from './open-now-list';
import { PublishedList } from './published-list';

export const loader = door(async ({ ctx }) => publicPage(ctx, await viewHome(ctx)));

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const meta: MetaFunction = () => [
  { title: 'Standards for health and care, written in the open' },
  {
    name: 'description',
    content: 'The open portal where the NHS and its suppliers write interoperability standards together.',
  },
  {
    tagName: 'link',
    rel: 'alternate',
    type: 'application/atom+xml',
    href: '/standards.atom',
    title: 'Standards',
  },
];

export default function Home() {
  const { now, open, published, drafted } = useLoaderData<typeof loader>();
  return (
    <Page
      title="Standards for health and care, written in the open"
      lead="Here the NHS and its suppliers write interoperability standards together: everyone can read, comment and follow, and every decision is public."
    >
      <SearchBox
        action="/standards"
        label="Search standards by name, reference or topic"
        id="home-search"
        showLabel
      />
      <CardGrid>
        <Card title="Read a standard" href="/standards">
          <p>Find what applies to you, by care setting, topic or organisation, without an account.</p>
        </Card>
        <Card title="Take part" href="/take-part">
          <p>Comment on drafts, propose changes and vote for your organisation.</p>
        </Card>
      </CardGrid>
      <OpenNowList open={open} now={now} />
      <PublishedList published={published} />
      <DraftedList drafted={drafted} />
    </Page>
  );
}
