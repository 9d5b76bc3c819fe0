import { GARBAGE, ROOT_CHILD, type UpdateStructure } from './update-structure';

interface Runs {
  readonly from: number[];
  readonly depth: number[];
}

/** How deep elements may stand in each other. */
export const MOST_DEPTH = 64;

/**
 * How deep every item of a document stands: 1 for a child of the root, 0 for what is gone. Kept as runs of
 * equal depth, so typing adds nothing.
 */
export class ElementDepths {
  readonly #clients = new Map<number, Runs>();

  at(client: number, clock: number): number {
    const runs = this.#clients.get(client);
    if (!runs) return 0;
    let low = 0;
    let high = runs.from.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((runs.from[middle] ?? 0) <= clock) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? 0 : (runs.depth[low - 1] ?? 0);
  }

  /** Clocks of one client must come in order. */
  note(client: number, clock: number, depth: number): void {
    let runs = this.#clients.get(client);
    if (!runs) {
      runs = { from: [], depth: [] };
      this.#clients.set(client, runs);
    }
    if (runs.depth.at(-1) === depth) return;
    if (runs.from.at(-1) === clock) runs.depth[runs.depth.length - 1] = depth;
    else {
      runs.from.push(clock);
      runs.depth.push(depth);
    }
  }
}

/** The depth of a struct whose references have been noted. */
export function depthOf(
  { structs }: UpdateStructure,
  index: number,
  noted: (client: number, clock: number) => number,
): number {
  const kind = structs.kind(index);
  if (kind & GARBAGE) return 0;
  if (kind & ROOT_CHILD) return 1;
  const parent = structs.client(index, 2);
  if (parent >= 0) {
    const depth = noted(parent, structs.clockOf(index, 2));
    return depth === 0 ? 0 : depth + 1;
  }
  const left = structs.client(index, 0);
  if (left >= 0) return noted(left, structs.clockOf(index, 0));
  return noted(structs.client(index, 1), structs.clockOf(index, 1));
}
