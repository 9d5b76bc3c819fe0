import { listDueByDate, listDueConsultations } from '../../../db/queries/versions';
import type { Context } from '../context';
import { moveVersion } from './move-version.server';

/**
 * Closes every consultation whose last second has passed: by the clock's authority and with no visitor present,
 * one transaction each. The rules are asked again inside it, so two processes that look at the same moment close
 * it once.
 *
 * @returns how many were closed by this call
 */
export async function closeDueConsultations(ctx: Context): Promise<number> {
  const clock: Context = { ...ctx, actor: { kind: 'clock' } };
  const due = await ctx.store.read((tx) => listDueConsultations(tx, ctx.now()));
  return await moveAll(clock, due, 'close-consultation');
}

/**
 * Makes mandated versions effective on their comply-by date, and retires deprecated ones after their phase-out.
 *
 * @returns how many versions moved by this call
 */
export async function moveDueVersions(ctx: Context): Promise<number> {
  const clock: Context = { ...ctx, actor: { kind: 'clock' } };
  const due = await ctx.store.read((tx) => listDueByDate(tx, ctx.now()));
  const effective = await moveAll(clock, due.effective, 'take-effect');
  return effective + (await moveAll(clock, due.retired, 'retire'));
}

async function moveAll(
  clock: Context,
  ids: readonly string[],
  move: 'close-consultation' | 'take-effect' | 'retire',
): Promise<number> {
  let moved = 0;
  for (const id of ids) if ((await moveVersion(clock, id, { move })).allowed) moved += 1;
  return moved;
}
