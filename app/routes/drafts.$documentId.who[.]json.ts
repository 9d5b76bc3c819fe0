import { readWhere } from '../http/passage-query.server';
import { dataDoor } from '../http/respond.server';
import { viewWhoInDraft } from '../services/history/view-who-in-draft.server';

/** Who wrote words that are selected in a draft: `?block=` and the places `from` and `to` in it. */
export const loader = dataDoor(async ({ ctx, params, url }) => {
  const where = readWhere(url.searchParams) ?? { blockId: '' };
  const { lines } = await viewWhoInDraft(ctx, params.documentId ?? '', where);
  return Response.json({ lines });
});
