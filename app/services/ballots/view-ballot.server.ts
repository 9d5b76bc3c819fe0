import { listApprovals } from '../../../db/queries/approvals';
import { findPerson } from '../../../db/queries/people';
import { listBlockingComments, listCitedComments } from '../../../db/queries/votes';
import { decideExtension, decideVoid, firmnessOf } from '../../domain/ballot/closing';
import { positionsShown, withdrawalEnds } from '../../domain/ballot/facts';
import { outcomeOf } from '../../domain/ballot/outcome';
import { stillNeeds, turnoutOf } from '../../domain/ballot/still-needs';
import { decideWithdrawal } from '../../domain/ballot/voting';
import { unmetOf } from '../../domain/decision';
import { may } from '../../domain/permissions';
import { type SaidReason, sayReasons } from '../../domain/reason-sentences';
import { decideSending } from '../approvals/send-for-approval.server';
import type { Context } from '../context';
import { objectionsTo } from '../objections/objections-to.server';
import { curePlace } from '../versions/cure-places';
import { loadVersionById, versionFacts } from '../versions/load-version.server';
import { placesOf } from '../versions/places-of-version.server';
import { type LoadedBallot, loadBallot } from './ballot-facts.server';

export type BallotView = Awaited<ReturnType<typeof viewBallot>>;

/** Everything the page of a ballot shows, and what the one who asks may do with it now. */
export async function viewBallot(ctx: Context, id: string) {
  return await ctx.store.read(async (tx) => {
    const now = ctx.now();
    const ballot = await loadBallot(tx, id);
    const { row, facts, tally, electorate, trail } = ballot;
    const { standard, version, actor } = await loadVersionById(tx, ctx, row.versionId);
    const seen = await versionFacts(tx, version, actor);
    const shown = positionsShown(facts) === 'all';
    const outcome = outcomeOf(facts.rules, tally);
    const cited = shown
      ? await listCitedComments(
          tx,
          trail.flatMap((line) => line.blockingCommentIds),
        )
      : [];
    // Looked up by name: with thousands of voters a walk for each of them would take seconds.
    const voters = new Map(tally.voters.map((one) => [one.groupId, one]));
    const lines = new Map(trail.map((line) => [line.id, line]));
    const casts = trail.filter(({ withdrawal }) => !withdrawal);
    const lastCasts = new Map(casts.map((line) => [line.votingGroupId, line]));
    const opener = await findPerson(tx, row.openedBy);
    const approval = (await listApprovals(tx)).find(
      (one) =>
        one.reference === standard.reference && one.number === version.number && one.state === 'waiting',
    );
    const places = await placesOf(tx, { standard, version });
    const sending = await decideSending(tx, version, ballot, seen, actor, now);
    const isChair = may(actor, 'extend-ballot', facts).allowed;

    const objections = await objectionsTo(tx, now, {
      kind: 'ballot',
      id: row.id,
      decidedAt: row.closedAt,
      reference: standard.reference,
      number: version.number,
    });

    return {
      id: row.id,
      objections,
      state: row.state,
      track: row.track,
      question: row.question,
      hash: row.hash,
      artefactsHash: row.artefactsHash,
      standard: { reference: standard.reference, title: standard.title },
      version: { id: version.id, number: version.number, state: version.state, basedOnId: version.basedOnId },
      snapshotId: row.snapshotId,
      openedAt: row.openedAt,
      openedBy: opener?.name ?? 'Former member',
      closesAt: row.closesAt,
      closedAt: row.closedAt,
      extension: row.extendedAt ? { at: row.extendedAt, reason: row.extensionReason } : null,
      voidReason: row.voidReason,
      rules: facts.rules,
      /** Why a Lead varied them before it opened; '' for the usual ones. */
      rulesReason: row.rulesReason,
      turnout: turnoutOf(tally),
      enrolled: tally.total.enrolled,
      voted: tally.total.enrolled - tally.total.notVoted,
      stillNeeds: row.state === 'open' ? stillNeeds(facts.rules, tally).words : null,
      outcome: shown ? { ...outcome, total: tally.total, byCategory: tally.byCategory } : null,
      firmness: firmnessOf(facts, tally, now),
      withdrawalsUntil: row.state === 'closed' ? withdrawalEnds(facts) : null,
      organisations: electorate.map((one) => {
        const voter = voters.get(one.votingGroupId);
        const line = lines.get(voter?.sequence ?? -1);
        const voted = voter !== undefined && voter.position !== 'not-voted';
        const cast = lastCasts.get(one.votingGroupId);
        return {
          ...one,
          voted,
          vote: shown
            ? {
                position: voter?.position ?? ('not-voted' as const),
                withdrawn: voter?.withdrawn ?? false,
                reason: cast?.reason ?? '',
                castFor: line && line.organisationId !== one.organisationId ? line.organisationName : null,
                comments: cited
                  .filter((comment) => cast?.blockingCommentIds.includes(comment.id))
                  .map(({ number }) => number),
              }
            : null,
        };
      }),
      mine: await myVotes(tx, ctx, ballot),
      may: {
        extend: isChair ? sayReasons(unmetOf(decideExtension(facts, tally, actor, now))) : null,
        void: may(actor, 'void-ballot', facts).allowed
          ? sayReasons(unmetOf(decideVoid(facts, 'a reason', actor, now)))
          : null,
        sendForApproval:
          may(actor, 'send-for-approval', seen).allowed &&
          version.state === 'ballot' &&
          row.state === 'closed'
            ? sayReasons(unmetOf(sending)).map((said) => ({ ...said, place: curePlace(said.word, places) }))
            : null,
        returnToResolution:
          may(actor, 'return-to-resolution', seen).allowed &&
          version.state === 'ballot' &&
          row.state !== 'open',
      },
      approvalId: approval?.id ?? null,
    };
  });
}

