import type { ByteReader } from './bytes';
import { damage } from './damage';
import { elementType, isMark } from './element-types';
import { MOST_CLOCK } from './protocol';

/** How deep values may be nested in an attribute or a mark. */
const JSON_DEPTH = 32;
/** Bytes of one attribute value or mark at most. */
const MOST_VALUE = 65_536;
const MOST_NAME = 128;

/** Names that would reach into JavaScript's own objects when a page copies attributes. */
const FORBIDDEN_NAMES: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
const ELEMENT_NAME = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;

/** The kinds of content a standards text is made of, by their number in an update. */
const DELETED = 1;
const STRING = 4;
const FORMAT = 6;
const TYPE = 7;
const ANY = 8;

const XML_ELEMENT = 3;
const XML_TEXT = 6;

/** What an item is made of, as far as it decides where the item may stand. */
export type ContentSort = 'removed' | 'run' | 'value' | 'element' | 'text';

export interface ContentRead {
  /** Clocks the content takes. */
  readonly length: number;
  readonly sort: ContentSort;
  /** Of an element, which one (`element-types.ts`). */
  readonly type?: number;
  /** That it sets a mark which no text has. */
  readonly unknownMark?: true;
}

/**
 * Passes over the content of one item. Binary content, embedded objects, sub-documents, the outdated JSON
 * content and shared types other than elements and their texts do not occur in the house schema; each of them
 * is a way to make every newcomer's browser throw.
 *
 * @throws Damage
 */
export function readContent(reader: ByteReader, kind: number): ContentRead {
  switch (kind) {
    case DELETED:
      return { length: readLength(reader), sort: 'removed' };
    case STRING:
      return { length: reader.textLength(), sort: 'run' };
    case FORMAT:
      return readFormat(reader);
    case TYPE:
      return readType(reader);
    case ANY: {
      const count = readLength(reader);
      if (count > reader.left) throw damage('truncated');
      for (let read = 0; read < count; read++) readAny(reader, 0);
      return { length: count, sort: 'value' };
    }
    default:
      throw damage('content-kind');
  }
}

/** A length that takes clocks: one of zero makes a document that no newcomer can open. */
export function readLength(reader: ByteReader): number {
  const length = reader.uint();
  if (length === 0) throw damage('zero-length');
  if (length > MOST_CLOCK) throw damage('number-too-large');
  return length;
}

/** The name of an attribute or a mark. */
export function readName(reader: ByteReader): string {
  const name = reader.text(MOST_NAME);
  if (name === '' || FORBIDDEN_NAMES.has(name)) throw damage('attribute-name');
  return name;
}

const RUN: ContentRead = { length: 1, sort: 'run' };
const RUN_OF_UNKNOWN_MARK: ContentRead = { length: 1, sort: 'run', unknownMark: true };
const WORDS: ContentRead = { length: 1, sort: 'text' };

function readFormat(reader: ByteReader): ContentRead {
  const name = readName(reader);
  readJson(reader);
  return isMark(name) ? RUN : RUN_OF_UNKNOWN_MARK;
}

function readType(reader: ByteReader): ContentRead {
  const type = reader.uint();
  if (type === XML_TEXT) return WORDS;
  if (type !== XML_ELEMENT) throw damage('content-kind');
  const name = reader.text(64);
  if (!ELEMENT_NAME.test(name)) throw damage('element-name');
  return { length: 1, sort: 'element', type: elementType(name) };
}

function readJson(reader: ByteReader): void {
  const text = reader.text(MOST_VALUE);
  if (text === 'true' || text === 'null' || text === '{}') return;
  if (nesting(text) > JSON_DEPTH) throw damage('too-deep');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw damage('bad-json');
  }
  checkNames(value);
}

/** The deepest nesting of brackets outside strings; a bound on what a parser has to stack up. */
function nesting(json: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let at = 0; at < json.length; at++) {
    const unit = json.charCodeAt(at);
    if (quoted) {
      if (unit === 0x5c) at++;
      else if (unit === 0x22) quoted = false;
    } else if (unit === 0x22) quoted = true;
    else if (unit === 0x7b || unit === 0x5b) deepest = Math.max(deepest, ++depth);
    else if (unit === 0x7d || unit === 0x5d) depth--;
  }
  return deepest;
}

function checkNames(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (FORBIDDEN_NAMES.has(name)) throw damage('attribute-name');
    checkNames(inner);
  }
}

/** Passes over a value in lib0's own format: a byte for the kind, then the value. */
export function readAny(reader: ByteReader, depth: number): void {
  if (depth > JSON_DEPTH) throw damage('too-deep');
  switch (reader.byte()) {
    case 127: // undefined
    case 126: // null
    case 121: // false
    case 120: // true
      return;
    case 125:
      readSigned(reader);
      return;
    case 124:
      reader.skip(4);
      return;
    case 123:
      reader.skip(8);
      return;
    case 119:
      reader.text(MOST_VALUE);
      return;
    case 118: {
      const count = reader.uint();
      if (count > reader.left) throw damage('truncated');
      for (let read = 0; read < count; read++) {
        readName(reader);
        readAny(reader, depth + 1);
      }
      return;
    }
    case 117: {
      const count = reader.uint();
      if (count > reader.left) throw damage('truncated');
      for (let read = 0; read < count; read++) readAny(reader, depth + 1);
      return;
    }
    // Big integers and raw bytes have no place in canonical JSON.
    default:
      throw damage('content-kind');
  }
}

/** A signed number of variable length: one sign bit and six bits, then seven for each byte. */
function readSigned(reader: ByteReader): void {
  if (reader.byte() < 0x80) return;
  for (let read = 0; read < 7; read++) if (reader.byte() < 0x80) return;
  throw damage('number-too-large');
}
