import { findDocumentPlace } from '../../../db/queries/documents';
import { findSessionEnd } from '../../../db/queries/live-seats';
import { CLOSINGS } from '../../document/close-codes';
import type { Reason } from '../../domain/decision';
import type { ReasonWord } from '../../domain/reason-words';
import type { Context } from '../context';
import type { Seat } from '../rooms';
import { seatDecision, seatPerson } from './seat-facts.server';

/**
 * The one answer to "may this session be live in this document, and how". Everything is read from the store
 * at this moment, so that asking again after a change tells the truth of then.
 */
export async function takeSeat(ctx: Context, documentId: string): Promise<Seat> {
  const { actor } = ctx;
  if (actor.kind !== 'person') return { seat: 'none', code: CLOSINGS.signedOut.code };
  return await ctx.store.read(async (tx): Promise<Seat> => {
    const until = await findSessionEnd(tx, actor.sessionId, actor.personId, ctx.now());
    if (!until) return { seat: 'none', code: CLOSINGS.signedOut.code };
    const place = await findDocumentPlace(tx, documentId);
    if (!place) return { seat: 'none' };
    const { decision } = await seatDecision(tx, ctx, place);
    if (!decision.allowed) {
      const suspended = holds(decision.reasons, 'account-suspended');
      return suspended ? { seat: 'none', code: CLOSINGS.personSuspended.code } : { seat: 'none' };
    }
    const { result } = decision;
    const seat = {
      seat: result.seat,
      person: await seatPerson(tx, actor, place),
      sessionId: actor.sessionId,
      epoch: place.document.epoch,
      until,
    };
    return result.seat === 'read' && isFrozen(result.because)
      ? { ...seat, code: CLOSINGS.draftFrozen.code }
      : seat;
  });
}

function holds(reasons: readonly Reason[], ...words: readonly ReasonWord[]): boolean {
  return reasons.some((reason) => words.includes(reason.word));
}

/** Nobody may write any more, whoever they are. */
function isFrozen(reasons: readonly Reason[]): boolean {
  return holds(reasons, 'document-not-open', 'state-not-editable');
}
