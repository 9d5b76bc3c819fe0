import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { ObjectionsTo } from '../../components/objections-to';
import { Page } from '../../components/page';
import { Split } from '../../components/split';
import { BallotStateTag } from '../../components/state-tag';
import type { Refused } from '../../domain/decision';
import { optionalText, readForm } from '../../http/form.server';
import { refuseOnVersion } from '../../http/refuse-on-version.server';
import { door, memberDoor, refuseForm } from '../../http/respond.server';
import { askForMandate } from '../../services/approvals/ask-for-mandate.server';
import { sendForApproval } from '../../services/approvals/send-for-approval.server';
import { extendBallot } from '../../services/ballots/extend-ballot.server';
import { recirculateBallot } from '../../services/ballots/recirculate-ballot.server';
import { viewBallot } from '../../services/ballots/view-ballot.server';
import { voidBallot } from '../../services/ballots/void-ballot.server';
import { withdrawNegative } from '../../services/ballots/withdraw-negative.server';
import { tidy } from '../../services/comments/comment-words';
import { moveVersion } from '../../services/versions/move-version.server';
import { versionIdOfBallot } from '../../services/versions/version-id.server';
import { BallotFactsBox } from './ballot-facts-box';
import { BallotResultPart } from './ballot-result-part';
import { BallotSteps } from './ballot-steps';
import { BallotTurnout } from './ballot-turnout';
import { MyVotes } from './my-votes';
import { SecondRoundPart } from './rounds-part';

export const loader = door(async ({ ctx, params }) => ({
  ballot: await viewBallot(ctx, params.id ?? ''),
  now: ctx.now(),
  signedIn: ctx.actor.kind === 'person',
}));

const form = z.object({
  intent: z.enum(
    [
      'withdraw',
      'extend',
      'void',
      'send-for-approval',
      'ask-for-mandate',
      'recirculate',
      'return-to-resolution',
    ],
    {
      message: 'Choose what to do.',
    },
  ),
  organisationId: z.string().optional().default(''),
  reason: optionalText(4000, 'The reason must be 4,000 characters or fewer.'),
  versionId: z.string().optional().default(''),
});

export const action = memberDoor(async ({ ctx, request, context, params }) => {
  const read = await readForm(request, context, form);
  if (!read.ok) return refuseForm(read.errors, read.values);
  const ballotId = params.id ?? '';
  const { intent, organisationId, versionId } = read.data;
  const reason = tidy(read.data.reason);
  const needsReason = intent === 'extend' || intent === 'void' || intent === 'withdraw';
  if (needsReason && reason === '') {
    return refuseForm({ [`${intent}-reason`]: 'Give a reason. It is public.' }, read.values);
  }
  const refuse = async (decision: Refused) =>
    await refuseOnVersion(ctx, await versionIdOfBallot(ctx, ballotId), decision, read.values);
  switch (intent) {
    case 'withdraw': {
      const decision = await withdrawNegative(ctx, { ballotId, organisationId, reason });
      return decision.allowed ? redirect(`/ballots/${ballotId}`) : await refuse(decision);
    }
    case 'extend': {
      const decision = await extendBallot(ctx, { ballotId, reason });
      return decision.allowed ? redirect(`/ballots/${ballotId}`) : await refuse(decision);
    }
    case 'void': {
      const decision = await voidBallot(ctx, { ballotId, reason });
      return decision.allowed ? redirect(`/ballots/${ballotId}`) : await refuse(decision);
    }
    case 'return-to-resolution': {
      const asked = { move: intent, nonEditorialChangeAgreed: reason !== '', reason } as const;
      const decision = await moveVersion(ctx, versionId, asked);
      return decision.allowed ? redirect(`/ballots/${ballotId}`) : await refuse(decision);
    }
    case 'recirculate': {
      const decision = await recirculateBallot(ctx, { ballotId });
      return decision.allowed ? redirect(`/ballots/${ballotId}`) : await refuse(decision);
    }
    case 'ask-for-mandate': {
      const decision = await askForMandate(ctx, { ballotId });
      return decision.allowed ? redirect(`/approvals/${decision.result.approvalId}`) : await refuse(decision);
    }
    case 'send-for-approval': {
      const decision = await sendForApproval(ctx, { ballotId });
      return decision.allowed ? redirect(`/approvals/${decision.result.approvalId}`) : await refuse(decision);
    }
  }
});

export const meta = ({ data }: { data?: { ballot: Awaited<ReturnType<typeof viewBallot>> } }) => [
  {
    title: data ? `Ballot on ${data.ballot.standard.reference} ${data.ballot.version.number}` : 'Ballot',
  },
];

export default function BallotPage() {
  const { ballot, now, signedIn } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  return (
    <Page
      caption={`${ballot.standard.reference} ${ballot.standard.title} ${ballot.version.number}`}
      title={ballot.question}
      crumbs={[
        { text: 'Standards', href: '/standards' },
        { text: ballot.standard.reference, href: `/standards/${ballot.standard.reference}` },
        { text: 'Ballots', href: '/ballots' },
      ]}
      head={<BallotStateTag state={ballot.state} />}
      failure={failure}
    >
      <SecondRoundPart ballot={ballot} />
      <BallotResultPart ballot={ballot} />
      <Split
        aside={
          <>
            <BallotFactsBox ballot={ballot} />
            <ObjectionsTo {...ballot.objections} />
          </>
        }
      >
        {ballot.state === 'open' ? <BallotTurnout ballot={ballot} now={now} /> : null}
        <MyVotes ballot={ballot} signedIn={signedIn} failure={failure} />
        <BallotSteps ballot={ballot} failure={failure} />
      </Split>
    </Page>
  );
}
