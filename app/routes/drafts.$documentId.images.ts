import { MOST_PASTED_IMAGE_BYTES } from '../document/pasted-image';
import { refuseData } from '../http/refusal.server';
import { dataDoor } from '../http/respond.server';
import { readUpload } from '../http/upload.server';
import { ServiceError } from '../services/errors';
import { keepImage } from '../services/live/keep-image.server';
import { signedInPerson } from '../services/people/signed-in';

/** Keeps an image for a live text: POST answers `{ path: "/files/…" }`, and JSON also when it is refused. */
export const action = dataDoor(async ({ ctx, request, context, params }) => {
  signedInPerson(ctx.actor);
  const { bytes, tooLarge } = await readUpload(request, context, 'image', MOST_PASTED_IMAGE_BYTES);
  if (tooLarge) {
    throw new ServiceError('invalid', 'An image must be 10 MB or smaller. Make it smaller and add it again.');
  }
  const decision = await keepImage(ctx, params.documentId ?? '', bytes);
  return decision.allowed ? Response.json(decision.result) : refuseData(decision);
});
