import { dataDoor } from '../http/respond.server';
import { listAmendments } from '../services/amendments/list-amendments.server';

/** The amendments of a draft, for the panel beside its text. */
export const loader = dataDoor(async ({ ctx, params }) =>
  Response.json(await listAmendments(ctx, params.documentId ?? ''), {
    headers: { 'cache-control': 'private, no-store' },
  }),
);
