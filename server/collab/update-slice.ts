import { ByteWriter } from './bytes';
import { damage } from './damage';
import { type ClientDeletes, DeletedRanges, encodeDeletes } from './deleted-ranges';
import type { Clocks } from './protocol';
import { restOfStruct } from './struct-cut';
import type { Block, UpdateStructure } from './update-structure';

/**
 * Cuts and joins updates by copying the bytes of structs; no document is built. A cut begins exactly at the clock
 * asked for. Were it to begin earlier, somebody could send other text under clocks that are taken, and Yjs would
 * try to fit it to what is there, and fail, in every reader's browser.
 */

/** An update that changes nothing. */
export const EMPTY_UPDATE: Uint8Array = new Uint8Array([0, 0]);

/** Structs of one client that follow each other, as they are written. */
export interface Cut {
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

/** The structs of a block from `clock` on; the block must reach beyond it. */
function cutFrom({ bytes, structs }: UpdateStructure, block: Block, clock: number, index: number): Cut {
  const { client, to } = block;
  const count = block.first + block.count - index;
  const begins = structs.clock(index);
  const offset = structs.offset(index);
  if (begins >= clock) return { client, start: begins, count, bytes: bytes.subarray(offset, to) };
  const next = count > 1 ? structs.offset(index + 1) : to;
  const rest = restOfStruct(bytes, offset, client, begins, clock - begins);
  return { client, start: clock, count, bytes: Buffer.concat([rest, bytes.subarray(next, to)]) };
}

export function encodeCuts(cuts: readonly Cut[], deletes: Uint8Array): Buffer {
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
    if (block.end <= known) continue;
    cuts.push(cutFrom(structure, block, known, firstBeyond(structure, block, known)));
  }
  return encodeCuts(cuts, deletes instanceof Uint8Array ? deletes : encodeDeletes(deletes));
}

/**
 * Joins updates that were stored one after the other into one; what a later one repeats is left out.
 *
 * @throws Damage when one begins after a clock that none of them has
 */
export function joinUpdates(structures: readonly UpdateStructure[]): Uint8Array {
  const runs = new Map<number, Run>();
  const deletes = new DeletedRanges();
  for (const structure of structures) {
    for (const block of structure.blocks) extend(runs, structure, block);
    deletes.add(structure.deletes);
  }
  const cuts = [...runs]
    // Yjs writes higher ids first, which spares its readers work in conflicts.
    .sort(([a], [b]) => b - a)
    .map(([client, { start, count, pieces }]) => {
      const [only] = pieces;
      return { client, start, count, bytes: pieces.length === 1 && only ? only : Buffer.concat(pieces) };
    });
  return encodeCuts(cuts, deletes.encode());
}

function extend(runs: Map<number, Run>, structure: UpdateStructure, block: Block): void {
  const { client, start, end, first, count } = block;
  const run = runs.get(client);
  if (!run) {
    runs.set(client, { start, end, count, pieces: [cutFrom(structure, block, start, first).bytes] });
    return;
  }
  if (end <= run.end) return;
  const cut = cutFrom(structure, block, run.end, firstBeyond(structure, block, run.end));
  if (cut.start !== run.end) throw damage('truncated');
  run.end = end;
  run.count += cut.count;
  run.pieces.push(cut.bytes);
}

interface Run {
  readonly start: number;
  end: number;
  count: number;
  readonly pieces: Uint8Array[];
}
