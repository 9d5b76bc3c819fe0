import { endOpenBallot, listDueBallots } from '../../../db/queries/ballots';
import type { Tx } from '../../../db/store';
import { decideClosing, recirculationTime, resultOfBallot } from '../../domain/ballot/closing';
import { recordedClosingOfBallot } from '../audit/recorded-closing.server';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { everyDue } from '../every-due';
import { loadBallot } from './ballot-facts.server';
import { tellOfBallot } from './tell-of-ballot.server';

/**
 * Closes every ballot whose last second has passed, as the database and the record both have it (AU-12): state, result and record in one transaction each, by the
 * clock's authority and with no visitor present.
 *
 * @returns how many were closed by this call
 */
export async function closeDueBallots(ctx: Context): Promise<number> {
  const due = await ctx.store.read((tx) => listDueBallots(tx, ctx.now()));
  return await everyDue(due, ({ id }) => ctx.store.tx((tx) => closeOne(tx, ctx, id)));
}

async function closeOne(tx: Tx, ctx: Context, id: string): Promise<boolean> {
  const now = ctx.now();
  const ballot = await loadBallot(tx, id);
  const recorded = (await recordedClosingOfBallot(tx, id))?.at ?? null;
  if (!decideClosing(ballot.facts, recorded, { kind: 'clock' }, now).allowed) return false;
  const closed = { ...ballot.facts, state: 'closed' } as const;
  const result = resultOfBallot(closed, ballot.tally, now);
  const recirculateAt = recirculationTime(closed, ballot.tally);
  const change = { state: 'closed', closedAt: now, result, recirculateAt } as const;
  if (!(await endOpenBallot(tx, id, change))) return false;
  await recordEvent(
    tx,
    { ...ctx, actor: { kind: 'clock' } },
    {
      act: 'ballot-closed',
      objectKind: 'ballot',
      objectId: id,
      standardId: ballot.row.standardId,
      versionId: ballot.row.versionId,
      before: { state: 'open' },
      after: {
        state: 'closed',
        passed: result.passed,
        hash: ballot.row.hash,
        approve: result.total.approve,
        doNotApprove: result.total.doNotApprove,
        abstain: result.total.abstain,
        standAside: result.total.standAside,
        notVoted: result.total.notVoted,
      },
    },
  );
  await tellOfBallot(tx, ctx, ballot.row, {
    kind: 'ballot-closed',
    summary: `The ballot has closed. ${result.words}`,
  });
  return true;
}
