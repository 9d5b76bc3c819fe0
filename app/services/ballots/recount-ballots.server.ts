import { listAuditEvents } from '../../../db/queries/audit';
import { listBallots } from '../../../db/queries/ballots';
import { listCountedVotes } from '../../../db/queries/votes';
import type { Tx } from '../../../db/store';
import { outcomeOf } from '../../domain/ballot/outcome';
import { type Difference, type ReceiptLine, recountDifference } from '../../domain/ballot/recount';
import type { Context } from '../context';
import { loadBallot } from './ballot-facts.server';
import { reasonHash } from './reason-hash';

/** What counting a closed ballot again came to. */
export interface Recount {
  readonly id: string;
  readonly reference: string;
  readonly number: string;
  /** Lines of its trail: every vote, change and withdrawal. */
  readonly lines: number;
  readonly passed: boolean;
  /** Null when the count agrees with everything that is stored. */
  readonly difference: Difference | null;
}

/**
 * Counts every closed ballot again from its trail of votes, and holds the count against the stored result, the
 * votes that count, and the audit record. One transaction a ballot, so that none is read half.
 */
export async function recountBallots(ctx: Pick<Context, 'store'>): Promise<readonly Recount[]> {
  const closed = await ctx.store.read((tx) => listBallots(tx, ['closed'], 'hidden ones too'));
  const recounts: Recount[] = [];
  for (const { id, reference, number } of closed) {
    recounts.push({ id, reference, number, ...(await ctx.store.read((tx) => recount(tx, id))) });
  }
  return recounts;
}

async function recount(tx: Tx, id: string): Promise<Pick<Recount, 'lines' | 'passed' | 'difference'>> {
  const { row, facts, trail, events, tally } = await loadBallot(tx, id);
  const outcome = outcomeOf(facts.rules, tally);
  const recorded = await listAuditEvents(
    tx,
    { objectKind: 'ballot', objectId: id, act: 'vote-cast' },
    Number.MAX_SAFE_INTEGER,
  );
  const difference = recountDifference(
    {
      stored: row.result,
      votes: (await listCountedVotes(tx, id)).map(({ reason, ...vote }) => ({
        ...vote,
        reasonHash: reasonHash(reason),
      })),
      trail: trail
        .filter(({ withdrawal }) => !withdrawal)
        .map((line) => ({ ...line, reasonHash: reasonHash(line.reason), cited: line.blockingCommentIds })),
      record: recorded.map(({ organisationId, after }) => ({ organisationId, ...voteIn(after) })),
    },
    { ...outcome, total: tally.total, byCategory: tally.byCategory },
    tally,
    events,
  );
  return { lines: trail.length, passed: outcome.passed, difference };
}

/** What the audit record keeps of a vote. */
function voteIn(after: unknown): Omit<ReceiptLine, 'organisationId'> {
  const { receipt, position, reason } = (after ?? {}) as {
    readonly receipt?: string;
    readonly position?: string;
    readonly reason?: string;
  };
  return { receipt: receipt ?? '', position: position ?? '', reasonHash: reason ?? null };
}
