import { dataDoor } from '../http/respond.server';
import { viewDraftComments } from '../services/comments/view-draft-comments.server';

/** The comments on a draft, for the panel beside its text. */
export const loader = dataDoor(async ({ ctx, params, context }) => {
  const view = await viewDraftComments(ctx, params.documentId ?? '');
  return Response.json(
    { ...view, csrf: context.csrfToken },
    { headers: { 'cache-control': 'private, no-store' } },
  );
});
