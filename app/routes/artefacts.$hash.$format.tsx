import { fileResponse } from '../http/file-response.server';
import { fileDoor } from '../http/respond.server';
import { downloadArtefactSet } from '../services/artefacts/download-artefacts.server';

/** Frozen artefacts together: in one of `ARTEFACT_FORMATS`. */
export const loader = fileDoor(async ({ ctx, params }) =>
  fileResponse(await downloadArtefactSet(ctx, params.hash ?? '', params.format ?? '')),
);
