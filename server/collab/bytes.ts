import { isAscii, isUtf8 } from 'node:buffer';
import { damage } from './damage';

/** Bytes from which a text is looked at as a whole. */
const LONG_TEXT = 256;

/**
 * Reads what a stranger sent: every read checks the end, and every number stays a safe integer of at most
 * eight bytes.
 *
 * @throws Damage from every method
 */
export class ByteReader {
  readonly bytes: Uint8Array;
  readonly end: number;
  pos: number;

  constructor(bytes: Uint8Array, pos = 0) {
    this.bytes = bytes;
    this.end = bytes.length;
    this.pos = pos;
  }

  get left(): number {
    return this.end - this.pos;
  }

  byte(): number {
    const value = this.bytes[this.pos];
    if (value === undefined) throw damage('truncated');
    this.pos++;
    return value;
  }

  /** An unsigned number of variable length. */
  uint(): number {
    let value = 0;
    let scale = 1;
    for (let read = 0; read < 8; read++) {
      const byte = this.byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) {
        if (value > Number.MAX_SAFE_INTEGER) throw damage('number-too-large');
        return value;
      }
      scale *= 128;
    }
    throw damage('number-too-large');
  }

  skip(count: number): void {
    if (count > this.left) throw damage('truncated');
    this.pos += count;
  }

  /** A view of the next `count` bytes; copy it to keep it. */
  take(count: number): Uint8Array {
    const from = this.pos;
    this.skip(count);
    return this.bytes.subarray(from, this.pos);
  }

  /** Length and bytes; a view. */
  block(): Uint8Array {
    return this.take(this.uint());
  }

  /** A string that every decoder accepts; Yjs throws on bytes that are not UTF-8, in every reader's browser. */
  text(most: number): string {
    const view = this.block();
    if (view.length > most || !isUtf8(view)) throw damage('bad-text');
    return Buffer.from(view.buffer, view.byteOffset, view.length).toString('utf8');
  }

  /** Passes over a string and answers its length in UTF-16 units, as Yjs counts it. */
  textLength(): number {
    const length = this.uint();
    const { bytes, pos: from } = this;
    this.skip(length);
    // Most texts are plain and short: no view is made for them. Of long ones a view costs less than a look at each byte.
    if (length > LONG_TEXT && isAscii(bytes.subarray(from, this.pos))) return length;
    let at = from;
    while (at < this.pos && (bytes[at] ?? 0) < 0x80) at++;
    if (at === this.pos) return length;
    if (!isUtf8(bytes.subarray(from, this.pos))) throw damage('bad-text');
    let units = at - from;
    for (; at < this.pos; at++) {
      const byte = bytes[at] ?? 0;
      // Continuation bytes add nothing; four-byte sequences are surrogate pairs.
      if (byte < 0x80 || byte >= 0xc0) units += byte >= 0xf0 ? 2 : 1;
    }
    return units;
  }

  done(): void {
    if (this.pos !== this.end) throw damage('left-over');
  }
}

/** Writes what the server sends; grows as needed. */
export class ByteWriter {
  #buffer: Buffer;
  #length = 0;

  constructor(capacity = 64) {
    this.#buffer = Buffer.allocUnsafe(capacity);
  }

  get length(): number {
    return this.#length;
  }

  #room(count: number): void {
    if (this.#length + count <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.#buffer.length * 2, this.#length + count));
    this.#buffer.copy(larger, 0, 0, this.#length);
    this.#buffer = larger;
  }

  uint(value: number): this {
    this.#room(8);
    let rest = value;
    while (rest >= 0x80) {
      this.#buffer[this.#length++] = (rest % 0x80) | 0x80;
      rest = Math.floor(rest / 0x80);
    }
    this.#buffer[this.#length++] = rest;
    return this;
  }

  bytes(bytes: Uint8Array): this {
    this.#room(bytes.length);
    this.#buffer.set(bytes, this.#length);
    this.#length += bytes.length;
    return this;
  }

  /** Length and bytes. */
  block(bytes: Uint8Array): this {
    return this.uint(bytes.length).bytes(bytes);
  }

  text(text: string): this {
    return this.block(Buffer.from(text, 'utf8'));
  }

  /** Everything written; the writer must not be used again. */
  done(): Buffer {
    return this.#buffer.subarray(0, this.#length);
  }
}

/** How many bytes a number takes. */
export function uintSize(value: number): number {
  let size = 1;
  for (let rest = value; rest >= 0x80; rest = Math.floor(rest / 0x80)) size++;
  return size;
}
