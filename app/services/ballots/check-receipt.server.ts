import { findVoteEvent } from '../../../db/queries/audit-record';
import { listMembershipsOf } from '../../../db/queries/people';
import { findVoteByReceipt } from '../../../db/queries/votes';
import type { VotePosition } from '../../../db/words';
import { positionsShown } from '../../domain/ballot/facts';
import { commentLinks } from '../comments/comment-address';
import type { Context } from '../context';
import { loadVersionById } from '../versions/load-version.server';
import { loadBallot } from './ballot-facts.server';
import { filedWith } from './filed-with.server';

/** What a receipt stands for. What was voted, and for whom, is told when everybody may know, or to the voter's own. */
export interface CheckedReceipt {
  readonly receipt: string;
  readonly castAt: Date;
  readonly ballot: {
    readonly path: string;
    readonly question: string;
    readonly of: string;
    readonly open: boolean;
  };
  /** `counts`: the vote of its organisation; `replaced`: a later one took its place. */
  readonly standing: 'counts' | 'replaced' | 'withdrawn' | 'void';
  readonly vote: {
    readonly organisation: string;
    readonly position: VotePosition;
    /** The comments that were filed with it. */
    readonly filed: readonly { readonly name: string; readonly path: string }[];
  } | null;
  /** Its event in the audit record. */
  readonly event: { readonly seq: number; readonly hash: string } | null;
}

/** As people write it: `v-12ab 34cd 56` is `V-12AB34CD56`. */
function tidyReceipt(typed: string): string {
  const letters = typed.toUpperCase().replace(/[^0-9A-Z]/g, '');
  return `V-${letters.replace(/^V/, '')}`;
}

/**
 * Looks a receipt up, for anybody: that the vote was recorded, when, and whether it counts.
 *
 * @returns null when there is no such receipt, or it is of a ballot that the one who asks may not see
 */
export async function checkReceipt(ctx: Context, typed: string): Promise<CheckedReceipt | null> {
  const receipt = tidyReceipt(typed);
  return await ctx.store.read(async (tx) => {
    const line = await findVoteByReceipt(tx, receipt);
    if (!line) return null;
    const { row, facts, trail, electorate } = await loadBallot(tx, line.ballotId);
    const { standard, version } = await loadVersionById(tx, ctx, row.versionId);
    const last = trail.findLast((one) => one.votingGroupId === line.votingGroupId && !one.withdrawal);
    const withdrawn = trail.some((one) => one.votingGroupId === line.votingGroupId && one.withdrawal);
    const group = electorate.filter((one) => one.votingGroupId === line.votingGroupId);
    const held = ctx.actor.kind === 'person' ? await listMembershipsOf(tx, [ctx.actor.personId]) : [];
    const mine = held.some((one) =>
      group.some(({ organisationId }) => organisationId === one.organisationId),
    );
    const counts = last?.receipt === receipt || line.withdrawal;
    return {
      receipt,
      castAt: line.castAt,
      ballot: {
        path: `/ballots/${row.id}`,
        question: row.question,
        of: `${standard.reference} ${standard.title} ${version.number}`,
        open: row.state === 'open',
      },
      standing: row.state === 'void' ? 'void' : !counts ? 'replaced' : withdrawn ? 'withdrawn' : 'counts',
      vote:
        mine || positionsShown(facts) === 'all'
          ? {
              organisation: line.organisationName,
              position: line.position,
              filed: commentLinks(standard.reference, (await filedWith(tx, [line]))(line)),
            }
          : null,
      event: (await findVoteEvent(tx, row.id, receipt)) ?? null,
    };
  });
}
