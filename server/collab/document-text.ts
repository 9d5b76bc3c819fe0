import { covers } from './document-state';
import { type Clocks, readClocks, step2Frame, updateFrame, updateFramePieces } from './protocol';
import type { Folded } from './update-log';
import { beyondClocks, EMPTY_UPDATE, joinUpdates } from './update-slice';
import { readStructure, type UpdateExtent } from './update-structure';

/** Chunks of the tail a newcomer is sent one by one; more are joined first. */
const MOST_CHUNKS = 32;
/** Bytes that are joined at most: to copy megabytes so that there are fewer of them would let everybody else wait. */
const JOINED = 256 * 1_024;
/** Answers about the fold kept for others who lack the same, as after a restart. */
const KEPT_ANSWERS = 8;
const NO_STRUCTS: Uint8Array = new Uint8Array([0]);
const NO_DELETES: Uint8Array = new Uint8Array([0]);

/** A stored update, or several joined. */
interface Chunk {
  /** Grows with every update this process takes in; of joined ones, the last. */
  readonly position: number;
  /** As it goes over the wire; the update is its end. */
  readonly frame: Buffer;
  readonly size: number;
  /** Client id and the clock after its last struct, by turns. */
  readonly ends: readonly number[];
}

interface Fold {
  readonly bytes: Uint8Array;
  readonly clocks: Clocks;
  readonly pieces: readonly Uint8Array[];
}

/**
 * The stored text of an open document as bytes: the fold and the updates after it, ready to be sent. Nothing in
 * here has not been committed.
 */
export class DocumentText {
  #fold: Fold | null = null;
  #chunks: Chunk[] = [];
  #tailBytes = 0;
  #position = 0;
  /** The last position that is in the fold. */
  #foldedTo = 0;
  /** Chunks up to here are being folded and must not be joined with later ones. */
  #folding = 0;
  readonly #answers = new Map<string, Buffer>();

  constructor(folded: Folded | null) {
    if (folded) this.#fold = foldOf(folded);
  }

  get position(): number {
    return this.#position;
  }

  get tailBytes(): number {
    return this.#tailBytes;
  }

  get bytes(): number {
    return this.#tailBytes + (this.#fold?.bytes.length ?? 0);
  }

  /** Adds a stored update; `frame` carries it as its last `size` bytes. */
  add(frame: Buffer, size: number, ends: readonly number[]): void {
    this.#position++;
    this.#chunks.push({ position: this.#position, frame, size, ends });
    this.#tailBytes += size;
  }

  addExtent(extent: UpdateExtent): Buffer {
    const frame = updateFrame(extent.bytes);
    this.add(frame, extent.bytes.length, endsOf(extent));
    return frame;
  }

