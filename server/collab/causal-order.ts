import type { Clocks } from './protocol';
import { firstBeyond } from './update-slice';
import type { Block, UpdateExtent, UpdateStructure } from './update-structure';

interface Progress {
  readonly block: Block;
  next: number;
  clock: number;
  underWay: boolean;
}

/**
 * Visits the structs that reach beyond `known`, each after everything it refers to: its left and right
 * neighbours and its parent. That is the order in which Yjs can take them in.
 *
 * @returns false when a struct refers to something that is neither known nor in the update, or when structs
 *   wait for each other; Yjs would keep such structs, and ask for them, for ever
 */
export function inCausalOrder(
  structure: UpdateStructure,
  known: Clocks,
  visit?: (index: number, client: number, end: number) => void,
): boolean {
  const { structs } = structure;
  const progress = new Map<number, Progress>();
  for (const block of structure.blocks) {
    const clock = known.get(block.client) ?? 0;
    if (block.start > clock) return false;
    if (block.end <= clock) continue;
    const next = firstBeyond(structure, block, clock);
    progress.set(block.client, { block, next, clock, underWay: false });
  }

  const reached = (client: number): number => progress.get(client)?.clock ?? known.get(client) ?? 0;

  /** Which of the struct's references is not there yet, or -1. */
  const missing = (index: number): number => {
    for (const which of [0, 1, 2] as const) {
      const client = structs.client(index, which);
      if (client >= 0 && structs.clockOf(index, which) >= reached(client)) return which;
    }
    return -1;
  };

  const stack: Array<{ readonly at: Progress; readonly until: number }> = [];
  for (const first of progress.values()) {
    stack.push({ at: first, until: first.block.end });
    first.underWay = true;
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const { at, until } = top;
      if (at.clock >= until) {
        at.underWay = false;
        stack.pop();
        continue;
      }
      const which = missing(at.next);
      if (which >= 0) {
        const asked = which as 0 | 1 | 2;
        const needed = progress.get(structs.client(at.next, asked));
        if (!needed || needed.underWay) return false;
        const clock = structs.clockOf(at.next, asked);
        if (clock >= needed.block.end) return false;
        needed.underWay = true;
        stack.push({ at: needed, until: clock + 1 });
        continue;
      }
      const last = at.next === at.block.first + at.block.count - 1;
      const end = last ? at.block.end : structs.clock(at.next + 1);
      visit?.(at.next, at.block.client, end);
      at.clock = end;
      at.next++;
    }
  }
  return true;
}

/** Whether everything that an update deletes is known, or comes with it. */
export function deletesWhatIsThere({ blocks, deletes }: UpdateExtent, known: Clocks): boolean {
  const ends = new Map(blocks.map(({ client, end }) => [client, end]));
  return deletes.every(({ client, ranges }) => {
    const last = (ranges.at(-2) ?? 0) + (ranges.at(-1) ?? 0);
    return last <= Math.max(known.get(client) ?? 0, ends.get(client) ?? 0);
  });
}
