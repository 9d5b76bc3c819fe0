import { MOST_PASTED_IMAGE_BYTES } from '../document/pasted-image';
import { sayReasons } from '../domain/reason-sentences';
import { door, type Entry } from '../http/respond.server';
import { readUpload } from '../http/upload.server';
import { isServiceError } from '../services/errors';
import { keepImage } from '../services/live/keep-image.server';

const STATUSES = { 'sign-in-needed': 401, 'not-allowed': 403, 'not-found': 404 } as const;

/** Keeps an image for a live text: POST answers `{ path: "/files/…" }`, and JSON also when it is refused. */
export const action = door(async (entry) => {
  try {
    return await keep(entry);
  } catch (thrown) {
    if (!isServiceError(thrown)) throw thrown;
    const status = STATUSES[thrown.code as keyof typeof STATUSES] ?? 400;
    return Response.json({ message: thrown.message }, { status });
  }
});

async function keep({ ctx, request, context, params }: Entry): Promise<Response> {
  const { bytes, tooLarge } = await readUpload(request, context, 'image', MOST_PASTED_IMAGE_BYTES);
  if (tooLarge) {
    return Response.json(
      { message: 'An image must be 10 MB or smaller. Make it smaller and add it again.' },
      { status: 400 },
    );
  }
  const decision = await keepImage(ctx, params.documentId ?? '', bytes);
  if (decision.allowed) return Response.json(decision.result);
  const said = sayReasons(decision.reasons).map(({ sentence, help }) => `${sentence} ${help}`.trim());
  return Response.json({ message: said.join(' ') }, { status: 409 });
}
