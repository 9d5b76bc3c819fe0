import { ancestors, type BlockTree, descendants } from './block-tree';
import type { MergeReason } from './branch-types';
import { clauseConflicts } from './clause-conflicts';
import { KeyGroups } from './key-groups';
import { type SideChanges, touchesWithin } from './side-changes';
import { clash } from './weave-block';

/** The three texts of a merge: what the branch began from, what was done to the draft and in the branch. */
export interface ThreeTexts {
  readonly base: BlockTree;
  readonly draft: SideChanges;
  readonly branch: SideChanges;
}

/** Blocks that both sides touched in ways that need a person to look. */
export interface FoundConflict {
  readonly keys: readonly string[];
  readonly reasons: readonly MergeReason[];
  /**
   * True when both can stand together, word by word; false when only today's wording or the branch's can, and
   * merging keeps today's.
   */
  readonly weaves: boolean;
}

/** Every conflict; each block is in one at most. */
export function findConflicts(texts: ThreeTexts, others: readonly FoundConflict[] = []): FoundConflict[] {
  const found = [
    ...blockConflicts(texts),
    ...requirementConflicts(texts),
    ...tableConflicts(texts),
    ...flowConflicts(texts),
    ...clauseConflicts(texts),
  ].filter(({ keys }) => keys.some((key) => !sameInBoth(texts, key)));
  return joinConflicts(texts, [...found, ...others]);
}

/** Conflicts that share a block, or blocks between which text flowed, are one. */
function joinConflicts({ draft, branch }: ThreeTexts, found: readonly FoundConflict[]): FoundConflict[] {
  const groups = new KeyGroups();
  const flows = [...draft.flows, ...branch.flows];
  for (const keys of [...found.map((one) => one.keys), ...flows]) groups.join(keys);
  const byRoot = new Map<string, FoundConflict[]>();
  for (const one of found) {
    const root = groups.rootOf(one.keys[0] ?? '');
    const own = byRoot.get(root);
    if (own === undefined) byRoot.set(root, [one]);
    else own.push(one);
  }
  const keys = [...found.flatMap((one) => one.keys), ...flows.flat()];
  const inConflict = keys.filter((key) => byRoot.has(groups.rootOf(key)));
  return groups.groups(inConflict).map((group) => {
    const own = byRoot.get(groups.rootOf(group[0] ?? '')) ?? [];
    return {
      keys: group,
      reasons: [...new Set(own.flatMap(({ reasons }) => reasons))],
      weaves: own.every(({ weaves }) => weaves),
    };
  });
}

/** Both sides have a block in the same state, or both do not have it. */
export function sameInBoth({ draft, branch }: ThreeTexts, key: string): boolean {
  const [a, b] = [draft.tree.blocks.get(key), branch.tree.blocks.get(key)];
  return a?.own === b?.own && a?.parent === b?.parent;
}

function blockConflicts(texts: ThreeTexts): FoundConflict[] {
  const { base, draft, branch } = texts;
  const found: FoundConflict[] = [];
  const tell = (reason: MergeReason, keys: readonly string[], weaves: boolean) =>
    found.push({ keys, reasons: [reason], weaves });
  for (const key of branch.touched) {
    const [was, now, proposed] = [base, draft.tree, branch.tree].map((tree) => tree.blocks.get(key));
    if (was === undefined) {
      if (now !== undefined && now.own !== proposed?.own) tell('changed-on-both-sides', [key], false);
      continue;
    }
    if (proposed === undefined) {
      if (now !== undefined && touchesWithin(base, draft, key)) {
        const inside = [...descendants(base, key), ...descendants(draft.tree, key)];
        tell('deleted-by-branch', [key, ...inside.filter((one) => touchedBy(texts, one))], false);
      }
      continue;
    }
    if (now === undefined) continue;
    if (clash(was, now, proposed)) {
      tell('changed-on-both-sides', [key], now.leaf === proposed.leaf);
    }
    if (movedApart(texts, key)) tell('moved', [key], true);
  }
  for (const key of draft.deleted) {
    if (!branch.tree.blocks.has(key) || !touchesWithin(base, branch, key)) continue;
    tell('block-deleted-in-draft', [key, ...missing(texts, descendants(branch.tree, key))], false);
  }
  return found;
}

function touchedBy({ draft, branch }: ThreeTexts, key: string): boolean {
  return draft.touched.has(key) || branch.touched.has(key);
}

/** Those that today's draft does not have. */
function missing({ draft }: ThreeTexts, keys: readonly string[]): string[] {
  return keys.filter((key) => !draft.tree.blocks.has(key));
}

