import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CommentPart } from '../../components/comments/comment-part';
import { CommentTags } from '../../components/comments/comment-tags';
import { DecisionPart } from '../../components/comments/decision-part';
import { DeskPart } from '../../components/comments/desk-part';
import { FormerDecisions } from '../../components/comments/former-decisions';
import { OwnCommentPart } from '../../components/comments/own-comment-part';
import { PullOutPart } from '../../components/comments/pull-out-part';
import { RepliesPart } from '../../components/comments/replies-part';
import { type ThreadFailure, threadPrefix } from '../../components/comments/thread-form';
import { isFormFailure } from '../../components/form/form-failure';
import { ObjectionsTo } from '../../components/objections-to';
import { Page } from '../../components/page';
import { SenseCheckPart } from '../../components/sense-checks-on';
import { door, memberDoor } from '../../http/respond.server';
import { commentPath, commentsPath, readCommentNumber } from '../../services/comments/comment-address';
import { LONGEST } from '../../services/comments/comment-limits';
import { addressedComment, viewComment } from '../../services/comments/view-comment.server';
import { threadAction } from './thread-action.server';
import { ThreadFacts } from './thread-facts';
import { ThreadNews } from './thread-news';

export const loader = door(async ({ ctx, params, url }) => {
  const reference = params.reference ?? '';
  const number = readCommentNumber(params.number ?? '') ?? 0;
  const view = await viewComment(ctx, reference, number);
  // One address for each comment: 148 and c-148 lead to C-148.
  const path = commentPath(reference, number);
  if (url.pathname !== path) throw redirect(`${path}${url.search}`);
  return { ...view, done: url.searchParams.get('done') ?? '' };
});

export const action = memberDoor(async ({ params, ...entry }) => {
  const number = readCommentNumber(params.number ?? '') ?? 0;
  return await threadAction(entry, await addressedComment(entry.ctx, params.reference ?? '', number));
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? `Comment ${data.entry.name} on ${data.standard.reference} ${data.standard.title} ${data.version.number}`
      : 'Comment',
  },
];

export default function CommentPage() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const failure: ThreadFailure | undefined =
    isFormFailure(answer) && 'intent' in answer ? (answer as ThreadFailure) : undefined;
  const { standard, entry } = view;
  const signInHref = `/sign-in?to=${encodeURIComponent(entry.path)}`;
  return (
    <Page
      caption={`${standard.reference} ${standard.title} ${view.version.number}`}
      title={`Comment ${entry.name}`}
      head={<CommentTags entry={entry} />}
      crumbs={[
        { text: 'Standards', href: '/standards' },
        { text: standard.reference, href: `/standards/${standard.reference}` },
        { text: 'Comments', href: commentsPath(standard.reference, { version: view.version.number }) },
      ]}
      failure={failure}
      idPrefix={failure === undefined ? '' : threadPrefix(failure.intent, failure.replyId)}
      width="text"
    >
      <ThreadNews done={failure === undefined ? view.done : ''} name={entry.name} />
      <CommentPart view={view} />
      <ThreadFacts view={view} />
      <DecisionPart view={view} />
      <FormerDecisions view={view} />
      <ObjectionsTo {...view.objections} />
      <PullOutPart view={view} failure={failure} longestReason={LONGEST.reason} />
      <OwnCommentPart view={view} failure={failure} limits={LONGEST} />
      <SenseCheckPart checks={view.senseChecks} askPath={view.askPath} />
      <RepliesPart view={view} failure={failure} limits={LONGEST} signInHref={signInHref} />
      <DeskPart view={view} failure={failure} longestReason={LONGEST.reason} />
    </Page>
  );
}
