import type { Change, Comparison, RequirementChange, Segment } from '../comparison-types';
import { ancestors, type BlockTree, ROOT } from './block-tree';
import {
  type BranchDeed,
  type BranchFact,
  type BranchObject,
  FACT_LENGTH,
  PART_BEFORE_CLAUSES,
} from './branch-types';
import type { KeyedPart } from './parts';

/** The texts that facts are told about. */
export interface FactTexts {
  readonly base: BlockTree;
  readonly branch: BlockTree;
  readonly parts: readonly KeyedPart[];
}

/** What a branch does, one fact for each change in reading order; levels before the words they bind. */
export function factsOfBranch(comparison: Comparison, texts: FactTexts): BranchFact[] {
  const told = new Set<string>();
  const whole = new Map<string, RequirementChange>();
  for (const change of comparison.requirements) {
    if (change.kinds.includes('new') || change.kinds.includes('removed')) whole.set(change.id, change);
  }
  return comparison.changes.flatMap((change) => {
    const requirement = requirementAround(texts, change.blockId);
    const entire = whole.get(requirement?.id ?? '');
    if (requirement !== null && entire !== undefined) {
      if (told.has(requirement.id)) return [];
      told.add(requirement.id);
      return [wholeRequirement(entire, change, texts)];
    }
    return factsOfChange(change, requirement?.ref ?? null, texts);
  });
}

function wholeRequirement(entire: RequirementChange, change: Change, texts: FactTexts): BranchFact {
  const isNew = entire.kinds.includes('new');
  const words = shorten(entire.segments.map(({ text }) => text).join(''));
  return {
    ...frame(change, entire.ref, texts),
    deed: isNew ? 'adds' : 'removes',
    object: 'requirement',
    block: 'requirement',
    blockId: entire.id,
    before: isNew ? '' : words,
    after: isNew ? words : '',
  };
}

function factsOfChange(change: Change, ref: string | null, texts: FactTexts): BranchFact[] {
  const common = frame(change, ref, texts);
  const fields = change.attributes.map(({ name, before, after }): BranchFact => {
    const object: BranchObject = name === 'level' ? 'level' : 'attribute';
    const deed: BranchDeed = before === '' || after === '' ? 'sets' : 'replaces';
    return { ...common, deed, object, before: shorten(before), after: shorten(after), name };
  });
  const object = objectOf(change);
  const all = (kind: Segment['kind']) =>
    shorten(
      change.segments
        .filter((one) => one.kind === kind)
        .map(({ text }) => text)
        .join(' … '),
    );
  switch (change.kind) {
    case 'added':
      return [{ ...common, deed: 'adds', object, after: all('added') }, ...fields];
    case 'removed':
      return [{ ...common, deed: 'removes', object, before: all('removed') }, ...fields];
    case 'moved': {
      const places = { before: change.from?.title ?? '', after: change.clause.title };
      return [{ ...common, deed: 'moves', object, ...places }, ...fields, ...wordFacts(change, common)];
    }
    case 'reformatted':
      return [{ ...common, deed: 'reformats', object }, ...fields];
    case 'changed':
      return [...fields, ...wordFacts(change, common)];
  }
}

/** One fact for each place in a line where words went, came or were replaced. */
function wordFacts(change: Change, common: BranchFact): BranchFact[] {
  const facts: BranchFact[] = [];
  let before = '';
  let after = '';
  const close = () => {
    if (before.trim() !== '' || after.trim() !== '') {
      const deed: BranchDeed = before.trim() === '' ? 'adds' : after.trim() === '' ? 'removes' : 'replaces';
      facts.push({ ...common, deed, object: 'words', before: shorten(before), after: shorten(after) });
    }
    before = '';
    after = '';
  };
  for (const { kind, text } of change.segments) {
    if (kind === 'removed') before += text;
    else if (kind === 'added') after += text;
    else close();
  }
  close();
  return facts;
}

function frame(change: Change, ref: string | null, { parts }: FactTexts): BranchFact {
  const { blockId, clause, block } = change;
  const clauseKey = clause.id === '' ? ROOT : clause.id;
  const part =
    parts.find(({ blockIds }) => blockIds.includes(blockId)) ??
    parts.find(({ clauseKeys }) => clauseKeys.includes(clauseKey));
  return {
    deed: 'replaces',
    object: 'words',
    block,
    blockId,
    ref,
    clause,
    partId: part?.id ?? (clause.id || PART_BEFORE_CLAUSES),
    before: '',
    after: '',
    name: '',
    change: change.number,
  };
}

function objectOf({ block, cell }: Change): BranchObject {
  if (cell !== undefined) return cell.column === 0 ? 'row' : 'cell';
  if (block === 'heading') return 'clause';
  return block === 'requirement' ? 'requirement' : 'block';
}

/** The requirement that a block is or stands in. */
function requirementAround(
  { base, branch }: FactTexts,
  id: string,
): { readonly id: string; readonly ref: string | null } | null {
  for (const tree of [branch, base]) {
    for (const key of [id, ...ancestors(tree, id)]) {
      const node = tree.blocks.get(key)?.node;
      if (node?.type !== 'requirement') continue;
      const ref = node.attrs?.ref;
      return { id: key, ref: typeof ref === 'string' && ref !== '' ? ref : null };
    }
  }
  return null;
}

function shorten(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length <= FACT_LENGTH ? line : `${line.slice(0, FACT_LENGTH - 1)}…`;
}