/** Moved on both sides to different places, or to another clause on one side and reworded on the other. */
function movedApart({ base, draft, branch }: ThreeTexts, key: string): boolean {
  const clauseIn = (tree: BlockTree) => tree.blocks.get(key)?.clause;
  if (draft.moved.has(key) && branch.moved.has(key)) {
    const parentIn = (tree: BlockTree) => tree.blocks.get(key)?.parent;
    return parentIn(draft.tree) !== parentIn(branch.tree) || clauseIn(draft.tree) !== clauseIn(branch.tree);
  }
  const wandered = (side: SideChanges) => side.moved.has(key) && clauseIn(side.tree) !== clauseIn(base);
  return (wandered(draft) && branch.reworded.has(key)) || (wandered(branch) && draft.reworded.has(key));
}

/** A requirement is read as one: its level on one side and its words on the other make a third meaning. */
function requirementConflicts({ base, draft, branch }: ThreeTexts): FoundConflict[] {
  const found: FoundConflict[] = [];
  for (const { key, node } of base.blocks.values()) {
    if (node.type !== 'requirement' || !touchesWithin(base, draft, key)) continue;
    if (!touchesWithin(base, branch, key)) continue;
    const level = (side: SideChanges) => side.tree.blocks.get(key)?.node.attrs?.level ?? null;
    const stands = draft.tree.blocks.has(key) && branch.tree.blocks.has(key);
    const raised = [draft, branch].some((side) => level(side) !== (node.attrs?.level ?? null));
    if (!stands || !raised) continue;
    const inside = [...descendants(branch.tree, key), ...descendants(draft.tree, key)];
    const touched = inside.filter((one) => draft.reworded.has(one) || branch.reworded.has(one));
    found.push({ keys: [key, ...touched], reasons: ['changed-on-both-sides'], weaves: true });
  }
  return found;
}

/** Columns on one side and rows or columns on the other make a table that fits nowhere. */
function tableConflicts(texts: ThreeTexts): FoundConflict[] {
  const { base, draft, branch } = texts;
  const found: FoundConflict[] = [];
  for (const { key, node } of base.blocks.values()) {
    if (node.type !== 'table') continue;
    if (!draft.tree.blocks.has(key) || !branch.tree.blocks.has(key)) continue;
    const [ours, theirs] = [draft, branch].map((side) => reshaped(base, side, key));
    const clashes = ours !== 'no' && theirs !== 'no' && (ours === 'columns' || theirs === 'columns');
    if (!clashes) continue;
    const inside = [base, draft.tree, branch.tree].flatMap((tree) => descendants(tree, key));
    const keys = [key, ...inside.filter((one) => touchedBy(texts, one))];
    found.push({ keys: [...new Set(keys)], reasons: ['changed-on-both-sides'], weaves: false });
  }
  return found;
}

function reshaped(base: BlockTree, side: SideChanges, table: string): 'no' | 'rows' | 'columns' {
  const rows = side.tree.blocks.get(table)?.children ?? [];
  const before = base.blocks.get(table)?.children ?? [];
  const columns = rows.some((row) => {
    const was = base.blocks.get(row);
    return was !== undefined && was.children.join('\n') !== side.tree.blocks.get(row)?.children.join('\n');
  });
  if (columns) return 'columns';
  return rows.join('\n') === before.join('\n') ? 'no' : 'rows';
}

/** Text flowed between blocks on one side, and the other side touched one of them. */
function flowConflicts({ base, draft, branch }: ThreeTexts): FoundConflict[] {
  const found: FoundConflict[] = [];
  for (const [side, other] of [
    [draft, branch],
    [branch, draft],
  ] as const) {
    const flowOf = new Map(other.flows.flatMap((flow) => flow.map((key) => [key, flow] as const)));
    for (const flow of side.flows) {
      const touched = flow.filter((key) => other.touched.has(key));
      if (touched.length === 0) continue;
      const across = flow.flatMap((key) => flowOf.get(key) ?? []);
      const keys = new Set([...flow, ...across]);
      // A list or requirement that came or went takes what stands in it along.
      for (const key of [...keys])
        for (const one of descendants(side.tree, key)) if (side.inserted.has(one)) keys.add(one);
      const around = [...keys].flatMap((key) => ancestors(base, key).filter((one) => side.deleted.has(one)));
      found.push({ keys: [...keys, ...around], reasons: ['split'], weaves: false });
    }
  }
  return found;
}
