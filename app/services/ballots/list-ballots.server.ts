import { listBallots } from '../../../db/queries/ballots';
import type { BallotResult } from '../../domain/ballot/closing';
import type { Context } from '../context';

/** The ballots that are open, and those that have ended, with the result in words. */
export async function viewBallots(ctx: Context) {
  return await ctx.store.read(async (tx) => ({
    open: await listBallots(tx, ['open']),
    ended: (await listBallots(tx, ['closed', 'void'])).map(({ result, ...ballot }) => ({
      ...ballot,
      /** When a Lead voided it, else the closing time by its rules. */
      endedAt: (ballot.state === 'void' ? ballot.closedAt : null) ?? ballot.closesAt,
      passed: (result as BallotResult | null)?.passed ?? null,
      words: (result as BallotResult | null)?.words ?? '',
    })),
  }));
}
