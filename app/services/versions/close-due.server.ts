import type { BallotRow } from '../../../db/queries/ballots';
import { listDueByDate, listDueConsultations, listWithEndedBallot } from '../../../db/queries/versions';
import type { BallotResult } from '../../domain/ballot/closing';
import { withdrawalEnds } from '../../domain/ballot/facts';
import { endOfDayAfter, isOver } from '../../domain/london-time';
import { ballotFacts } from '../ballots/ballot-facts.server';
import type { Context } from '../context';
import { everyDue } from '../every-due';
import { moveVersion } from './move-version.server';

/**
 * Closes every consultation whose last second has passed, as the database and the record both have it (AU-12): by the clock's authority and with no visitor present,
 * one transaction each. The rules are asked again inside it, so two processes that look at the same moment close
 * it once.
 *
 * @returns how many were closed by this call
 */
export async function closeDueConsultations(ctx: Context): Promise<number> {
  const clock: Context = { ...ctx, actor: { kind: 'clock' } };
  const due = await ctx.store.read((tx) => listDueConsultations(tx, ctx.now()));
  return await moveAll(
    clock,
    due.map(({ id }) => id),
    'close-consultation',
  );
}

/**
 * Makes mandated versions effective on their comply-by day, and retires deprecated ones on the last day of their
 * phase-out.
 *
 * @returns how many versions moved by this call
 */
export async function moveDueVersions(ctx: Context): Promise<number> {
  const clock: Context = { ...ctx, actor: { kind: 'clock' } };
  const due = await ctx.store.read((tx) => listDueByDate(tx, endOfDayAfter(ctx.now(), 0)));
  const effective = await moveAll(clock, due.effective, 'take-effect');
  return effective + (await moveAll(clock, due.retired, 'retire'));
}

/**
 * Takes versions back to Resolution whose ballot is void, or failed for good: when no withdrawal of a "do not
 * approve" can change its result any more.
 *
 * @returns how many versions moved by this call
 */
export async function returnFailedBallots(ctx: Context): Promise<number> {
  const clock: Context = { ...ctx, actor: { kind: 'clock' } };
  const ended = (await ctx.store.read((tx) => listWithEndedBallot(tx)))
    .filter(({ ballot }) => endedForGood(ballot, ctx.now()))
    .map(({ versionId }) => versionId);
  const input = { move: 'return-to-resolution', nonEditorialChangeAgreed: false, reason: '' } as const;
  return await everyDue(ended, async (id) => (await moveVersion(clock, id, input)).allowed);
}

/** Judged by what is stored, so that nothing is counted or written while nothing is due. */
function endedForGood(ballot: BallotRow, now: Date): boolean {
  if (ballot.state === 'void') return true;
  const result = ballot.result as BallotResult | null;
  if (result === null || result.passed) return false;
  return result.firmness === 'final' || isOver(withdrawalEnds(ballotFacts(ballot)), now);
}

async function moveAll(
  clock: Context,
  ids: readonly string[],
  move: 'close-consultation' | 'take-effect' | 'retire',
): Promise<number> {
  return await everyDue(ids, async (id) => (await moveVersion(clock, id, { move })).allowed);
}
