import { fileResponse } from '../http/file-response.server';
import { door } from '../http/respond.server';
import { downloadArtefactSet } from '../services/artefacts/download-artefacts.server';

/** Frozen artefacts together: in one of `ARTEFACT_FORMATS`. */
export const loader = door(async ({ ctx, params }) =>
  fileResponse(await downloadArtefactSet(ctx, params.hash ?? '', params.format ?? '')),
);