/** What the reader's own organisations have done in a ballot, and may still do. */
export interface MyVote {
  readonly organisationId: string;
  readonly name: string;
  readonly enrolled: boolean;
  readonly speaksFor: boolean;
  readonly position: string | null;
  readonly lines: readonly {
    readonly position: string;
    readonly reason: string;
    readonly castAt: Date;
    readonly castByName: string;
    readonly forName: string;
    readonly receipt: string;
    readonly withdrawal: boolean;
  }[];
  readonly blockingComments: readonly {
    readonly id: string;
    readonly number: number;
    readonly body: string;
    readonly hasWording: boolean;
  }[];
  /** Null when withdrawing is no question; otherwise what stands against it. */
  readonly withdraw: readonly SaidReason[] | null;
}

async function myVotes(
  tx: Parameters<typeof loadBallot>[0],
  ctx: Context,
  ballot: LoadedBallot,
): Promise<readonly MyVote[]> {
  if (ctx.actor.kind !== 'person') return [];
  const { electorate, trail, tally, facts } = ballot;
  const { actor } = await loadVersionById(tx, ctx, ballot.row.versionId);
  const mine: MyVote[] = [];
  for (const membership of ctx.actor.memberships) {
    const { organisationId, organisationName: name } = membership;
    const entry = electorate.find((one) => one.organisationId === organisationId);
    const voter = tally.voters.find((one) => one.groupId === entry?.votingGroupId);
    const speaksFor = may(actor, 'vote', { organisationId }).allowed;
    const blocking =
      entry && speaksFor ? await listBlockingComments(tx, ballot.row.versionId, [organisationId]) : [];
    const request = { organisationId, recordedForSomeoneElse: false };
    const stands = voter?.position === 'do-not-approve' && !voter.withdrawn && facts.state === 'closed';
    mine.push({
      organisationId,
      name,
      enrolled: entry !== undefined,
      speaksFor,
      position: voter?.position ?? null,
      lines: trail
        .filter((line) => entry !== undefined && line.votingGroupId === entry.votingGroupId)
        .map(({ position, reason, castAt, castByName, organisationName, receipt, withdrawal }) => ({
          position,
          reason,
          castAt,
          castByName,
          forName: organisationName,
          receipt,
          withdrawal,
        })),
      blockingComments: blocking.map(({ id, number, body, proposedWording }) => ({
        id,
        number,
        body,
        hasWording: proposedWording.trim() !== '',
      })),
      withdraw:
        stands && speaksFor
          ? sayReasons(unmetOf(decideWithdrawal(facts, tally.voters, request, actor, ctx.now())))
          : null,
    });
  }
  return mine;
}
