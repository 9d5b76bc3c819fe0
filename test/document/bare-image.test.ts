import { describe, expect, test } from 'vitest';
import { bareImage } from '../../app/document/import/bare-image';
import { readImage } from '../../app/document/import/image-kind';
import { PNG } from '../support/word-file';

const latin = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
const join = (...parts: ReadonlyArray<Uint8Array | readonly number[]>) =>
  new Uint8Array(Buffer.concat(parts.map((part) => Uint8Array.from(part))));
const has = (bytes: Uint8Array, words: string) => Buffer.from(bytes).includes(words);

const segment = (marker: number, inside: Uint8Array) => join([0xff, marker, 0, inside.length + 2], inside);
/** An orientation of 6 and a place, as a phone writes them. */
const EXIF = join(
  latin('Exif\0\0MM\0*\0\0\0\x08'),
  [0, 2, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 9, 0, 0, 0, 0],
  latin('at the surgery'),
);
const SIZE = segment(0xc0, Uint8Array.from([8, 0, 20, 0, 30, 1, 1, 0x11, 0]));
/** The picture itself holds a mark of a restart and a stuffed 0, and a thumbnail lies behind its end. */
const SCAN = join(segment(0xda, Uint8Array.from([1, 1, 0, 0, 63, 0])), [1, 0xff, 0, 2, 0xff, 0xd3, 3]);
const JPEG = join([0xff, 0xd8], segment(0xe0, latin('JFIF')), segment(0xe1, EXIF), SIZE, SCAN, [0xff, 0xd9]);

const chunk = (name: string, inside: string) =>
  join([0, 0, 0, inside.length], latin(name + inside), [0, 0, 0, 0]);
const spoken = (name: string) => join(PNG.subarray(0, 33), chunk(name, 'at the surgery'), PNG.subarray(33));

const riff = (...chunks: Uint8Array[]) => {
  const inside = join(latin('WEBP'), ...chunks);
  return join(latin('RIFF'), [inside.length, 0, 0, 0], inside);
};
const part = (name: string, inside: Uint8Array) => join(latin(name), [inside.length, 0, 0, 0], inside);
const canvas = (flags: number) => part('VP8X', Uint8Array.from([flags, 0, 0, 0, 29, 0, 0, 19, 0, 0]));
const pixels = part('VP8L', Uint8Array.from([0x2f, 29, 0xc0, 4]));

describe('an image without what is written beside it', () => {
  test('of a camera keeps how it was held and the whole picture, and not the place', () => {
    const bare = bareImage(join(JPEG, latin('a second picture')), 'image/jpeg');
    expect([has(bare, 'surgery'), has(bare, 'second')]).toEqual([false, false]);
    expect(readImage(bare)).toEqual({ mediaType: 'image/jpeg', width: 30, height: 20 });
    expect(Buffer.from(bare).includes(Buffer.from(SCAN))).toBe(true);
    expect(Buffer.from(bare).includes(Buffer.from([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6]))).toBe(true);
  });

  test.each(['eXIf', 'tEXt', 'iTXt', 'zTXt'])('of a program has no %s', (name) => {
    expect(bareImage(spoken(name), 'image/png')).toEqual(PNG);
  });

  test('in WebP says no more that there is something', () => {
    const bare = bareImage(riff(canvas(0x0c), pixels, part('EXIF', latin('surgery!'))), 'image/webp');
    expect(bare).toEqual(riff(canvas(0), pixels));
    expect(readImage(bare)).toEqual({ mediaType: 'image/webp', width: 30, height: 20 });
  });

  test('is the very same where nothing is, and where it is not as its kind should be', () => {
    const odd = join(PNG.subarray(0, 40));
    expect(bareImage(PNG, 'image/png')).toBe(PNG);
    expect(bareImage(odd, 'image/png')).toBe(odd);
    for (let at = 2; at < JPEG.length; at += 1) {
      const cut = JPEG.subarray(0, at);
      expect(bareImage(cut, 'image/jpeg')).toBe(cut);
    }
  });
});

describe('an image that is refused', () => {
  const sized = (width: number, height: number) => {
    const bytes = PNG.slice();
    new DataView(bytes.buffer).setUint32(16, width);
    new DataView(bytes.buffer).setUint32(20, height);
    return bytes;
  };
  test.each([
    ['a file of a few bytes that is drawn as 50,000 by 50,000', sized(50_000, 50_000), 'too-large-to-draw'],
    ['one of 12,000 by 12,000', sized(12_000, 12_000), 'too-large-to-draw'],
    ['one without height', sized(1, 0), 'unknown'],
    ['half a picture', PNG.subarray(0, PNG.length - 5), 'cut-off'],
    ['a drawing', latin('<?xml version="1.0"?>\n<svg onload="x()"/>'), 'drawing'],
    ['a page', latin('<!doctype html><p>a'), 'unknown'],
    ['a part of the signature', PNG.subarray(0, 9), 'unknown'],
  ] as const)('%s', (_what, bytes, fault) => {
    expect(readImage(bytes)).toBe(fault);
  });
});
