import { createHash } from 'node:crypto';
import { findDocumentPlace } from '../../../db/queries/documents';
import { insertFile } from '../../../db/queries/files';
import { bareImage } from '../../document/import/bare-image';
import { type ImageFault, readImage } from '../../document/import/image-kind';
import { MOST_PASTED_IMAGE_BYTES } from '../../document/pasted-image';
import { allow, type Decision, refuse } from '../../domain/decision';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { signedInPerson } from '../people/signed-in';
import { seatDecision } from './seat-facts.server';

const FAULTS: Readonly<Record<ImageFault, string>> = {
  unknown: 'This is not a PNG, JPEG, GIF or WebP image that can be shown. Save it as PNG and add it again.',
  drawing: 'Drawings in SVG can hold programs and are not taken. Save it as PNG and add it again.',
  'too-large-to-draw':
    'This image is more than 12,000 pixels on a side or 50 million in all. Make it smaller and add it again.',
  'cut-off': 'This image ends in its middle. Save it again and add it again.',
};

/**
 * Keeps an image that somebody drops or pastes into a live text, for those who may write there: its size is looked at
 * first, what it is is told by its first bytes, what a camera wrote beside
 * it is left out, and it is stored and served by the hash of its bytes. Drawings (SVG)
 * are programs and are refused.
 *
 * @throws ServiceError `invalid` for what is no image, `not-found` for a text that is not this person's to see
 */
export async function keepImage(
  ctx: Context,
  documentId: string,
  bytes: Uint8Array,
): Promise<Decision<{ readonly path: string }>> {
  const person = signedInPerson(ctx.actor);
  if (bytes.length === 0) {
    throw new ServiceError('invalid', 'This file is empty. Save the image as PNG and add it again.');
  }
  if (bytes.length > MOST_PASTED_IMAGE_BYTES) {
    throw new ServiceError('invalid', 'An image must be 10 MB or smaller. Make it smaller and add it again.');
  }
  const kind = readImage(bytes);
  if (typeof kind === 'string') throw new ServiceError('invalid', FAULTS[kind]);
  const bare = bareImage(bytes, kind.mediaType);
  const hash = createHash('sha256').update(bare).digest('hex');
  return await ctx.store.tx(async (tx) => {
    const place = await findDocumentPlace(tx, documentId);
    const seat = place && (await seatDecision(tx, ctx, place)).decision;
    if (!place || !seat) throw new ServiceError('not-found', 'There is no such draft.');
    if (!seat.allowed) return seat;
    if (seat.result.seat === 'read') return refuse(seat.result.because);
    await insertFile(tx, {
      hash,
      mediaType: kind.mediaType,
      bytes: Buffer.from(bare),
      uploadedBy: person.personId,
      createdAt: ctx.now(),
    });
    await recordEvent(tx, ctx, {
      act: 'image-kept',
      objectKind: 'file',
      objectId: hash,
      standardId: place.standard.id,
      versionId: place.version.id,
      after: { mediaType: kind.mediaType, bytes: bare.length, in: place.document.kind },
    });
    return allow({ path: `/files/${hash}` });
  });
}
