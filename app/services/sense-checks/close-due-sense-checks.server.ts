import {
  endSenseCheck,
  findSenseCheck,
  listDueSenseChecks,
  listSenseAnswers,
} from '../../../db/queries/sense-checks';
import type { Tx } from '../../../db/store';
import { adviceOf, decideSenseClosing } from '../../domain/sense-check';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { tellFollowers } from '../standards/tell-followers.server';
import { loadVersionById } from '../versions/load-version.server';
import { senseCheckPath } from './sense-check-address';

/**
 * Closes every sense check whose last second has passed, by the clock's authority, one transaction each.
 *
 * @returns how many were closed by this call
 */
export async function closeDueSenseChecks(ctx: Context): Promise<number> {
  const clock: Context = { ...ctx, actor: { kind: 'clock' } };
  const due = await ctx.store.read((tx) => listDueSenseChecks(tx, ctx.now()));
  let closed = 0;
  for (const id of due) if (await ctx.store.tx((tx) => closeOne(tx, clock, id))) closed += 1;
  return closed;
}

async function closeOne(tx: Tx, clock: Context, id: string): Promise<boolean> {
  const check = await findSenseCheck(tx, id);
  if (!check || !decideSenseClosing(check, { kind: 'clock' }, clock.now()).allowed) return false;
  if (!(await endSenseCheck(tx, id, clock.now()))) return false;
  const { standard, version } = await loadVersionById(tx, clock, check.versionId);
  const advice = adviceOf(await listSenseAnswers(tx, [id]));
  await recordEvent(tx, clock, {
    act: 'sense-check-closed',
    objectKind: 'sense-check',
    objectId: id,
    standardId: standard.id,
    versionId: version.id,
    after: { for: advice.for, against: advice.against, unsure: advice.unsure },
  });
  await tellFollowers(tx, clock, standard, {
    kind: 'sense-check-closed',
    summary: `The sense check on ${check.subject} of ${standard.title} ${version.number} has closed. ${advice.words}`,
    path: senseCheckPath(id),
  });
  return true;
}
