import { fileResponse } from '../http/file-response.server';
import { fileDoor } from '../http/respond.server';
import { downloadArtefact } from '../services/artefacts/download-artefacts.server';

/** One artefact of a version, byte for byte, by its path. */
export const loader = fileDoor(async ({ ctx, params }) =>
  fileResponse(await downloadArtefact(ctx, params.reference ?? '', params.version ?? '', params['*'] ?? '')),
);
