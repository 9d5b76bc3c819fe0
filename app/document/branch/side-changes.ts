import { longestIncreasing } from '../sequence-diff';
import { type BlockTree, descendants, ROOT } from './block-tree';
import { flowsOf } from './flows';

/** What one side, the draft or the branch, did to the base; sets of block keys. */
export interface SideChanges {
  readonly tree: BlockTree;
  readonly inserted: ReadonlySet<string>;
  readonly deleted: ReadonlySet<string>;
  /** Type, attributes or line of text are others. */
  readonly reworded: ReadonlySet<string>;
  /** Stands in another block, or in another order among its neighbours. */
  readonly moved: ReadonlySet<string>;
  /** All of these. */
  readonly touched: ReadonlySet<string>;
  /** Groups of blocks between which text may have flowed: a block was split, joined or written anew. */
  readonly flows: ReadonlyArray<readonly string[]>;
}

export function sideChanges(base: BlockTree, side: BlockTree): SideChanges {
  const inserted = new Set([...side.blocks.keys()].filter((key) => !base.blocks.has(key)));
  const deleted = new Set([...base.blocks.keys()].filter((key) => !side.blocks.has(key)));
  const reworded = new Set<string>();
  for (const [key, block] of side.blocks) {
    const was = base.blocks.get(key);
    if (was !== undefined && was.own !== block.own) reworded.add(key);
  }
  const moved = movedBlocks(base, side);
  const touched = new Set([...inserted, ...deleted, ...reworded, ...moved]);
  const changes = { tree: side, inserted, deleted, reworded, moved, touched };
  return { ...changes, flows: flowsOf(base, changes) };
}

function movedBlocks(base: BlockTree, side: BlockTree): Set<string> {
  const moved = new Set<string>();
  const inOrder = (keys: readonly string[], parent: string, earlier: readonly string[]) => {
    const places = new Map(earlier.map((key, place) => [key, place]));
    const stayed = keys.filter((key) => {
      const was = base.blocks.get(key);
      if (was !== undefined && was.parent !== parent) moved.add(key);
      return was !== undefined && was.parent === parent;
    });
    const kept = new Set(longestIncreasing(stayed.map((key) => places.get(key) ?? 0)));
    for (const [index, key] of stayed.entries()) if (!kept.has(index)) moved.add(key);
  };
  inOrder(side.top, ROOT, base.top);
  for (const [key, block] of side.blocks) {
    if (block.children.length > 0) inOrder(block.children, key, base.blocks.get(key)?.children ?? []);
  }
  return moved;
}

/** Whether a side touched a block or anything inside it. */
export function touchesWithin(base: BlockTree, side: SideChanges, key: string): boolean {
  if (side.touched.has(key)) return true;
  const inside = [...descendants(base, key), ...descendants(side.tree, key)];
  return inside.some((one) => side.touched.has(one));
}
