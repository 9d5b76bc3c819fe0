import { fileResponse } from '../http/file-response.server';
import { fileDoor } from '../http/respond.server';
import { downloadVersion } from '../services/versions/download-text.server';

/** The frozen text of a version as a file: in one of `DOWNLOAD_FORMATS`. */
export const loader = fileDoor(async ({ ctx, params }) =>
  fileResponse(await downloadVersion(ctx, params.reference ?? '', params.version ?? '', params.format ?? '')),
);
