/** Images that a text may show, told by their first bytes and never by their names. */
export type ImageType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';

const LONGEST_SIDE = 12_000;
/** A picture takes four bytes a pixel where it is shown, however few it is sent in. */
const MOST_PIXELS = 50_000_000;

export interface ImageKind {
  readonly mediaType: ImageType;
  readonly width: number;
  readonly height: number;
}

/** Why bytes are no image that a text shows. */
export type ImageFault = 'unknown' | 'drawing' | 'too-large-to-draw' | 'cut-off';

/** The kind of an image that is kept already and its size in pixels; null for what is none. */
export function imageKind(bytes: Uint8Array): ImageKind | null {
  return png(bytes) ?? gif(bytes) ?? webp(bytes) ?? jpeg(bytes);
}

/** The kind of an image and its size in pixels, or why it cannot be shown. SVG drawings are programs, and are told. */
export function readImage(bytes: Uint8Array): ImageKind | ImageFault {
  const kind = imageKind(bytes);
  if (kind === null) return isDrawing(bytes) ? 'drawing' : 'unknown';
  const { width, height } = kind;
  if (width < 1 || height < 1) return 'unknown';
  if (Math.max(width, height) > LONGEST_SIDE || width * height > MOST_PIXELS) return 'too-large-to-draw';
  return isWholeImage(bytes, kind) ? kind : 'cut-off';
}

function isDrawing(bytes: Uint8Array): boolean {
  const opening = Buffer.from(bytes.subarray(0, 1000)).toString('latin1');
  return (
    /^[\s\ufeff\u00bb\u00bf\u00ef]*(?:<\?xml|<!--|<!doctype svg|<svg)/i.test(opening) &&
    /<svg\b|<!doctype svg/i.test(opening)
  );
}

function starts(bytes: Uint8Array, at: number, text: string): boolean {
  return [...text].every((letter, index) => bytes[at + index] === letter.charCodeAt(0));
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function png(bytes: Uint8Array): ImageKind | null {
  if (bytes.length < 33 || !starts(bytes, 0, '\x89PNG\r\n\x1a\n') || !starts(bytes, 12, 'IHDR')) return null;
  const view = viewOf(bytes);
  return { mediaType: 'image/png', width: view.getUint32(16), height: view.getUint32(20) };
}

function gif(bytes: Uint8Array): ImageKind | null {
  if (bytes.length < 13 || !(starts(bytes, 0, 'GIF87a') || starts(bytes, 0, 'GIF89a'))) return null;
  const view = viewOf(bytes);
  return { mediaType: 'image/gif', width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

function webp(bytes: Uint8Array): ImageKind | null {
  if (bytes.length < 30 || !starts(bytes, 0, 'RIFF') || !starts(bytes, 8, 'WEBP')) return null;
  const view = viewOf(bytes);
  const sized = (width: number, height: number): ImageKind => ({ mediaType: 'image/webp', width, height });
  if (starts(bytes, 12, 'VP8 ')) {
    return sized(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff);
  }
  if (starts(bytes, 12, 'VP8L')) {
    const bits = view.getUint32(21, true);
    return sized((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
  }
  const three = (at: number) => view.getUint16(at, true) + ((bytes[at + 2] ?? 0) << 16) + 1;
  return starts(bytes, 12, 'VP8X') ? sized(three(24), three(27)) : null;
}

/** Walks the segments of a JPEG file to the one that names its size. */
function jpeg(bytes: Uint8Array): ImageKind | null {
  if (bytes.length < 12 || bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  const view = viewOf(bytes);
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    const isSize = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isSize) {
      return { mediaType: 'image/jpeg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    }
    const length = marker === 0xff ? -1 : view.getUint16(at + 2);
    if (length === 0 || length === 1) return null;
    at += 2 + length;
  }
  return null;
}

/** Whether an image of one of the four kinds ends where it says it does: half an upload shows as half a picture. */
function isWholeImage(bytes: Uint8Array, { mediaType }: ImageKind): boolean {
  switch (mediaType) {
    case 'image/png':
      return hasPngEnd(bytes);
    case 'image/gif':
      return bytes.lastIndexOf(0x3b) > 12;
    case 'image/webp':
      return viewOf(bytes).getUint32(4, true) + 8 <= bytes.length;
    case 'image/jpeg': {
      for (let at = bytes.length - 2; at > 2; at -= 1) {
        if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return true;
      }
      return false;
    }
  }
}

/** Goes from chunk to chunk to the one that ends the file. */
function hasPngEnd(bytes: Uint8Array): boolean {
  const view = viewOf(bytes);
  for (let at = 8; at + 12 <= bytes.length; at += 12 + view.getUint32(at)) {
    if (starts(bytes, at + 4, 'IEND')) return true;
  }
  return false;
}
