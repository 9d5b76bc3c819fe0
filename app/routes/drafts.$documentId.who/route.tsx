import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ClauseLinks, clauseNameIn } from '../../components/history/clause-links';
import { WhoWrote } from '../../components/history/who-wrote';
import { Page } from '../../components/page';
import { readWhere } from '../../http/passage-query.server';
import { door } from '../../http/respond.server';
import { viewWhoInDraft } from '../../services/history/view-who-in-draft.server';

/** Who wrote a clause (`?clause=`) or a block (`?block=`) of a draft, as it stands now. */
export const loader = door(async ({ ctx, params, url }) => {
  const where = readWhere(url.searchParams);
  return { ...(await viewWhoInDraft(ctx, params.documentId ?? '', where)), where };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Who wrote ${data.what} of ${data.reference}` : 'Who wrote this draft' },
  { name: 'robots', content: 'noindex' },
];

export default function WhoWroteDraft() {
  const { documentId, reference, title, what, page, outline, lines, where } = useLoaderData<typeof loader>();
  const here = `/drafts/${documentId}/who`;
  const clause = where?.clauseId === undefined ? '' : clauseNameIn(outline, where.clauseId);
  return (
    <Page
      caption={`${reference} ${title}, ${what}`}
      title={
        clause !== ''
          ? `Who wrote ${clause}`
          : where === null
            ? 'Who wrote this text'
            : 'Who wrote this passage'
      }
      crumbs={[
        { text: 'Standards', href: '/standards' },
        { text: reference, href: `/standards/${reference}` },
        page,
        ...(where === null ? [] : [{ text: 'Who wrote it', href: here }]),
      ]}
    >
      {where === null ? (
        <p>Choose a clause. Words that were moved stay with who wrote them.</p>
      ) : (
        <WhoWrote lines={lines} />
      )}
      <nav aria-labelledby="clauses">
        <h2 className="nhsuk-heading-m" id="clauses">
          Clause by clause
        </h2>
        {outline.length === 0 ? <p>This text has no clauses yet.</p> : null}
        <ClauseLinks
          outline={outline}
          current={where?.clauseId ?? null}
          hrefOf={(id) => `${here}?clause=${encodeURIComponent(id)}`}
        />
      </nav>
    </Page>
  );
}