  /** The whole text as updates, in order. */
  updates(): Uint8Array[] {
    return [...(this.#fold ? [this.#fold.bytes] : []), ...this.#chunks.map(updateIn)];
  }

  /**
   * What a client lacks that has `clocks`, as frames for one write. The answer ends with step 2, which tells
   * the client that it has everything now: so the updates go before it.
   *
   * @param deletes everything that is deleted in the stored text, encoded
   */
  answer(clocks: Clocks, key: Uint8Array, deletes: () => Uint8Array): Uint8Array[] {
    this.#join();
    const frames: Uint8Array[] = [];
    if (this.#fold) frames.push(...this.#fromFold(this.#fold, clocks, key));
    for (const { frame, ends } of this.#chunks) if (reachesBeyond(ends, clocks)) frames.push(frame);
    // A newcomer finds the deletes in the updates; whoever has some of the text may lack any of them.
    const last = clocks.size === 0 ? EMPTY_UPDATE : Buffer.concat([NO_STRUCTS, deletes()]);
    return [...frames, step2Frame(last)];
  }

  /** Whether answering a client that has `clocks` takes cutting the fold, which costs as much as it is long. */
  mustCut(clocks: Clocks, key: Uint8Array): boolean {
    if (!this.#fold || clocks.size === 0 || this.#answers.has(nameOf(key))) return false;
    return !covers(clocks, this.#fold.clocks);
  }

  /** Everything after a position, as frames; the whole text when that lies before the tail. */
  since(position: number): Uint8Array[] {
    this.#join();
    const missed = this.#chunks.filter((chunk) => chunk.position > position).map(({ frame }) => frame);
    return position < this.#foldedTo && this.#fold ? [...this.#fold.pieces, ...missed] : missed;
  }

  /** Marks what is there now as being folded, and answers it. */
  beginFold(): { readonly updates: Uint8Array[]; readonly position: number } {
    this.#join();
    this.#folding = this.#position;
    return { updates: this.updates(), position: this.#position };
  }

  /** Puts the fold in the place of what it was made of; null when it could not be made. */
  endFold(position: number, folded: Folded | null): void {
    this.#folding = 0;
    if (!folded) return;
    this.#fold = foldOf(folded);
    this.#foldedTo = position;
    this.#answers.clear();
    this.#chunks = this.#chunks.filter((chunk) => chunk.position > position);
    this.#tailBytes = this.#chunks.reduce((sum, { size }) => sum + size, 0);
  }

  #fromFold(fold: Fold, clocks: Clocks, key: Uint8Array): readonly Uint8Array[] {
    if (clocks.size === 0) return fold.pieces;
    if (covers(clocks, fold.clocks)) return [];
    const name = nameOf(key);
    let rest = this.#answers.get(name);
    if (!rest) {
      rest = beyondClocks(readStructure(fold.bytes), clocks, NO_DELETES);
      if (this.#answers.size >= KEPT_ANSWERS) this.#answers.clear();
      this.#answers.set(name, rest);
    }
    return updateFramePieces(rest);
  }

  /** Joins the chunks, so that a newcomer's editor takes in a few large edits instead of many small ones. */
  #join(): void {
    const from = this.#chunks.findIndex((chunk) => chunk.position > this.#folding);
    if (from < 0 || this.#chunks.length - from <= MOST_CHUNKS) return;
    const rest = this.#chunks.splice(from);
    while (rest.length > 0) this.#chunks.push(joinedChunk(rest.splice(0, lengthOfGroup(rest))));
    this.#tailBytes = this.#chunks.reduce((sum, { size }) => sum + size, 0);
  }
}

/** How many of the first chunks are joined: at least one, and of more than one so many bytes at most. */
function lengthOfGroup(chunks: readonly Chunk[]): number {
  let bytes = 0;
  const beyond = chunks.findIndex(({ size }) => {
    bytes += size;
    return bytes > JOINED;
  });
  return beyond < 0 ? chunks.length : Math.max(1, beyond);
}

function joinedChunk(chunks: readonly Chunk[]): Chunk {
  const last = chunks.at(-1);
  if (last === undefined) throw new RangeError('Nothing is joined.');
  if (chunks.length === 1) return last;
  const joined = readStructure(joinUpdates(chunks.map((chunk) => readStructure(updateIn(chunk)))));
  const frame = updateFrame(joined.bytes);
  return { position: last.position, frame, size: joined.bytes.length, ends: endsOf(joined) };
}

function nameOf(key: Uint8Array): string {
  return Buffer.from(key.buffer, key.byteOffset, key.length).toString('latin1');
}

function foldOf({ state, stateVector }: Folded): Fold {
  return { bytes: state, clocks: readClocks(stateVector), pieces: updateFramePieces(state) };
}

function updateIn({ frame, size }: Chunk): Uint8Array {
  return frame.subarray(frame.length - size);
}

function endsOf(extent: UpdateExtent): number[] {
  return extent.blocks.flatMap(({ client, end }) => [client, end]);
}

function reachesBeyond(ends: readonly number[], clocks: Clocks): boolean {
  for (let at = 0; at < ends.length; at += 2) {
    if ((ends[at + 1] ?? 0) > (clocks.get(ends[at] ?? 0) ?? 0)) return true;
  }
  // What only deletes is in the deletes; what adds is needed only where it is lacking.
  return ends.length === 0 && clocks.size === 0;
}
