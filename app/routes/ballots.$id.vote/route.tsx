import { data, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { isFormFailure } from '../../components/form/form-failure';
import { Notice } from '../../components/notice';
import { Page } from '../../components/page';
import type { Refused } from '../../domain/decision';
import { reasonsInWords, sayReasons } from '../../domain/reason-sentences';
import { readForm, type TypedValues } from '../../http/form.server';
import { voteForm } from '../../http/forms/vote.server';
import { refuseDecision } from '../../http/refusal.server';
import { door, memberDoor, refuseForm } from '../../http/respond.server';
import { castVote, checkVote } from '../../services/ballots/cast-vote.server';
import { viewBallot } from '../../services/ballots/view-ballot.server';
import { LONGEST } from '../../services/comments/comment-limits';
import { ServiceError } from '../../services/errors';
import type { FieldOfReason } from '../../services/field-errors';
import { CheckVote } from './check-vote';
import { CommentOfVote } from './comment-of-vote';
import { voteAddress } from './vote-address';
import { VoteForm } from './vote-form';
import { VoteReceipt } from './vote-receipt';
import { VoteTooLate } from './vote-too-late';
import { writeComment } from './write-comment.server';

export const loader = door(async ({ ctx, params, url }) => {
  if (ctx.actor.kind !== 'person') throw new ServiceError('sign-in-needed', 'Sign in to vote.');
  const ballot = await viewBallot(ctx, params.id ?? '');
  const wanted = url.searchParams.get('for');
  const mine = ballot.mine.filter((one) => one.enrolled && one.speaksFor);
  const voter = wanted ? mine.find((one) => one.organisationId === wanted) : mine[0];
  const suspended = ballot.mine.find(
    (one) => one.enrolled && one.suspended && (wanted === null || one.organisationId === wanted),
  );
  if (!voter && suspended) {
    throw new ServiceError(
      'not-allowed',
      `${suspended.name} is suspended, so nobody votes for it now (rule PM-34). A vote that it cast stays and counts; the ballot’s page shows it. The Secretariat can end the suspension.`,
    );
  }
  if (!voter) {
    throw new ServiceError(
      'not-allowed',
      mine.length > 0
        ? 'You do not vote for that organisation in this ballot. The ballot’s page says for whom you vote, and who votes for the others.'
        : 'Only the voting representative or the alternate of an enrolled organisation can vote in this ballot. The ballot’s page says who is enrolled.',
    );
  }
  const line = voter.lines.find((one) => one.receipt === url.searchParams.get('receipt'));
  return { ballot, voters: mine, voter, receipt: line ?? null, limits: LONGEST };
});

/** The field in which a voter meets each demand of the rules. */
const fields: FieldOfReason = {
  'position-unknown': 'position',
  'stand-aside-required': 'position',
  'vote-reason-missing': 'reason',
  'blocking-comment-missing': 'comments',
  'filed-comment-missing': 'comments',
};

/**
 * Nobody votes for an organisation that was suspended meanwhile, so there is no page with the form to come back to:
 * the door keeps what was typed, as it does where a duty was lost.
 */
function refuseVote(refused: Refused, values: TypedValues) {
  const { reasons } = refused;
  if (reasons.some(({ word }) => word === 'organisation-suspended')) {
    throw new ServiceError('not-allowed', reasonsInWords(sayReasons(reasons)));
  }
  return refuseDecision(refused, values, { fields });
}

export const action = memberDoor(async ({ ctx, request, context, params, url }) => {
  const ballotId = params.id ?? '';
  const write = url.searchParams.get('write');
  if (write !== null) return await writeComment(ctx, ballotId, write, request, context);
  const read = await readForm(request, context, voteForm);
  if (!read.ok) return refuseForm(read.errors, read.values);
  const { intent, organisationId, hash, artefacts, reason, comments, paid } = read.data;
  if (intent === 'change') return data({ values: read.values, again: true as const });
  const vote = {
    ballotId,
    organisationId,
    position: read.data.position,
    reason,
    blockingCommentIds: comments,
    hash,
    artefacts,
    paidByEnrolled: paid,
  };
  if (intent === 'check') {
    const checked = await checkVote(ctx, vote);
    return checked.allowed ? data({ vote: read.data }) : refuseVote(checked, read.values);
  }
  const decision = await castVote(ctx, vote);
  if (!decision.allowed) return refuseVote(decision, read.values);
  const query = new URLSearchParams({ for: organisationId, receipt: decision.result.receipt });
  return redirect(`/ballots/${ballotId}/vote?${query}`);
});

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  {
    title: view
      ? `Vote on ${view.ballot.standard.reference} ${view.ballot.standard.title} ${view.ballot.version.number}`
      : 'Vote',
  },
];

export default function VotePage() {
  const { ballot, voters, voter: first, receipt, limits } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  // A form says for whom it is, whatever the address says.
  const sent = answer && ('vote' in answer ? answer.vote : answer.values);
  const voter = voters.find((one) => one.organisationId === sent?.organisationId) ?? first;
  const back = { href: `/ballots/${ballot.id}`, text: 'Back to the ballot' };
  const caption = `${ballot.standard.reference} ${ballot.standard.title} ${ballot.version.number}`;

  if (answer && 'writing' in answer) {
    return (
      <Page
        width="text"
        back={back}
        caption={caption}
        title={answer.writing.blocking ? 'Write the blocking comment' : 'Write the comment'}
        failure={isFormFailure(answer) ? answer : undefined}
      >
        <CommentOfVote ballot={ballot} voter={voter} limits={limits} answer={answer} />
      </Page>
    );
  }
  if (answer && 'vote' in answer) {
    return (
      <Page width="text" back={back} caption={caption} title="Check the vote before you cast it">
        <CheckVote
          vote={answer.vote}
          voter={voter}
          address={voteAddress(ballot.id, voter.organisationId)}
          hash={ballot.hash}
          artefacts={ballot.artefactsHash ?? ''}
        />
      </Page>
    );
  }
  if (receipt && answer === undefined) {
    return (
      <Page width="text" back={back}>
        <VoteReceipt ballot={ballot} voter={voter} line={receipt} />
      </Page>
    );
  }
  const failure = isFormFailure(answer) ? answer : undefined;
  if (!ballot.takesVotes) return <VoteTooLate ballot={ballot} voter={voter} failure={failure} />;
  const typed = answer && 'again' in answer ? { errors: {}, values: answer.values } : failure;
  return (
    <Page width="text" back={back} caption={caption} title={`Vote for ${voter.name}`} failure={failure}>
      {answer && 'posted' in answer ? (
        <Notice kind="success" title={`Your comment ${answer.posted} is posted`}>
          <p>It is ticked below. The vote is not cast yet.</p>
        </Notice>
      ) : null}
      <VoteForm ballot={ballot} voter={voter} failure={typed} />
    </Page>
  );
}
