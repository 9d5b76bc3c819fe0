import fc from 'fast-check';
import { seedBranch } from '../../app/document/branch/seed-branch';
import type { DocumentJson } from '../../app/document/json';
import { openLive, readText, seedUpdate } from '../../app/document/live-document';
import { parseDocument } from '../../app/document/snapshot';
import { dice } from '../support/dice';
import { block, doc, h, list, p, requirement, table } from './blocks';
import { EditorHands, lettersFrom } from './editor-hands';

/** A draft that two people went on with while others wrote a branch of it. */
export interface History {
  readonly base: DocumentJson;
  /** Logs of updates. */
  readonly today: Uint8Array[];
  readonly branch: Uint8Array[];
  readonly draftHands: EditorHands;
  readonly branchHands: EditorHands;
  readonly roll: (below: number) => number;
}

/** The text that every history begins with: no letter in it occurs twice. */
export function beginning(): DocumentJson {
  const letters = lettersFrom(0x4e00);
  const words = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      Array.from({ length: 2 + ((index + count) % 3) }, () => letters.next().value).join(''),
    ).join(' ');
  return doc(
    p('b0', words(2)),
    h('h1', 1, words(1)),
    p('p1', words(4)),
    p('p2', words(3)),
    h('h2', 2, words(2)),
    requirement('r1', 'may', 'R1', words(4)),
    list('l1', p('i1', words(2)), p('i2', words(1)), p('i3', words(2))),
    h('h3', 1, words(1)),
    table('t1', [words(1), words(1)], [words(1), words(2)], [words(1), words(1)]),
    p('p3', words(3)),
    block('callout', { id: 'c1', kind: 'normative' }, p('p4', words(2)), p('p5', words(2))),
    h('h4', 1, words(1)),
    p('p6', words(5)),
  );
}

const seed = seedUpdate(beginning());

/** What a history is made from: how many edits each side makes, and which. */
export interface Recipe {
  readonly draftEdits: number;
  readonly branchEdits: number;
  readonly chance: number;
}

export const recipes: fc.Arbitrary<Recipe> = fc.record({
  draftEdits: fc.integer({ min: 0, max: 8 }),
  branchEdits: fc.integer({ min: 1, max: 8 }),
  chance: fc.nat({ max: 0x7fffffff }),
});

export function historyOf({ draftEdits, branchEdits, chance }: Recipe): History {
  const roll = dice(chance);
  const [mine, theirs] = [lettersFrom(0xac00), lettersFrom(0xc000)];
  const branched = seedBranch([seed]);
  const hands = (name: string, client: number, from: Uint8Array, letters: typeof mine) =>
    new EditorHands(name, client, [from], letters);
  const [ann, ben] = [hands('ann', 101, seed, mine), hands('ben', 102, seed, mine)];
  const [cleo, dan] = [
    hands('cleo', 201, branched.update, theirs),
    hands('dan', 202, branched.update, theirs),
  ];
  writeTogether(ann, ben, draftEdits, roll);
  writeTogether(cleo, dan, branchEdits, roll);
  return {
    base: parseDocument(branched.canonical),
    today: [seed, ann.state],
    branch: [branched.update, cleo.state],
    draftHands: ann,
    branchHands: cleo,
    roll,
  };
}

/** Two people write in one text, now and then without hearing from each other. */
export function writeTogether(
  one: EditorHands,
  other: EditorHands,
  edits: number,
  roll: (below: number) => number,
): void {
  for (let done = 0; done < edits; done += 1) {
    (roll(4) === 0 ? other : one).edit(roll);
    if (roll(3) === 0) exchange(one, other);
  }
  exchange(one, other);
}

function exchange(one: EditorHands, other: EditorHands): void {
  other.take([one.state]);
  one.take([other.state]);
}

export function textOf(updates: readonly Uint8Array[]): DocumentJson {
  return readText(openLive(updates));
}

/** Every letter of a text that was written for a history, with how often it stands there. */
export function lettersOf(content: DocumentJson): Map<string, number> {
  const counts = new Map<string, number>();
  for (const letter of JSON.stringify(content)) {
    if (letter > '\u4dff') counts.set(letter, (counts.get(letter) ?? 0) + 1);
  }
  return counts;
}
