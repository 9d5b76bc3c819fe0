import { type UploadHandler, unstable_parseMultipartFormData } from '@remix-run/node';
import { ServiceError } from '../services/errors';
import { OTHER_SIGN_IN } from './form.server';
import { MOST_FIELDS, notAForm, tooManyFields } from './form-fields.server';
import { rememberForm } from './kept-form.server';
import type { LoadContext } from './load-context';

/** What a form with one file held. */
export interface ReadUpload {
  /** Text fields, each once. */
  readonly fields: Readonly<Record<string, string>>;
  /** Everything that was sent under one name, such as ticked boxes. */
  valuesOf(name: string): readonly string[];
  /** The file's bytes; empty when none was chosen. */
  readonly bytes: Uint8Array;
  readonly fileName: string;
  /** Every file of the field, in order, where it may hold several; the limit is for all of them together. */
  readonly files: readonly { readonly bytes: Uint8Array; readonly fileName: string }[];
  /** Whether the file was larger than allowed; then there are no bytes. */
  readonly tooLarge: boolean;
}

/** A request longer than this is not read to its end. */
const HOPELESS_BYTES = 64 * 1024 * 1024;
/** A browser sends no more at once than a person chose; what is beyond is not kept. */
const MOST_FILES = 600;
const LONGEST_FIELD_BYTES = 64 * 1024;

/**
 * Reads a form that sends a file. A file that is too large is read to its end without being kept, so that the
 * person gets the page with the sentence and not a broken connection.
 *
 * @throws ServiceError `not-allowed` when a signed-in person's form lacks its token, `invalid` when it is not a
 * form, far too large, or of too many fields
 */
export async function readUpload(
  request: Request,
  context: LoadContext,
  fileField: string,
  largestBytes: number,
): Promise<ReadUpload> {
  if (Number(request.headers.get('content-length') ?? 0) > HOPELESS_BYTES) {
    throw new ServiceError(
      'invalid',
      'What was sent is far too large. Choose a smaller file and send it again.',
    );
  }
  const file: { bytes: Uint8Array; fileName: string; tooLarge: boolean } = {
    bytes: new Uint8Array(),
    fileName: '',
    tooLarge: false,
  };
  const files: { bytes: Uint8Array; fileName: string }[] = [];
  let left = largestBytes;
  let parts = 0;
  const handler: UploadHandler = async ({ name, filename, data }) => {
    parts += 1;
    if (parts > MOST_FIELDS) throw tooManyFields();
    const isFile = name === fileField;
    const { bytes, cut } = await take(data, isFile ? left : LONGEST_FIELD_BYTES);
    if (!isFile) return cut ? '' : new TextDecoder().decode(bytes).replaceAll('\0', '');
    file.bytes = cut ? new Uint8Array() : bytes;
    file.tooLarge ||= cut;
    file.fileName = (filename ?? '').slice(-200);
    left -= bytes.length;
    if (file.fileName !== '' && files.length < MOST_FILES)
      files.push({ bytes: file.bytes, fileName: file.fileName });
    return null;
  };
  let form: FormData;
  try {
    form = await unstable_parseMultipartFormData(request, handler);
  } catch (fault) {
    if (parts > MOST_FIELDS) throw fault;
    throw notAForm();
  }
  rememberForm(request, form);
  const fields: Record<string, string> = Object.create(null);
  for (const [name, value] of form) if (typeof value === 'string') fields[name] ??= value;
  if (context.csrfToken !== '' && fields._csrf !== context.csrfToken) {
    throw new ServiceError(
      'not-allowed',
      'This form was opened under another sign-in. Reload the page and choose the file again.',
      OTHER_SIGN_IN,
    );
  }
  const valuesOf = (name: string) => form.getAll(name).filter((one) => typeof one === 'string');
  return { fields, valuesOf, ...file, files };
}

async function take(
  data: AsyncIterable<Uint8Array>,
  most: number,
): Promise<{ readonly bytes: Uint8Array; readonly cut: boolean }> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of data) {
    length += part.length;
    if (length <= most) parts.push(part);
    else parts.length = 0;
  }
  return length <= most
    ? { bytes: Buffer.concat(parts), cut: false }
    : { bytes: new Uint8Array(), cut: true };
}
