import { longestIncreasing } from '../sequence-diff';
import { ancestors, type BlockTree, descendants, ROOT, type TreeBlock } from './block-tree';
import { inlineLength, writtenRuns } from './inline-runs';

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

type Changes = Omit<SideChanges, 'flows'>;

/**
 * The editor writes a split as a deletion of the tail and a new block with the same words, and a join the other
 * way round. So text may have flowed wherever, between two blocks that stayed, some words went and others came:
 * such blocks are tied together, and no choice between two wordings is made for one of them alone.
 */
function flowsOf(base: BlockTree, side: Changes): string[][] {
  const gone = runsAfter(base.leaves, (key) => side.deleted.has(key));
  const come = runsAfter(side.tree.leaves, (key) => side.inserted.has(key));
  const flows: string[][] = [];
  for (const key of new Set([...gone.keys(), ...come.keys()])) {
    const { shrunk, grown } = howReworded(base.blocks.get(key), side.tree.blocks.get(key));
    const sources = [...(shrunk ? [key] : []), ...(gone.get(key) ?? [])];
    const sinks = [...(grown ? [key] : []), ...(come.get(key) ?? [])];
    if (sources.length === 0 || sinks.length === 0) continue;
    const tied = new Set([...sources, ...sinks]);
    if (tied.size > 1) flows.push([...tied].flatMap((one) => withFrames(base, side, one)));
  }
  return flows;
}

/** For each leaf that fails the test (ROOT before the first) the run of leaves right after it that pass. */
function runsAfter(leaves: readonly string[], test: (key: string) => boolean): Map<string, string[]> {
  const runs = new Map<string, string[]>();
  let last = ROOT;
  for (const key of leaves) {
    if (!test(key)) last = key;
    else if (runs.has(last)) runs.get(last)?.push(key);
    else runs.set(last, [key]);
  }
  return runs;
}

function howReworded(was: TreeBlock | undefined, is: TreeBlock | undefined) {
  if (was === undefined || is === undefined || was.own === is.own) return { shrunk: false, grown: false };
  const grown = writtenRuns(was.node, is.node).some((run) => run.text !== '');
  const added = writtenRuns(was.node, is.node).reduce((sum, run) => sum + run.text.length, 0);
  return { shrunk: inlineLength(was.node) + added > inlineLength(is.node), grown };
}

/** A block with the lists, items and rows around it that came or went with it. */
function withFrames(base: BlockTree, side: Changes, key: string): string[] {
  const came = side.inserted.has(key)
    ? ancestors(side.tree, key).filter((one) => side.inserted.has(one))
    : [];
  const went = side.deleted.has(key) ? ancestors(base, key).filter((one) => side.deleted.has(one)) : [];
  return [key, ...came, ...went];
}

/** Whether a side touched a block or anything inside it. */
export function touchesWithin(base: BlockTree, side: SideChanges, key: string): boolean {
  if (side.touched.has(key)) return true;
  const inside = [...descendants(base, key), ...descendants(side.tree, key)];
  return inside.some((one) => side.touched.has(one));
}
