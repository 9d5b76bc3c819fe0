import type { HeadersFunction, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ClauseLinks, clauseNameIn } from '../../components/history/clause-links';
import { WhoWrote } from '../../components/history/who-wrote';
import { InsetText } from '../../components/inset-text';
import { Page } from '../../components/page';
import { WordsWritten } from '../../components/reading/contributor-list';
import { publicPage } from '../../http/public-page.server';
import { door } from '../../http/respond.server';
import { viewWhoInText } from '../../services/history/view-who-in-text.server';

/** Who wrote a frozen text, or with `?clause=` one clause of it. */
export const loader = door(async ({ ctx, params, url }) =>
  publicPage(ctx, await viewWhoInText(ctx, params.hash ?? '', url.searchParams.get('clause'))),
);

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Who wrote this text: ${data.title}` : 'Who wrote this text' },
  { name: 'robots', content: 'noindex' },
];

export default function WhoWroteText() {
  const { hash, title, outline, clauseId, contributions, lines } = useLoaderData<typeof loader>();
  const here = `/texts/${hash}/who`;
  const clause = clauseId === null ? '' : clauseNameIn(outline, clauseId);
  return (
    <Page
      caption={title}
      title={clause === '' ? 'Who wrote this text' : `Who wrote ${clause}`}
      crumbs={[
        { text: 'Home', href: '/' },
        { text: 'Frozen text', href: `/texts/${hash}` },
        ...(clauseId === null ? [] : [{ text: 'Who wrote it', href: here }]),
      ]}
    >
      {contributions === null ? (
        <InsetText>
          Who wrote this text is not recorded. It is worked out within a minute after a text is frozen; a text
          that is too large or was frozen elsewhere has no record.
        </InsetText>
      ) : clauseId === null ? (
        <WordsWritten contributions={contributions} hash={null} heading="h2" />
      ) : (
        <WhoWrote lines={lines} />
      )}
      {contributions === null ? null : (
        <nav aria-labelledby="clauses">
          <h2 className="nhsuk-heading-m" id="clauses">
            Clause by clause
          </h2>
          <ClauseLinks
            outline={outline}
            current={clauseId}
            hrefOf={(id) => `${here}?clause=${encodeURIComponent(id)}`}
          />
          <p>
            <a href={`${here}.json`}>All of it as JSON</a>
          </p>
        </nav>
      )}
    </Page>
  );
}
