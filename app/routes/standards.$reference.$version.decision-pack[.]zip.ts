import { fileResponse } from '../http/file-response.server';
import { fileDoor } from '../http/respond.server';
import { decisionPack } from '../services/decision-pack/decision-pack.server';

/** Everything on which a published version rests, as one archive. */
export const loader = fileDoor(async ({ ctx, params }) =>
  fileResponse(await decisionPack(ctx, params.reference ?? '', params.version ?? '')),
);
