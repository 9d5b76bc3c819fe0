import { door, type Entry } from '../http/respond.server';
import { readUpload } from '../http/upload.server';
import { keepUnsaved, LARGEST_KEPT_BYTES } from '../services/amendments/keep-unsaved.server';
import { isServiceError } from '../services/errors';

const STATUSES = { 'sign-in-needed': 401, 'not-allowed': 403, 'not-found': 404, conflict: 409 } as const;

/** Makes an amendment of text that a browser kept; always answers with JSON, also when it is refused. */
export const action = door(async (entry) => {
  try {
    return await keep(entry);
  } catch (thrown) {
    if (!isServiceError(thrown)) throw thrown;
    const status = STATUSES[thrown.code as keyof typeof STATUSES] ?? 400;
    return Response.json({ message: thrown.message, code: thrown.code }, { status });
  }
});

async function keep({ ctx, request, context, params }: Entry): Promise<Response> {
  const { bytes } = await readUpload(request, context, 'update', LARGEST_KEPT_BYTES);
  const answer = await keepUnsaved(ctx, params.documentId ?? '', bytes);
  if (answer.ok) return Response.json(answer.result);
  return Response.json({ message: Object.values(answer.errors).join(' ') }, { status: answer.status });
}
