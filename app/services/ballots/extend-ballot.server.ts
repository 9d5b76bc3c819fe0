import { changeOpenBallot } from '../../../db/queries/ballots';
import { decideExtension } from '../../domain/ballot/closing';
import { allow, type Decision } from '../../domain/decision';
import { dayInWords } from '../../domain/london-time';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { actorFacts } from '../people/actor-facts.server';
import { loadBallot } from './ballot-facts.server';
import { tellOfBallot } from './tell-of-ballot.server';

/** The chair extends a ballot that lacks quorum, once. */
export async function extendBallot(
  ctx: Context,
  input: { readonly ballotId: string; readonly reason: string },
): Promise<Decision> {
  return await ctx.store.tx(async (tx) => {
    const now = ctx.now();
    const { row, facts, tally } = await loadBallot(tx, input.ballotId);
    const decision = decideExtension(facts, tally, await actorFacts(tx, ctx.actor), now);
    if (!decision.allowed) return decision;
    const { closesAt } = decision.result;
    const change = { closesAt, extendedAt: now, extensionReason: input.reason };
    if (!(await changeOpenBallot(tx, row.id, change))) {
      throw new ServiceError('conflict', 'The ballot ended while you were writing. Look at its page again.');
    }
    await recordEvent(tx, ctx, {
      act: 'ballot-extended',
      objectKind: 'ballot',
      objectId: row.id,
      standardId: row.standardId,
      versionId: row.versionId,
      before: { closesAt: row.closesAt.toISOString() },
      after: { closesAt: closesAt.toISOString(), reason: input.reason },
    });
    await tellOfBallot(tx, ctx, row, {
      kind: 'ballot-extended',
      summary: `The ballot was extended to ${dayInWords(closesAt)}.`,
    });
    return allow();
  });
}
