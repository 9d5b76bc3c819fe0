import type { ImageType } from './image-kind';

/**
 * An image without what cameras and programs write beside the picture: where and when it was taken, by whom and with
 * what. Pictures of a standard are public. The very same bytes where there is nothing of the kind.
 */
export function bareImage(bytes: Uint8Array, mediaType: ImageType): Uint8Array {
  const kept =
    mediaType === 'image/jpeg'
      ? jpegParts(bytes)
      : mediaType === 'image/png'
        ? pngParts(bytes)
        : mediaType === 'image/webp'
          ? webpParts(bytes)
          : null;
  if (kept === null) return bytes;
  const bare = Buffer.concat(kept);
  return bare.equals(bytes) ? bytes : new Uint8Array(bare);
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const nameAt = (bytes: Uint8Array, at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));

const PNG_SPEAKS: ReadonlySet<string> = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME']);

function pngParts(bytes: Uint8Array): Uint8Array[] | null {
  const view = viewOf(bytes);
  const parts = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return null;
    const name = nameAt(bytes, at + 4);
    if (!PNG_SPEAKS.has(name)) parts.push(bytes.subarray(at, end));
    if (name === 'IEND') return parts;
    at = end;
  }
  return null;
}

function webpParts(bytes: Uint8Array): Uint8Array[] | null {
  const view = viewOf(bytes);
  const head = bytes.slice(0, 12);
  const parts = [head];
  for (let at = 12; at + 8 <= bytes.length; ) {
    const length = view.getUint32(at + 4, true);
    const end = at + 8 + length + (length % 2);
    if (at + 8 + length > bytes.length) return null;
    const name = nameAt(bytes, at);
    const part = bytes.slice(at, end);
    // The head of such a file says whether the two are there.
    if (name === 'VP8X') part[8] = (part[8] ?? 0) & ~0x0c;
    if (name !== 'EXIF' && name !== 'XMP ') parts.push(part);
    at = end;
  }
  const size = parts.reduce((sum, part) => sum + part.length, 0) - 8;
  viewOf(head).setUint32(4, size, true);
  return parts;
}

/** Segments that hold no picture: Exif and XMP, Photoshop's notes, and remarks. */
const JPEG_SPEAKS: ReadonlySet<number> = new Set([0xe1, 0xed, 0xfe]);

function jpegParts(bytes: Uint8Array): Uint8Array[] | null {
  const view = viewOf(bytes);
  const parts = [bytes.subarray(0, 2)];
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    const end = at + 2 + view.getUint16(at + 2);
    if (end > bytes.length) return null;
    const turned = marker === 0xe1 ? orientationOf(bytes.subarray(at + 4, end)) : 1;
    if (!JPEG_SPEAKS.has(marker)) parts.push(bytes.subarray(at, end));
    else if (turned > 1) parts.push(orientation(turned));
    at = end;
    if (marker !== 0xda) continue;
    // The picture itself, up to the next segment; 0 and the marks of a restart belong to it.
    const from = at;
    while (at + 1 < bytes.length && !(bytes[at] === 0xff && isSegment(bytes[at + 1] ?? 0))) at += 1;
    parts.push(bytes.subarray(from, at));
    if (bytes[at + 1] === 0xd9) return [...parts, bytes.subarray(at, at + 2)];
  }
  return null;
}

function isSegment(marker: number): boolean {
  return marker !== 0 && marker !== 0xff && !(marker >= 0xd0 && marker <= 0xd7);
}

/** How a camera was held, from 1 to 8, which viewers turn the picture by. */
function orientationOf(segment: Uint8Array): number {
  if (segment.length < 14 || nameAt(segment, 0) !== 'Exif') return 1;
  const view = viewOf(segment.subarray(6));
  const little = view.getUint16(0) === 0x4949;
  const start = view.getUint32(4, little);
  if (start + 2 > view.byteLength) return 1;
  const entries = view.getUint16(start, little);
  for (let at = start + 2, left = entries; left > 0 && at + 12 <= view.byteLength; at += 12, left -= 1) {
    if (view.getUint16(at, little) !== 0x0112) continue;
    const value = view.getUint16(at + 8, little);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** A segment that says how the camera was held and nothing else. */
function orientation(value: number): Uint8Array {
  const exif = [0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8];
  const entry = [0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, value, 0, 0, 0, 0, 0, 0];
  return Uint8Array.from([0xff, 0xe1, 0, 2 + exif.length + entry.length, ...exif, ...entry]);
}
