import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { VOTE_POSITIONS } from '../../../db/words';
import { isFormFailure } from '../../components/form/form-failure';
import { Page } from '../../components/page';
import type { Refused } from '../../domain/decision';
import { reasonsInWords, sayReasons } from '../../domain/reason-sentences';
import { optionalText, readForm, requiredText, type TypedValues, ticked } from '../../http/form.server';
import { refuseDecision } from '../../http/refusal.server';
import { door, memberDoor, refuseForm } from '../../http/respond.server';
import { castVote, checkVote } from '../../services/ballots/cast-vote.server';
import { viewBallot } from '../../services/ballots/view-ballot.server';
import { tidy } from '../../services/comments/comment-words';
import { ServiceError } from '../../services/errors';
import type { FieldOfReason } from '../../services/field-errors';
import { CheckVote } from './check-vote';
import { VoteForm } from './vote-form';
import { VoteReceipt } from './vote-receipt';
import { VoteTooLate } from './vote-too-late';

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
  return { ballot, voters: mine, voter, receipt: line ?? null };
});

const position = z.enum(VOTE_POSITIONS, { message: 'Choose a position.' });

const form = z
  .object({
    intent: z.enum(['check', 'change', 'cast'], { message: 'Choose what to do.' }),
    organisationId: requiredText('Choose the organisation to vote for.', 60, 'Choose an organisation.'),
    hash: requiredText('Reload the page: the hash of the text is missing.', 64, 'Reload the page.'),
    artefacts: optionalText(64, 'Reload the page.'),
    position,
    reason: optionalText(4000, 'The reason must be 4,000 characters or fewer.'),
    comments: z
      .union([z.string(), z.array(z.string())])
      .optional()
      .transform((value) => (value === undefined ? [] : [value].flat())),
    paid: ticked(),
  })
  .superRefine((vote, found) => {
    if (vote.position === 'approve-with-comments' && vote.comments.length === 0) {
      found.addIssue({
        code: 'custom',
        path: ['comments'],
        message:
          'Choose at least one comment that is filed with this vote. Write it first if there is none, or choose “Approve”.',
      });
    }
    if (vote.position !== 'do-not-approve') return;
    if (tidy(vote.reason) === '') {
      found.addIssue({
        code: 'custom',
        path: ['reason'],
        message: 'Say why your organisation does not approve.',
      });
    }
    if (vote.comments.length === 0) {
      found.addIssue({
        code: 'custom',
        path: ['comments'],
        message:
          'Choose the blocking comment, with a proposed change, that this vote rests on. Write it first if there is none.',
      });
    }
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

export const action = memberDoor(async ({ ctx, request, context, params }) => {
  const read = await readForm(request, context, form);
  if (!read.ok) return refuseForm(read.errors, read.values);
  const ballotId = params.id ?? '';
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

export const meta = () => [{ title: 'Vote' }];

export default function VotePage() {
  const { ballot, voters, voter: first, receipt } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  // A form says for whom it is, whatever the address says.
  const sent = answer && ('vote' in answer ? answer.vote : answer.values);
  const voter = voters.find((one) => one.organisationId === sent?.organisationId) ?? first;
  const back = { href: `/ballots/${ballot.id}`, text: 'Back to the ballot' };
  const caption = `${ballot.standard.reference} ${ballot.standard.title} ${ballot.version.number}`;

  if (answer && 'vote' in answer) {
    return (
      <Page width="text" back={back} caption={caption} title="Check the vote before you cast it">
        <CheckVote
          vote={answer.vote}
          voter={voter}
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
      <VoteForm ballot={ballot} voter={voter} failure={typed} />
    </Page>
  );
}
