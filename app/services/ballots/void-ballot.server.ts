import { endOpenBallot } from '../../../db/queries/ballots';
import { decideVoid } from '../../domain/ballot/closing';
import { allow, type Decision } from '../../domain/decision';
import { recordEvent } from '../audit.server';
import { tidy } from '../comments/comment-words';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { actorFacts } from '../people/actor-facts.server';
import { loadBallot } from './ballot-facts.server';
import { tellOfBallot } from './tell-of-ballot.server';

/** A Lead ends a ballot before its close, with a public reason and for good. */
export async function voidBallot(
  ctx: Context,
  input: { readonly ballotId: string; readonly reason: string },
): Promise<Decision> {
  const { actor } = ctx;
  if (actor.kind !== 'person') throw new ServiceError('sign-in-needed', 'Sign in to void a ballot.');
  return await ctx.store.tx(async (tx) => {
    const now = ctx.now();
    const { row, facts } = await loadBallot(tx, input.ballotId);
    const reason = tidy(input.reason);
    const decision = decideVoid(facts, reason, await actorFacts(tx, actor), now);
    if (!decision.allowed) return decision;
    const change = {
      state: 'void' as const,
      closedAt: now,
      voidedBy: actor.personId,
      voidReason: reason,
    };
    if (!(await endOpenBallot(tx, row.id, change))) {
      throw new ServiceError('conflict', 'The ballot ended while you were writing. Look at its page again.');
    }
    await recordEvent(tx, ctx, {
      act: 'ballot-voided',
      objectKind: 'ballot',
      objectId: row.id,
      standardId: row.standardId,
      versionId: row.versionId,
      before: { state: 'open' },
      after: { state: 'void', reason },
    });
    await tellOfBallot(tx, ctx, row, {
      kind: 'ballot-void',
      summary: `The ballot was voided: ${reason}`,
    });
    return allow();
  });
}
