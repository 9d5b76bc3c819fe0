import { LARGEST_UPLOAD_BYTES } from '../services/versions/upload-kinds';
import type { LoadContext } from './load-context';
import { type ReadUpload, readUpload } from './upload.server';

/**
 * Reads a form that may send a text from somebody's device, in the field `file` of `ChooseFile`; `fault` says what is
 * wrong with that before anything of it is read, and is null for a file.
 *
 * @throws ServiceError as `readUpload` does
 */
export async function readTextUpload(
  request: Request,
  context: LoadContext,
): Promise<ReadUpload & { readonly fault: string | null }> {
  const read = await readUpload(request, context, 'file', LARGEST_UPLOAD_BYTES);
  return { ...read, fault: faultOf(read) };
}

function faultOf({ tooLarge, bytes }: ReadUpload): string | null {
  if (tooLarge) return 'The file must be 32 MB or smaller. Split the text and choose a part.';
  return bytes.length === 0 ? 'Choose a Word, HTML or Markdown file with text in it.' : null;
}
