import { plainText } from '../json';
import { ancestors, type BlockTree, ROOT, type TreeBlock } from './block-tree';
import { writtenRuns } from './inline-runs';
import type { SideChanges } from './side-changes';

type Changes = Omit<SideChanges, 'flows'>;

/** The words that blocks lost and got on one side, by key. */
interface Words {
  readonly gone: ReadonlyMap<string, readonly string[]>;
  readonly come: ReadonlyMap<string, readonly string[]>;
}

/**
 * Groups of blocks between which text may have flowed. The editor writes a split as a deletion of the tail and
 * a new block with the same words, and a join or a cut and paste likewise; so where words went and others came
 * side by side, or the very words turn up elsewhere, the blocks are tied together, and no choice between two
 * wordings is made for one of them alone.
 */
export function flowsOf(base: BlockTree, side: Changes): string[][] {
  const words = wordsMoved(base, side);
  const pairs = [...besides(base, side, words), ...elsewhere(base, words), ...side.tree.copies];
  return pairs.map((keys) => keys.flatMap((key) => withFrames(base, side, key)));
}

function wordsMoved(base: BlockTree, side: Changes): Words {
  const gone = new Map<string, readonly string[]>();
  const come = new Map<string, readonly string[]>();
  const runs = (before: TreeBlock | undefined, after: TreeBlock | undefined) =>
    writtenRuns(lineOf(before), lineOf(after)).map(({ text }) => text);
  for (const key of side.reworded) {
    const [was, is] = [base.blocks.get(key), side.tree.blocks.get(key)];
    const [less, more] = [runs(is, was), runs(was, is)];
    if (less.length > 0) gone.set(key, less);
    if (more.length > 0) come.set(key, more);
  }
  for (const key of side.deleted) {
    const block = base.blocks.get(key);
    if (block?.leaf) gone.set(key, [plainText(block.node)]);
  }
  for (const key of side.inserted) {
    const block = side.tree.blocks.get(key);
    if (block?.leaf) come.set(key, [plainText(block.node)]);
  }
  return { gone, come };
}

function lineOf(block: TreeBlock | undefined) {
  return block?.leaf ? block.node : undefined;
}

/** Between two lines that stayed, some words went and others came. */
function besides(base: BlockTree, side: Changes, { gone, come }: Words): string[][] {
  const went = runsAfter(base.leaves, (key) => side.deleted.has(key));
  const came = runsAfter(side.tree.leaves, (key) => side.inserted.has(key));
  const flows: string[][] = [];
  for (const key of new Set([...went.keys(), ...came.keys()])) {
    const sources = [...(gone.has(key) ? [key] : []), ...(went.get(key) ?? [])];
    const sinks = [...(come.has(key) ? [key] : []), ...(came.get(key) ?? [])];
    if (sources.length === 0 || sinks.length === 0) continue;
    const tied = new Set([...sources, ...sinks]);
    if (tied.size > 1) flows.push([...tied]);
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

/** Two words in a row, or all that went, that stood in one place only and stand in another now, were carried there. */
function elsewhere(base: BlockTree, { gone, come }: Words): string[][] {
  const sources = new Map<string, string>();
  for (const [key, runs] of gone) {
    for (const piece of runs.flatMap(piecesOf)) if (!sources.has(piece)) sources.set(piece, key);
  }
  const whole = base.leaves
    .map((key) => plainText(base.blocks.get(key)?.node ?? { type: 'text' }))
    .join('\n');
  const find = finderOf(sources, [...come.values()].flat().length);
  const seen = new Set<string>();
  const flows: string[][] = [];
  for (const [key, runs] of come) {
    for (const piece of runs.flatMap(find)) {
      const source = sources.get(piece);
      if (source === undefined || source === key || seen.has(`${source}\n${key}`)) continue;
      if (whole.indexOf(piece) !== whole.lastIndexOf(piece)) continue;
      seen.add(`${source}\n${key}`);
      flows.push([source, key]);
    }
  }
  return flows;
}

/** Beyond so many comparisons only whole words are looked for, not parts of words. */
const MOST_COMPARISONS = 200_000;

/** Answers which pieces a run holds. */
function finderOf(pieces: ReadonlyMap<string, string>, runs: number): (run: string) => string[] {
  if (pieces.size * runs > MOST_COMPARISONS) {
    return (run) => [...(run.match(/\S+/g) ?? []), ...piecesOf(run)].filter((piece) => pieces.has(piece));
  }
  const all = [...pieces.keys()];
  return (run) => {
    const line = run.replace(/\s+/g, ' ');
    return all.filter((piece) => line.includes(piece));
  };
}

function piecesOf(run: string): string[] {
  const words = run.match(/\S+/g) ?? [];
  if (words.length <= 2) return words.length === 0 ? [] : [words.join(' ')];
  return words.slice(1).map((word, index) => `${words[index]} ${word}`);
}

/** A block with the lists, items and rows around it that came or went with it. */
function withFrames(base: BlockTree, side: Changes, key: string): string[] {
  const came = side.inserted.has(key)
    ? ancestors(side.tree, key).filter((one) => side.inserted.has(one))
    : [];
  const went = side.deleted.has(key) ? ancestors(base, key).filter((one) => side.deleted.has(one)) : [];
  return [key, ...came, ...went];
}
