import { type NodeJson, textAttribute } from '../json';
import type { BlockTree } from './block-tree';
import type { LostRun } from './branch-types';
import type { ThreeTexts } from './find-conflicts';
import { atomsOf, diffKeys, textOfAtoms, writtenRuns } from './inline-runs';
import { idsOf } from './parts';
import type { SideChanges } from './side-changes';

/** Fields of blocks that people write words in. */
const WRITTEN_FIELDS = ['caption', 'title', 'term', 'alt', 'src'];

/** A lost run with the key of its block. */
export interface KeyedLostRun extends LostRun {
  readonly key: string;
}

/** Every run of characters that either side wrote and that does not stand in the merged text. */
export function lostRuns(texts: ThreeTexts, merged: BlockTree): KeyedLostRun[] {
  const sides = [['draft', texts.draft] as const, ['branch', texts.branch] as const];
  return sides.flatMap(([name, side]) => {
    const lost: KeyedLostRun[] = [];
    const flowOf = new Map(side.flows.flatMap((flow) => flow.map((key) => [key, flow] as const)));
    for (const key of [...side.inserted, ...side.reworded]) {
      const [blockId = ''] = idsOf([key], side.tree, merged);
      for (const text of lostOf(texts.base, side, merged, key, flowOf.get(key) ?? []))
        lost.push({ side: name, text, blockId, key });
    }
    return lost;
  });
}

function lostOf(
  base: BlockTree,
  side: SideChanges,
  merged: BlockTree,
  key: string,
  flowed: readonly string[],
): string[] {
  const own = side.tree.blocks.get(key);
  if (own === undefined) return [];
  const there = merged.blocks.get(key);
  if (there?.own === own.own) return [];
  const fields = WRITTEN_FIELDS.flatMap((name) => {
    const value = textAttribute(own.node, name);
    const before = base.blocks.get(key);
    const isWritten = value !== '' && (before === undefined || textAttribute(before.node, name) !== value);
    return isWritten && (there === undefined || textAttribute(there.node, name) !== value) ? [value] : [];
  });
  if (!own.leaf) return fields;
  return [
    ...fields,
    ...lostOfLine(lineBefore(base, key, flowed), own.node, there?.leaf ? there.node : undefined),
  ];
}

/** What the line of a block was before, with the lines from which text may have flowed into it. */
function lineBefore(base: BlockTree, key: string, flowed: readonly string[]): NodeJson | undefined {
  const content = [...new Set([key, ...flowed])].flatMap((one) => {
    const block = base.blocks.get(one);
    return block?.leaf ? (block.node.content ?? []) : [];
  });
  return content.length === 0 ? undefined : { type: 'paragraph', content };
}

function lostOfLine(before: NodeJson | undefined, line: NodeJson, there: NodeJson | undefined): string[] {
  const atoms = atomsOf(line);
  const missing = new Uint8Array(atoms.length);
  const keys = (node: NodeJson | undefined) => atomsOf(node).map((atom) => atom.key);
  for (const { aFrom, aTo } of diffKeys(keys(line), keys(there))) missing.fill(1, aFrom, aTo);
  return writtenRuns(before, line).flatMap(({ from, to }) => {
    const runs: string[] = [];
    for (let at = from; at < to; at += 1) {
      const begin = at;
      while (at < to && missing[at] === 1) at += 1;
      const text = textOfAtoms(atoms.slice(begin, at));
      if (text.trim() !== '') runs.push(text);
    }
    return runs;
  });
}
