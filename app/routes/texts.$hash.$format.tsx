import { fileResponse } from '../http/file-response.server';
import { fileDoor } from '../http/respond.server';
import { downloadText } from '../services/versions/download-text.server';

/** A frozen text as a file: in one of `DOWNLOAD_FORMATS`. */
export const loader = fileDoor(async ({ ctx, params }) =>
  fileResponse(await downloadText(ctx, params.hash ?? '', params.format ?? '')),
);
