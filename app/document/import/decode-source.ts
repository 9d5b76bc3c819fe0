import { TextError } from '../text-error';

/** Uploads of more bytes than this are refused. */
const MOST_SOURCE_BYTES = 8 * 1024 * 1024;

/**
 * An uploaded file as text with plain line ends. Throws TextError `too-large`, `holds-nul` or `not-utf-8`,
 * each saying what the person can do about it.
 */
export function decodeSource(bytes: Uint8Array, mostBytes = MOST_SOURCE_BYTES): string {
  if (bytes.byteLength > mostBytes) {
    const size = (bytes.byteLength / 1024 / 1024).toFixed(1);
    const limit = (mostBytes / 1024 / 1024).toFixed(0);
    throw new TextError('too-large', `The file is ${size} MiB. Files of up to ${limit} MiB can be imported.`);
  }
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (bytes.includes(0) && !isUtf16) {
    throw new TextError(
      'holds-nul',
      'The file holds NUL bytes, so it is not a text file. Save it as UTF-8 text.',
    );
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.replace(/\r\n?/g, '\n');
  } catch {
    throw new TextError('not-utf-8', 'The file is not in UTF-8. Save it with the encoding UTF-8.');
  }
}
