import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CommentFilters } from '../../components/comments/comment-filters';
import { CommentList } from '../../components/comments/comment-list';
import { EmptyState } from '../../components/empty-state';
import { AppliedFilters } from '../../components/filter-form';
import { ButtonLink } from '../../components/form/button-link';
import { Notice } from '../../components/notice';
import { Page } from '../../components/page';
import { Pagination } from '../../components/pagination';
import { Split } from '../../components/split';
import { COMMENT_STATE_LABELS, COMMENT_TYPE_LABELS } from '../../domain/labels/comments';
import { door } from '../../http/respond.server';
import { commentsPath, newCommentPath, reportPath } from '../../services/comments/comment-address';
import { type CommentSearch, commentQuery, readCommentSearch } from '../../services/comments/comment-search';
import { viewComments } from '../../services/comments/view-comments.server';
import { deskPath } from '../../services/desk/desk-search';
import { signedInPerson } from '../../services/people/signed-in';
import { sheetFormPath } from '../../services/sheets/sheet-address';

export const loader = door(async ({ ctx, params, url }) => {
  const search = readCommentSearch(url.searchParams);
  // Whoever asks for their own comments comes back to them after signing in.
  if (search.mine) signedInPerson(ctx.actor);
  return {
    ...(await viewComments(ctx, params.reference ?? '', search)),
    removed: url.searchParams.get('done') === 'removed',
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Comments on ${data.standard.reference} ${data.standard.title}` : 'Comments' },
];

export default function CommentsPage() {
  const view = useLoaderData<typeof loader>();
  const { standard, search, comments, total, all, undecided, page, pages, commentOn } = view;
  const path = commentsPath(standard.reference);
  const hrefOf = (change: Partial<CommentSearch>) =>
    commentsPath(standard.reference, commentQuery({ ...search, page: 1, ...change }));
  const clause = comments.find(({ place }) => place.clauseId === search.clause)?.place.clause;
  const applied = appliedFilters(search, hrefOf, clause ?? 'One clause');
  const csv = hrefOf({}).replace('/comments', '/comments.csv');
  return (
    <Page
      caption={`${standard.reference} ${standard.title}`}
      title="Comments"
      crumbs={[
        { text: 'Standards', href: '/standards' },
        { text: standard.reference, href: `/standards/${standard.reference}` },
      ]}
    >
      {view.removed ? <Notice kind="success" title="Your comment is removed." /> : null}
      {all === 0 ? (
        <EmptyState
          title="No comments yet"
          action={
            commentOn === null ? undefined : (
              <ButtonLink href={newCommentPath(standard.reference, commentOn)}>
                Write the first comment
              </ButtonLink>
            )
          }
        >
          <p>
            Anybody with an account can comment on a clause, a requirement or selected words. Every comment is
            answered in public.
          </p>
        </EmptyState>
      ) : (
        <Split
          asideFirst
          aside={
            <CommentFilters
              action={path}
              search={search}
              versions={view.versions}
              signedIn={view.signedIn}
              applied={applied}
            />
          }
        >
          <p>
            {total === 1 ? '1 comment' : `${total} comments`}, {undecided} not decided yet
          </p>
          {commentOn === null ? null : (
            <ButtonLink href={newCommentPath(standard.reference, commentOn)} look="secondary" small>
              Comment on version {commentOn}
            </ButtonLink>
          )}
          {commentOn === null ? null : (
            <p>
              <a href={sheetFormPath(standard.reference, commentOn)}>Comment with a sheet</a>, offline and
              many at once
              {view.mayDesk ? (
                <>
                  {' · '}
                  <a href={deskPath(standard.reference, search.version || commentOn)}>Resolution desk</a>
                </>
              ) : null}
            </p>
          )}
          {total === 0 ? (
            <EmptyState title="No comment has all of this">
              <p>Remove a filter to see more.</p>
              <AppliedFilters applied={applied} clearHref={path} />
            </EmptyState>
          ) : (
            <CommentList comments={comments} />
          )}
          <Pagination page={page} pages={pages} hrefOf={(number) => hrefOf({ page: number })} />
          <p>
            <a href={csv}>Download these comments as CSV</a>
            {search.version === '' ? null : (
              <>
                {' or '}
                <a href={reportPath(standard.reference, search.version)}>
                  read the disposition report on {search.version}
                </a>
              </>
            )}
          </p>
        </Split>
      )}
    </Page>
  );
}

function appliedFilters(
  search: CommentSearch,
  hrefOf: (change: Partial<CommentSearch>) => string,
  clause: string,
) {
  return [
    ...(search.version === ''
      ? []
      : [{ text: `Version ${search.version}`, removeHref: hrefOf({ version: '', clause: '' }) }]),
    ...(search.clause === '' ? [] : [{ text: clause, removeHref: hrefOf({ clause: '' }) }]),
    ...(search.state === ''
      ? []
      : [{ text: COMMENT_STATE_LABELS[search.state], removeHref: hrefOf({ state: '' }) }]),
    ...(search.type === ''
      ? []
      : [{ text: COMMENT_TYPE_LABELS[search.type], removeHref: hrefOf({ type: '' }) }]),
    ...(search.open ? [{ text: 'Not decided yet', removeHref: hrefOf({ open: false }) }] : []),
    ...(search.blocking ? [{ text: 'Blocking', removeHref: hrefOf({ blocking: false }) }] : []),
    ...(search.mine ? [{ text: 'Written by me', removeHref: hrefOf({ mine: false }) }] : []),
  ];
}
