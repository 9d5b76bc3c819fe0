import { findDocumentPlace } from '../../../db/queries/documents';
import { nextRequirementNumber } from '../../../db/queries/standards';
import { allow, type Decision, refuse } from '../../domain/decision';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { seatDecision } from './seat-facts.server';

/**
 * Mints the next requirement id of the standard a document belongs to, such as `STD-0042-R17`. Ids are counted
 * for the whole standard and never given twice, also when the requirement is deleted again.
 */
export async function mintRequirement(
  ctx: Context,
  documentId: string,
): Promise<Decision<{ readonly ref: string }>> {
  return await ctx.store.tx(async (tx) => {
    const place = await findDocumentPlace(tx, documentId);
    const seat = place && (await seatDecision(tx, ctx, place)).decision;
    if (!place || !seat) throw new ServiceError('not-found', 'There is no such draft.');
    if (!seat.allowed) return seat;
    if (seat.result.seat === 'read') return refuse(seat.result.because);
    const number = await nextRequirementNumber(tx, place.standard.id);
    if (number === undefined) throw new ServiceError('not-found', 'There is no such standard.');
    const ref = `${place.standard.reference}-R${number}`;
    await recordEvent(tx, ctx, {
      act: 'requirement-minted',
      objectKind: 'requirement',
      objectId: ref,
      standardId: place.standard.id,
      versionId: place.version.id,
      after: { ref, in: place.document.kind },
    });
    return allow({ ref });
  });
}
