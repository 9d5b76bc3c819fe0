import { fileResponse } from '../http/file-response.server';
import { fileDoor } from '../http/respond.server';
import { downloadFrozenArtefact } from '../services/artefacts/download-artefacts.server';

/** One frozen artefact, byte for byte, by its path. */
export const loader = fileDoor(async ({ ctx, params }) =>
  fileResponse(await downloadFrozenArtefact(ctx, params.hash ?? '', params['*'] ?? '')),
);
