import { newBlockId } from '../ids';
import { blockId, type NodeJson } from '../json';
import { ROOT } from './block-tree';
import { type MergeChoice, type MergeChoices, PART_BEFORE_CLAUSES } from './branch-types';
import type { FoundConflict } from './find-conflicts';
import { acceptedMode, type MergePlan, type PlannedPart } from './merge-plan';
import { conflictId } from './preview-merge';
import type { Mode } from './weave-texts';

/** What somebody chose, block by block. */
export interface Chosen {
  readonly modeOf: (key: string) => Mode;
  /** Blocks that give way to somebody's own words. */
  readonly replaced: ReadonlyMap<string, readonly NodeJson[]>;
  /** Blocks about which nothing is left to decide. */
  readonly settled: ReadonlySet<string>;
}

/** Turns the choices for parts and conflicts into what becomes of each block. */
export function choose(plan: MergePlan, choices: MergeChoices): Chosen {
  const modes = new Map<string, Mode>();
  const replaced = new Map<string, readonly NodeJson[]>();
  const settled = new Set<string>();
  for (const part of plan.parts) {
    const choice = choiceOf(part, choices);
    const inConflict = new Set(part.conflicts.flatMap(({ keys }) => keys));
    const free = part.keys.filter((key) => !inConflict.has(key));
    const own = ownWords(plan, choice);
    for (const key of free)
      if (choice.take === 'reject' || choice.take === 'take-now') modes.set(key, 'draft');
    if (choice.take !== 'reject') for (const key of free) settled.add(key);
    if (own !== null && part.conflicts.length === 0) own(free, 'weave', modes, replaced);
    for (const conflict of part.conflicts) {
      const named = choices.conflicts?.[conflictId(plan.texts, conflict.keys)];
      decide(
        plan,
        conflict,
        named ?? choice,
        named === undefined ? own : ownWords(plan, named),
        modes,
        replaced,
      );
      if ((named ?? choice).take !== 'reject') for (const key of conflict.keys) settled.add(key);
    }
  }
  return { modeOf: (key) => modes.get(key) ?? 'weave', replaced, settled };
}

function choiceOf(part: PlannedPart, { otherwise, parts = {} }: MergeChoices): MergeChoice {
  const names = part.clauseKeys.map((key) => (key === ROOT ? PART_BEFORE_CLAUSES : key));
  const named = names.flatMap((name) => parts[name] ?? []);
  // Clauses that are decided together now may have been apart when somebody looked.
  const cautious = named.find(({ take }) => take === 'reject') ?? named[0];
  if (cautious !== undefined) return cautious;
  if (otherwise === 'accept-clean') return { take: part.conflicts.length === 0 ? 'accept' : 'reject' };
  return { take: otherwise };
}

type Writer = (
  keys: readonly string[],
  where: Mode,
  modes: Map<string, Mode>,
  replaced: Map<string, readonly NodeJson[]>,
) => void;

function decide(
  plan: MergePlan,
  conflict: FoundConflict,
  choice: MergeChoice,
  own: Writer | null,
  modes: Map<string, Mode>,
  replaced: Map<string, readonly NodeJson[]>,
): void {
  if (own !== null) {
    const stands = conflict.keys.some((key) => plan.texts.draft.tree.blocks.get(key)?.leaf);
    own(conflict.keys, stands ? 'draft' : 'branch', modes, replaced);
    return;
  }
  const mode =
    choice.take === 'accept' ? acceptedMode(conflict) : choice.take === 'take-proposed' ? 'branch' : 'draft';
  for (const key of conflict.keys) modes.set(key, mode);
}

/** Puts somebody's own words in the place of the first line among some blocks; the other lines go. Once. */
function ownWords({ texts }: MergePlan, choice: MergeChoice): Writer | null {
  if (choice.take !== 'own') return null;
  let isWritten = false;
  return (keys, where, modes, replaced) => {
    const tree = where === 'draft' ? texts.draft.tree : texts.branch.tree;
    const leaves = tree.leaves.filter((key) => keys.includes(key));
    for (const key of keys) modes.set(key, where);
    for (const key of leaves) {
      const node = tree.blocks.get(key)?.node;
      replaced.set(key, isWritten || node === undefined ? [] : writtenInto(node, choice.wording));
      isWritten = true;
    }
    const host = isWritten ? undefined : keys.find((key) => blockId(tree.blocks.get(key)?.node ?? {}) !== '');
    const node = host === undefined ? undefined : tree.blocks.get(host)?.node;
    if (host === undefined || node === undefined) return;
    replaced.set(host, [
      node,
      ...writtenInto({ type: 'paragraph', attrs: { id: newBlockId() } }, choice.wording),
    ]);
    isWritten = true;
  };
}

/** The wording as blocks: the first keeps what the line was, the others are new paragraphs. */
function writtenInto(node: NodeJson, wording: string): NodeJson[] {
  const inline = (text: string): NodeJson[] => (text === '' ? [] : [{ type: 'text', text }]);
  const { content: _before, ...frame } = node;
  if (node.type === 'codeBlock') return [{ ...frame, content: inline(wording) }];
  const [first = '', ...more] = wording
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '');
  const further = more.map(
    (text): NodeJson => ({
      type: 'paragraph',
      attrs: { id: newBlockId() },
      content: inline(text),
    }),
  );
  return [{ ...frame, content: inline(first) }, ...further];
}
