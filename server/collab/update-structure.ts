import { ByteReader } from './bytes';
import { damage } from './damage';
import type { ClientDeletes } from './deleted-ranges';
import { MOST_CLIENT_ID, MOST_CLOCK } from './protocol';
import {
  ELEMENT_ITEM,
  GARBAGE,
  NAMED,
  NOT_KEPT,
  REMOVED,
  ROOT_CHILD,
  RUN_CONTENT,
  type StructSink,
  Structs,
  TEXT_ITEM,
  TYPE_SHIFT,
  UNKNOWN_MARK,
  VALUE,
} from './structs';
import { type ContentSort, readContent, readLength, readName } from './update-content';

/** The one shared root of a document; the text hangs from it. */
const ROOT_NAME = 'text';
/** Deleted ranges in one message at most; a long-lived text of 100,000 words has some 50,000. */
const MOST_DELETE_RANGES = 200_000;

/** All structs of one Yjs client id in an update; they follow each other without a gap. */
export interface Block {
  readonly client: number;
  /** First clock, and the clock after the last. */
  readonly start: number;
  readonly end: number;
  /** Place of the first struct in `structs`, and how many there are. */
  readonly first: number;
  readonly count: number;
  /** The bytes of the structs, without the block's head. */
  readonly from: number;
  readonly to: number;
}

/** How far an update reaches, read without building a document. */
export interface UpdateExtent {
  readonly bytes: Uint8Array;
  readonly blocks: readonly Block[];
  readonly deletes: readonly ClientDeletes[];
  /** Whether it leaves out clocks; only a client that itself waits for something sends that. */
  readonly skips: boolean;
}

/** What an update says about itself, down to each struct. */
export interface UpdateStructure extends UpdateExtent {
  readonly structs: Structs;
}

const SORTS = {
  removed: REMOVED,
  run: RUN_CONTENT,
  value: VALUE,
  element: ELEMENT_ITEM,
  text: TEXT_ITEM,
} as const satisfies Record<ContentSort, number>;

/**
 * Reads the structure of a Yjs update, version 1, and refuses what no correct client sends: lengths of zero,
 * unknown kinds of content, roots other than the text, values nested too deep, ids beyond 32 bits, a client
 * twice, deletes out of order, bytes left over. Whether it fits the document is another question
 * (`DocumentState`).
 *
 * @param most structs it may have
 * @throws Damage
 */
export function readStructure(bytes: Uint8Array, most = Number.POSITIVE_INFINITY): UpdateStructure {
  const structs = new Structs(most);
  return { ...read(bytes, structs), structs };
}

/**
 * The same of an update of which nobody will ask about a single struct, such as a whole text that is opened.
 *
 * @throws Damage
 */
export function readExtent(bytes: Uint8Array): UpdateExtent {
  return read(bytes, NOT_KEPT);
}

function read(bytes: Uint8Array, structs: StructSink): UpdateExtent {
  const reader = new ByteReader(bytes);
  const blocks: Block[] = [];
  const seen = new Set<number>();
  let skips = false;

  for (let left = readCount(reader); left > 0; left--) {
    const count = readCount(reader);
    if (count === 0) throw damage('zero-length');
    const client = readClient(reader);
    if (seen.has(client)) throw damage('repeated-client');
    seen.add(client);
    const start = readClock(reader);
    const first = structs.count;
    const from = reader.pos;
    let clock = start;
    for (let read = 0; read < count; read++) {
      const offset = reader.pos;
      const info = reader.byte();
      structs.add(offset, clock, 0);
      if (info === 0 || info === 10) {
        structs.mark(GARBAGE);
        clock += readLength(reader);
        if (info === 10) skips = true;
      } else {
        clock += readItem(reader, info, structs);
      }
      if (clock > MOST_CLOCK) throw damage('number-too-large');
    }
    blocks.push({ client, start, end: clock, first, count, from, to: reader.pos });
  }

  const deletes = readDeletes(reader);
  reader.done();
  return { bytes, blocks, deletes, skips };
}

/** Answers how many clocks it takes. */
function readItem(reader: ByteReader, info: number, structs: StructSink): number {
  if (info & 0x80) structs.refer(0, readClient(reader), readClock(reader));
  if (info & 0x40) structs.refer(1, readClient(reader), readClock(reader));
  if ((info & 0xc0) === 0) {
    const named = reader.uint();
    if (named === 1) {
      if (reader.text(64) !== ROOT_NAME) throw damage('root-name');
      // The root is a list of blocks and has no attributes.
      if (info & 0x20) throw damage('attribute-name');
      structs.mark(ROOT_CHILD);
    } else if (named === 0) structs.refer(2, readClient(reader), readClock(reader));
    else throw damage('unknown-type');
    if (info & 0x20) {
      readName(reader);
      structs.mark(NAMED);
    }
  }
  const { length, sort, type = 0, unknownMark } = readContent(reader, info & 0x1f);
  if (length === 0) throw damage('zero-length');
  structs.mark(SORTS[sort] | (unknownMark ? UNKNOWN_MARK : 0) | (type << TYPE_SHIFT));
  return length;
}

/** A count of things that take at least a byte each: a larger one would only reserve memory. */
function readCount(reader: ByteReader): number {
  const count = reader.uint();
  if (count > reader.left) throw damage('truncated');
  return count;
}

function readClient(reader: ByteReader): number {
  const client = reader.uint();
  if (client > MOST_CLIENT_ID) throw damage('client-id');
  return client;
}

function readClock(reader: ByteReader): number {
  const clock = reader.uint();
  if (clock > MOST_CLOCK) throw damage('number-too-large');
  return clock;
}

function readDeletes(reader: ByteReader): ClientDeletes[] {
  const deletes: ClientDeletes[] = [];
  const seen = new Set<number>();
  let total = 0;
  for (let left = readCount(reader); left > 0; left--) {
    const client = readClient(reader);
    if (seen.has(client)) throw damage('repeated-client');
    seen.add(client);
    const count = readCount(reader);
    total += count;
    if (total > MOST_DELETE_RANGES) throw damage('delete-ranges');
    const ranges: number[] = [];
    let end = 0;
    for (let read = 0; read < count; read++) {
      const clock = readClock(reader);
      const length = readLength(reader);
      if (clock < end) throw damage('delete-ranges');
      end = clock + length;
      if (end > MOST_CLOCK) throw damage('number-too-large');
      ranges.push(clock, length);
    }
    deletes.push({ client, ranges });
  }
  return deletes;
}
