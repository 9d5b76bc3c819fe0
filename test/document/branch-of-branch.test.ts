import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeBranch } from '../../app/document/branch/merge-branch';
import { previewMerge } from '../../app/document/branch/preview-merge';
import { seedBranch } from '../../app/document/branch/seed-branch';
import { canonicalJson } from '../../app/document/canonical';
import type { DocumentJson } from '../../app/document/json';
import { parseDocument } from '../../app/document/snapshot';
import { type History, historyOf, lettersOf, recipes, textOf, writeTogether } from './branch-histories';
import { EditorHands, lettersFrom } from './editor-hands';

/** `CONCORD_HISTORIES=5000` runs as many histories through each property. */
const RUNS = { numRuns: Number(process.env.CONCORD_HISTORIES ?? 12), seed: 20261129 };
const TIMEOUT = 60_000 + 1_500 * RUNS.numRuns;

const ALL = { otherwise: 'accept' } as const;

/** One merge: what a branch began from, the text it goes into and the branch. */
interface Merging {
  readonly base: DocumentJson;
  readonly into: readonly Uint8Array[];
  readonly branch: readonly Uint8Array[];
}

/** Merges all of a branch; answers the text, and the letters that the preview said would not stand in it. */
function mergeAll({ base, into, branch }: Merging) {
  const preview = previewMerge(base, textOf(into), textOf(branch));
  const merged = mergeBranch(base, into, branch, ALL);
  return {
    log: [...into, merged.update],
    base: parseDocument(merged.base),
    after: merged.after,
    listed: new Set(preview.lost.flatMap(({ text }) => [...text])),
  };
}

/** Letters that were written in one of these texts, and that nobody finds in the merged one or in a list. */
function silentlyLost(
  written: readonly DocumentJson[],
  base: DocumentJson,
  after: string,
  listed: readonly ReadonlySet<string>[],
): string[] {
  const there = lettersOf(parseDocument(after));
  const known = lettersOf(base);
  const letters = written.flatMap((text) => [...lettersOf(text).keys()]).filter((one) => !known.has(one));
  return letters.filter((letter) => !there.has(letter) && !listed.some((list) => list.has(letter)));
}

/** Two people write a branch of the branch, while its authors go on in it. */
function branchOfBranch(history: History) {
  const { branch, branchHands, roll } = history;
  const seed = seedBranch(branch);
  const theirs = lettersFrom(0xd000);
  const hands = (name: string, client: number) => new EditorHands(name, client, [seed.update], theirs);
  const [eve, fay] = [hands('eve', 301), hands('fay', 302)];
  writeTogether(eve, fay, 1 + roll(6), roll);
  writeTogether(branchHands, new EditorHands('gus', 203, branch, lettersFrom(0xc800)), roll(5), roll);
  return { base: parseDocument(seed.canonical), into: [branchHands.state], branch: [seed.update, eve.state] };
}

describe('a branch of a branch', { timeout: TIMEOUT }, () => {
  test('merges into the branch and with it into the draft, and no character is lost without being listed', () => {
    fc.assert(
      fc.property(recipes, (recipe) => {
        const history = historyOf(recipe);
        const inner = branchOfBranch(history);
        const first = mergeAll(inner);
        expect(
          silentlyLost([textOf(inner.into), textOf(inner.branch)], inner.base, first.after, [first.listed]),
        ).toEqual([]);
        const outer = { base: history.base, into: history.today, branch: first.log };
        const second = mergeAll(outer);
        const written = [textOf(history.today), textOf(inner.into), textOf(inner.branch)];
        // What one of them took out knowingly is not looked for.
        const lists = [first.listed, second.listed, gone(inner)];
        expect(silentlyLost(written, history.base, second.after, lists)).toEqual([]);
        expect(canonicalJson(textOf(second.log))).toBe(second.after);
        expect(canonicalJson(textOf(second.log.toReversed()))).toBe(second.after);
      }),
      RUNS,
    );
  });

  test('goes into the draft by itself once the branch was accepted', () => {
    fc.assert(
      fc.property(recipes, (recipe) => {
        const history = historyOf(recipe);
        const inner = branchOfBranch(history);
        const accepted = mergeAll({ base: history.base, into: history.today, branch: inner.into });
        const last = mergeAll({ base: inner.base, into: accepted.log, branch: inner.branch });
        const written = [textOf(accepted.log), textOf(inner.branch)];
        expect(silentlyLost(written, inner.base, last.after, [last.listed])).toEqual([]);
        expect(canonicalJson(textOf(last.log))).toBe(last.after);
      }),
      RUNS,
    );
  });
});

/** Letters of the branch that its authors or the branch of it took out since: that is what they wanted. */
function gone({ base, into, branch }: Merging): ReadonlySet<string> {
  const left = [lettersOf(textOf(into)), lettersOf(textOf(branch))];
  return new Set([...lettersOf(base).keys()].filter((letter) => !left.every((text) => text.has(letter))));
}

describe('a branch that took in today’s draft', { timeout: TIMEOUT }, () => {
  test('keeps what its authors wrote, or lists it, and then merges into the draft without anything to decide', () => {
    fc.assert(
      fc.property(recipes, (recipe) => {
        const history = historyOf(recipe);
        const { base, today, branch } = history;
        const pulled = mergeAll({ base, into: branch, branch: today });
        expect(silentlyLost([textOf(branch), textOf(today)], base, pulled.after, [pulled.listed])).toEqual(
          [],
        );
        // It is counted from today's draft now: nothing of what the draft wrote is proposed to it again.
        const now = textOf(today);
        const preview = previewMerge(pulled.base, now, textOf(pulled.log));
        expect(preview.parts.flatMap(({ conflicts }) => conflicts)).toEqual([]);
        const merged = mergeAll({ base: pulled.base, into: today, branch: pulled.log });
        expect(merged.after).toBe(pulled.after);
        expect(canonicalJson(textOf(merged.log))).toBe(merged.after);
      }),
      RUNS,
    );
  });

  test('goes on together with the draft: both write on, and again nothing is lost without being listed', () => {
    fc.assert(
      fc.property(recipes, (recipe) => {
        const history = historyOf(recipe);
        const { draftHands, roll } = history;
        const pulled = mergeAll({ base: history.base, into: history.branch, branch: history.today });
        const author = new EditorHands('hal', 204, pulled.log, lettersFrom(0xd000));
        writeTogether(
          author,
          new EditorHands('ida', 205, pulled.log, lettersFrom(0xd400)),
          1 + roll(4),
          roll,
        );
        writeTogether(
          draftHands,
          new EditorHands('jon', 103, history.today, lettersFrom(0xb800)),
          roll(5),
          roll,
        );
        const next = { base: pulled.base, into: [draftHands.state], branch: [author.state] };
        const merged = mergeAll(next);
        const written = [textOf(next.into), textOf(next.branch)];
        expect(silentlyLost(written, pulled.base, merged.after, [merged.listed])).toEqual([]);
        expect(canonicalJson(textOf(merged.log))).toBe(merged.after);
      }),
      RUNS,
    );
  });
});
