import { dataDoor } from '../http/respond.server';
import { readUpload } from '../http/upload.server';
import { keepUnsaved, LARGEST_KEPT_BYTES } from '../services/amendments/keep-unsaved.server';
import { signedInPerson } from '../services/people/signed-in';

/** Makes an amendment of text that a browser kept; always answers with JSON, also when it is refused. */
export const action = dataDoor(async ({ ctx, request, context, params }) => {
  signedInPerson(ctx.actor);
  const { bytes } = await readUpload(request, context, 'update', LARGEST_KEPT_BYTES);
  const answer = await keepUnsaved(ctx, params.documentId ?? '', bytes);
  if (answer.ok) return Response.json(answer.result);
  return Response.json({ message: Object.values(answer.errors).join(' ') }, { status: answer.status });
});
