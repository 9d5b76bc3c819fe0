import { listDueRecirculations, sendRoundAgain } from '../../../db/queries/ballots';
import type { Tx } from '../../../db/store';
import { decideRecirculation } from '../../domain/ballot/closing';
import { allow, type Decision } from '../../domain/decision';
import { dayInWords } from '../../domain/london-time';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { actorFacts } from '../people/actor-facts.server';
import { loadBallot } from './ballot-facts.server';
import { tellOfOpening } from './tell-of-ballot.server';

/**
 * Sends every closed ballot whose unresolved “do not approve” nobody withdrew in time round again, by the
 * clock's authority, one transaction each. The rules are asked again inside it, so it happens once.
 *
 * @returns how many were sent round by this call
 */
export async function recirculateDueBallots(ctx: Context): Promise<number> {
  const clock: Context = { ...ctx, actor: { kind: 'clock' } };
  const due = await ctx.store.read((tx) => listDueRecirculations(tx, ctx.now()));
  let sent = 0;
  for (const id of due) {
    const decision = await ctx.store.tx((tx) => sendOne(tx, clock, id));
    if (decision?.allowed) sent += 1;
  }
  return sent;
}

/** The chair sends a closed ballot round again without waiting for the clock. */
export async function recirculateBallot(
  ctx: Context,
  input: { readonly ballotId: string },
): Promise<Decision> {
  const decision = await ctx.store.tx((tx) => sendOne(tx, ctx, input.ballotId));
  if (decision === null) {
    throw new ServiceError(
      'conflict',
      'The ballot was sent round again at the same moment. Look at its page.',
    );
  }
  if (decision.allowed) ctx.post.wake();
  return decision;
}

/** Null when somebody else sent it first. */
async function sendOne(tx: Tx, ctx: Context, id: string): Promise<Decision | null> {
  const now = ctx.now();
  const { row, facts, tally, trail } = await loadBallot(tx, id);
  const decision = decideRecirculation(facts, tally, await actorFacts(tx, ctx.actor), now);
  if (!decision.allowed) return decision;
  const { closesAt } = decision.result;
  const firstTrailEnd = trail.at(-1)?.id ?? 0;
  const first = { firstClosedAt: row.closedAt, firstResult: row.result, firstTrailEnd };
  const change = { ...first, closesAt, recirculatedAt: now };
  if (!(await sendRoundAgain(tx, id, change))) return null;
  await recordEvent(tx, ctx, {
    act: 'ballot-recirculated',
    objectKind: 'ballot',
    objectId: id,
    standardId: row.standardId,
    versionId: row.versionId,
    before: { state: 'closed', round: 1, doNotApprove: tally.total.doNotApprove },
    after: { state: 'open', round: 2, closesAt: closesAt.toISOString() },
  });
  const until = dayInWords(closesAt);
  const summary = `The ballot goes round once more until ${until}, with the reasons of those who do not approve.`;
  await tellOfOpening(tx, ctx, row, summary);
  return allow();
}
