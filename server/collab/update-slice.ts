import { ByteWriter } from './bytes';
import { type ClientDeletes, DeletedRanges, encodeDeletes } from './deleted-ranges';
import type { Clocks } from './protocol';
import type { Block, UpdateStructure } from './update-structure';

/**
 * Cuts and joins updates by copying the bytes of whole structs; no document is built and nothing is decoded
 * twice. A cut begins at the start of a struct, so it may repeat a few clocks the receiver has, which Yjs
 * allows.
 */

/** An update that changes nothing. */
export const EMPTY_UPDATE: Uint8Array = new Uint8Array([0, 0]);

interface Cut {
  readonly client: number;
  readonly start: number;
  readonly count: number;
  readonly bytes: Uint8Array;
}

/** The first struct of the block that reaches beyond `clock`. */
export function firstBeyond(structure: UpdateStructure, block: Block, clock: number): number {
  let low = block.first;
  let high = block.first + block.count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (structure.structs.clock(middle) <= clock) low = middle;
    else high = middle - 1;
  }
  return low;
}

function cutFrom(structure: UpdateStructure, block: Block, index: number): Cut {
  return {
    client: block.client,
    start: structure.structs.clock(index),
    count: block.first + block.count - index,
    bytes: structure.bytes.subarray(structure.structs.offset(index), block.to),
  };
}

function encode(cuts: readonly Cut[], deletes: Uint8Array): Buffer {
  const size = cuts.reduce((sum, cut) => sum + cut.bytes.length + 20, deletes.length + 8);
  const writer = new ByteWriter(size).uint(cuts.length);
  for (const cut of cuts) writer.uint(cut.count).uint(cut.client).uint(cut.start).bytes(cut.bytes);
  return writer.bytes(deletes).done();
}

/** The structs beyond `clocks`, with `deletes` in place of the update's own. */
export function beyondClocks(
  structure: UpdateStructure,
  clocks: Clocks,
  deletes: readonly ClientDeletes[] | Uint8Array,
): Buffer {
  const cuts: Cut[] = [];
  for (const block of structure.blocks) {
    const known = clocks.get(block.client) ?? 0;
    if (block.end > known) cuts.push(cutFrom(structure, block, firstBeyond(structure, block, known)));
  }
  return encode(cuts, deletes instanceof Uint8Array ? deletes : encodeDeletes(deletes));
}

/**
 * Joins updates that were stored one after the other. Answers one update as a rule; where two of them cut the
 * same struct at different places the joined update ends and another begins.
 */
export function joinUpdates(structures: readonly UpdateStructure[]): Uint8Array[] {
  const joined: Uint8Array[] = [];
  let pile = new Pile();
  for (const structure of structures) {
    if (pile.add(structure)) continue;
    joined.push(pile.done());
    pile = new Pile();
    pile.add(structure);
  }
  if (!pile.empty) joined.push(pile.done());
  return joined;
}

interface Run {
  readonly start: number;
  end: number;
  count: number;
  readonly pieces: Uint8Array[];
}

class Pile {
  readonly #runs = new Map<number, Run>();
  readonly #deletes = new DeletedRanges();
  empty = true;

  /** Puts an update on top; false, and nothing changed, when it does not fit. */
  add(structure: UpdateStructure): boolean {
    const cuts: Cut[] = [];
    for (const block of structure.blocks) {
      const run = this.#runs.get(block.client);
      if (run && block.end <= run.end) continue;
      const index = run ? firstBeyond(structure, block, run.end) : block.first;
      const cut = cutFrom(structure, block, index);
      if (run && cut.start !== run.end) return false;
      cuts.push(cut);
    }
    for (const cut of cuts) this.#extend(cut, structure);
    this.#deletes.add(structure.deletes);
    this.empty = false;
    return true;
  }

  #extend(cut: Cut, structure: UpdateStructure): void {
    const end = structure.blocks.find((block) => block.client === cut.client)?.end ?? cut.start;
    const run = this.#runs.get(cut.client);
    if (run) {
      run.end = end;
      run.count += cut.count;
      run.pieces.push(cut.bytes);
    } else this.#runs.set(cut.client, { start: cut.start, end, count: cut.count, pieces: [cut.bytes] });
  }

  done(): Uint8Array {
    const cuts = [...this.#runs]
      // Yjs writes higher ids first, which spares its readers work in conflicts.
      .sort(([a], [b]) => b - a)
      .map(([client, { start, count, pieces }]) => {
        const [only] = pieces;
        return { client, start, count, bytes: pieces.length === 1 && only ? only : Buffer.concat(pieces) };
      });
    return encode(cuts, this.#deletes.encode());
  }
}
