import { listMembershipsOf } from '../../../db/queries/people';
import { listCommentsToName } from '../../../db/queries/votes';
import { decideWithdrawal } from '../../domain/ballot/voting';
import { unmetOf } from '../../domain/decision';
import { may } from '../../domain/permissions';
import { type SaidReason, sayReasons } from '../../domain/reason-sentences';
import type { Context } from '../context';
import { loadVersionById } from '../versions/load-version.server';
import { familiesIn, type LoadedBallot, type loadBallot, othersIn } from './ballot-facts.server';
import { filedWith } from './filed-with.server';

/** What the reader's own organisations have done in a ballot, and may still do. */
export interface MyVote {
  readonly organisationId: string;
  readonly name: string;
  readonly slug: string;
  readonly enrolled: boolean;
  readonly speaksFor: boolean;
  /** The other enrolled organisations of its family, with which it has one vote (BL-4). */
  readonly sharesWith: readonly string[];
  /** Whether the organisation is suspended: nobody votes for it now, and the vote it cast counts (PM-34). */
  readonly suspended: boolean;
  readonly position: string | null;
  /** Whether its last vote said that another enrolled organisation pays for it. */
  readonly paidByEnrolled: boolean;
  readonly lines: readonly {
    readonly position: string;
    readonly reason: string;
    readonly castAt: Date;
    readonly castByName: string;
    readonly forName: string;
    readonly receipt: string;
    readonly withdrawal: boolean;
    /** Numbers of the comments that were filed with it. */
    readonly filed: readonly number[];
  }[];
  /** Those that its vote can name, made for it or for another one of its family (BL-13, BL-37). */
  readonly comments: readonly {
    readonly id: string;
    readonly number: number;
    readonly body: string;
    /** The organisation it was made for, where that is another one of the family; null for the own one. */
    readonly madeBy: string | null;
    readonly blocking: boolean;
    readonly hasWording: boolean;
  }[];
  /** Null when withdrawing is no question; otherwise what stands against it. */
  readonly withdraw: readonly SaidReason[] | null;
}

/** The votes of the reader's organisations in a ballot. */
export async function myVotes(
  tx: Parameters<typeof loadBallot>[0],
  ctx: Context,
  ballot: LoadedBallot,
): Promise<readonly MyVote[]> {
  if (ctx.actor.kind !== 'person') return [];
  const { electorate, trail, tally, facts } = ballot;
  const { actor } = await loadVersionById(tx, ctx, ballot.row.versionId);
  const mine: MyVote[] = [];
  const families = familiesIn(electorate);
  for (const membership of await listMembershipsOf(tx, [ctx.actor.personId])) {
    const { organisationId, name, slug } = membership;
    const entry = electorate.find((one) => one.organisationId === organisationId);
    const voter = tally.voters.find((one) => one.groupId === entry?.votingGroupId);
    const speaksFor = may(actor, 'vote', { organisationId }).allowed;
    const family = families.get(entry?.votingGroupId ?? '') ?? [];
    const votersIds = family.map((one) => one.organisationId);
    const own = trail.filter((line) => line.votingGroupId === entry?.votingGroupId);
    const filed = await filedWith(tx, own);
    const cast = own.findLast(({ withdrawal }) => !withdrawal);
    const comments = speaksFor
      ? await listCommentsToName(tx, ballot.row.versionId, votersIds, cast?.blockingCommentIds ?? [])
      : [];
    const request = { organisationId, recordedForSomeoneElse: false };
    const stands = voter?.position === 'do-not-approve' && !voter.withdrawn && facts.state === 'closed';
    mine.push({
      organisationId,
      name,
      slug,
      enrolled: entry !== undefined,
      speaksFor,
      sharesWith: othersIn(family, organisationId),
      suspended: membership.suspendedAt !== null,
      position: voter?.position ?? null,
      paidByEnrolled: cast?.paidByEnrolled ?? false,
      lines: own.map(
        ({ position, reason, castAt, castByName, organisationName, receipt, withdrawal, ...line }) => ({
          filed: filed(line),
          position,
          reason,
          castAt,
          castByName,
          forName: organisationName,
          receipt,
          withdrawal,
        }),
      ),
      comments: comments.map((comment) => ({
        id: comment.id,
        number: comment.number,
        body: comment.body,
        madeBy: madeBy(family, organisationId, comment.organisationId),
        blocking: comment.blocking,
        hasWording: comment.proposedWording.trim() !== '',
      })),
      withdraw:
        stands && speaksFor
          ? sayReasons(unmetOf(decideWithdrawal(facts, tally.voters, request, actor, ctx.now())))
          : null,
    });
  }
  return mine;
}

function madeBy(family: LoadedBallot['electorate'], voterId: string, makerId: string | null): string | null {
  if (makerId === voterId) return null;
  return family.find(({ organisationId }) => organisationId === makerId)?.name ?? null;
}
