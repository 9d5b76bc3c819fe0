import { wasTaken } from '../../../db/queries/amendment-decisions';
import { decideRejection } from '../../domain/amendment-decision';
import { LONGEST_REASON } from '../../domain/amendment-limits';
import type { Context } from '../context';
import { type Answer, done, refused } from '../people/answer';
import { signedInPerson } from '../people/signed-in';
import { amendmentErrors, tooLong } from './amendment-fields';
import { loadAmendment } from './load-amendment.server';
import { recordDecision } from './record-decision.server';

/**
 * Does not take an amendment, or what is left of it; its text stays readable, with the reason.
 *
 * @throws ServiceError `sign-in-needed`, `not-found`, `conflict`
 */
export async function rejectAmendment(ctx: Context, id: string, typed: string): Promise<Answer> {
  signedInPerson(ctx.actor);
  const reason = typed.trim();
  const answer = await ctx.store.tx(async (tx): Promise<Answer<{ readonly documentId: string }>> => {
    const loaded = await loadAmendment(tx, ctx, id);
    const taken = await wasTaken(tx, id);
    const decision = decideRejection(loaded.facts, loaded.standing, { reason, taken }, loaded.actor);
    const faults = decision.allowed
      ? tooLong('reason', reason, LONGEST_REASON)
      : amendmentErrors(decision.reasons);
    if (!decision.allowed || Object.keys(faults).length > 0) {
      return refused(faults, decision.allowed ? [] : decision.reasons);
    }
    await recordDecision(tx, ctx, {
      loaded,
      moved: decision.result,
      clauses: [],
      decisions: [],
      acceptanceId: null,
      base: null,
      reason,
    });
    return done({ documentId: loaded.amendment.documentId });
  });
  if (!answer.ok) return answer;
  ctx.post.wake();
  ctx.rooms.reseat(answer.result.documentId);
  return done();
}
