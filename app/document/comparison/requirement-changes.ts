import type { RequirementLevel } from '../../../db/words';
import type { RequirementChange, RequirementChangeKind } from '../comparison-types';
import { blockId, type DocumentJson } from '../json';
import type { RequirementEntry } from '../requirement-types';
import { requirementsOf } from '../requirements';
import type { Merged } from './merged';
import { diffWords, wholeLine } from './word-diff';

/** How much a level binds. */
const BINDING: Readonly<Record<RequirementLevel, number>> = {
  must: 3,
  'must-not': 3,
  should: 2,
  'should-not': 2,
  may: 1,
};

/**
 * What changed in the requirements: new, removed, reworded, level raised or lowered, moved to another clause.
 * A requirement is the same when its id is, or else its reference, or else its very words, or else when it
 * stands in the place of one and not both have a reference: a reference is never given twice.
 */
export function requirementChanges(
  before: DocumentJson,
  after: DocumentJson,
  root: Merged | null = null,
): RequirementChange[] {
  const ours = requirementsOf(before);
  const theirs = requirementsOf(after);
  const partners = pairRequirements(ours, theirs, root === null ? new Map() : keptRequirements(root));
  const kept = new Set(partners.values());
  const changes: RequirementChange[] = [];
  for (const entry of theirs) {
    const was = partners.get(entry);
    const change = was === undefined ? oneSided(entry, 'new') : bothSides(was, entry);
    if (change !== null) changes.push(change);
  }
  for (const entry of ours) if (!kept.has(entry)) changes.push(oneSided(entry, 'removed'));
  return changes;
}

/** The earlier id of each requirement that is on both sides of a merged text. */
function keptRequirements(root: Merged): Map<string, string> {
  const kept = new Map<string, string>();
  const waiting = [root];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (one.node.type === 'requirement' && one.before !== undefined) {
      kept.set(blockId(one.node), blockId(one.before));
    }
    waiting.push(...one.children);
  }
  return kept;
}

function pairRequirements(
  ours: readonly RequirementEntry[],
  theirs: readonly RequirementEntry[],
  kept: ReadonlyMap<string, string>,
): Map<RequirementEntry, RequirementEntry> {
  const partners = new Map<RequirementEntry, RequirementEntry>();
  const taken = new Set<RequirementEntry>();
  const theirsAs = (entry: RequirementEntry) => kept.get(entry.id) ?? '';
  const keys: Array<[(ours: RequirementEntry) => string, (theirs: RequirementEntry) => string]> = [
    [({ id }) => id, ({ id }) => id],
    [({ ref }) => ref ?? '', ({ ref }) => ref ?? ''],
    [({ text }) => text, ({ text }) => text],
    [({ id }) => id, theirsAs],
  ];
  for (const [keyOf, otherKeyOf] of keys) {
    const waiting = new Map<string, RequirementEntry>();
    for (const entry of ours) if (!taken.has(entry) && keyOf(entry) !== '') waiting.set(keyOf(entry), entry);
    for (const entry of theirs) {
      const was = partners.has(entry) ? undefined : waiting.get(otherKeyOf(entry));
      if (was === undefined || taken.has(was)) continue;
      if (otherKeyOf === theirsAs && was.ref !== null && entry.ref !== null) continue;
      partners.set(entry, was);
      taken.add(was);
    }
  }
  return partners;
}

function oneSided(entry: RequirementEntry, kind: 'new' | 'removed'): RequirementChange {
  const side = kind === 'new' ? 'added' : 'removed';
  return {
    id: entry.id,
    ref: entry.ref,
    kinds: [kind],
    levelBefore: kind === 'new' ? null : entry.level,
    levelAfter: kind === 'new' ? entry.level : null,
    segments: wholeLine(side, lineOf(entry)).segments,
    clause: clauseOf(entry),
  };
}

function bothSides(was: RequirementEntry, is: RequirementEntry): RequirementChange | null {
  const kinds: RequirementChangeKind[] = [];
  const words = diffWords(lineOf(was), lineOf(is));
  const binding = (entry: RequirementEntry) => (entry.level === null ? 0 : BINDING[entry.level]);
  if (binding(is) > binding(was)) kinds.push('raised');
  if (binding(is) < binding(was)) kinds.push('lowered');
  // From MUST to MUST NOT binds as much and says the opposite: that is another wording.
  const turned = is.level !== was.level && binding(is) === binding(was);
  if (turned || words.segments.some((segment) => segment.kind !== 'same')) kinds.push('reworded');
  if (was.clauseId !== is.clauseId && was.clauseTitle !== is.clauseTitle) kinds.push('moved');
  if (kinds.length === 0) return null;
  return {
    id: is.id,
    ref: is.ref,
    kinds,
    levelBefore: was.level,
    levelAfter: is.level,
    segments: words.segments,
    clause: clauseOf(is),
  };
}

function lineOf(entry: RequirementEntry) {
  return entry.text === '' ? [] : [{ type: 'text', text: entry.text }];
}

function clauseOf(entry: RequirementEntry) {
  return { id: entry.clauseId, number: entry.clauseNumber, title: entry.clauseTitle };
}
