import { fileResponse } from '../http/file-response.server';
import { fileDoor } from '../http/respond.server';
import { downloadArtefacts } from '../services/artefacts/download-artefacts.server';

/** The artefacts of a version together: in one of `ARTEFACT_FORMATS`. */
export const loader = fileDoor(async ({ ctx, params }) =>
  fileResponse(
    await downloadArtefacts(ctx, params.reference ?? '', params.version ?? '', params.format ?? ''),
  ),
);
