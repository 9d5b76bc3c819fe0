import { initProseMirrorDoc } from '@tiptap/y-tiptap';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeBranch } from '../../app/document/branch/merge-branch';
import { previewMerge } from '../../app/document/branch/preview-merge';
import { undoMerge } from '../../app/document/branch/undo-merge';
import { canonicalJson, stringify } from '../../app/document/canonical';
import { blockId, type DocumentJson, walk } from '../../app/document/json';
import { openLive, readText, textFragment } from '../../app/document/live-document';
import { houseSchema } from '../../app/document/schema';
import { parseDocument } from '../../app/document/snapshot';
import { type History, historyOf, lettersOf, recipes, textOf } from './branch-histories';
import { EditorHands, lettersFrom } from './editor-hands';

/** `CONCORD_HISTORIES=5000` runs as many histories through each property. */
const RUNS = { numRuns: Number(process.env.CONCORD_HISTORIES ?? 60), seed: 20261128 };

/** For a machine that does much else; a history takes some 50 ms of processor time. */
const TIMEOUT = 60_000 + 1_000 * RUNS.numRuns;

const schema = houseSchema();

function repeatedIds(content: DocumentJson): string[] {
  const seen = new Set<string>();
  const repeated: string[] = [];
  walk(content, (node) => {
    const id = blockId(node);
    if (id !== '' && seen.has(id)) repeated.push(id);
    seen.add(id);
  });
  return repeated;
}

/** Letters that one side wrote and that nobody would find again. */
function silentlyLost(history: History): string[] {
  const [now, proposed] = [textOf(history.today), textOf(history.branch)];
  const preview = previewMerge(history.base, now, proposed);
  const listed = new Set(preview.lost.flatMap(({ text }) => [...text]));
  const there = lettersOf(parseDocument(mergeAll(history).after));
  const known = lettersOf(history.base);
  const written = [...lettersOf(now).keys(), ...lettersOf(proposed).keys()].filter((one) => !known.has(one));
  return written.filter((letter) => !there.has(letter) && !listed.has(letter));
}

/** Letters of the base that both kept and the merge did not, and letters that it has more often than either. */
function displaced(history: History, merged: DocumentJson): string[] {
  const [now, proposed] = [lettersOf(textOf(history.today)), lettersOf(textOf(history.branch))];
  const there = lettersOf(merged);
  const kept = [...lettersOf(history.base).keys()].filter((one) => now.has(one) && proposed.has(one));
  const most = (letter: string) => Math.max(now.get(letter) ?? 0, proposed.get(letter) ?? 0);
  return [
    ...kept.filter((letter) => !there.has(letter)),
    ...[...there].filter(([letter, count]) => count > most(letter)).map(([letter]) => `${letter} twice`),
  ];
}

function mergeAll({ base, today, branch }: History) {
  return mergeBranch(base, today, branch, { otherwise: 'accept' });
}

describe('accepting a branch', { timeout: TIMEOUT }, () => {
  test('loses no character silently, keeps what both kept, says nothing twice, and twice is once', () => {
    fc.assert(
      fc.property(recipes, (recipe) => {
        const history = historyOf(recipe);
        const merged = mergeAll(history);
        expect(silentlyLost(history)).toEqual([]);
        const text = parseDocument(merged.after);
        expect(displaced(history, text)).toEqual([]);
        if (repeatedIds(textOf(history.today)).length + repeatedIds(textOf(history.branch)).length === 0) {
          expect(repeatedIds(text)).toEqual([]);
        }
        const today = [...history.today, merged.update];
        const again = mergeBranch(parseDocument(merged.base), today, history.branch, { otherwise: 'accept' });
        expect(again.after).toBe(merged.after);
        expect(again.left).toEqual([]);
      }),
      RUNS,
    );
  });

  test('gives the text it promised, in whatever order updates arrive, and one that the editor takes as it is', () => {
    fc.assert(
      fc.property(recipes, (recipe) => {
        const history = historyOf(recipe);
        const merged = mergeAll(history);
        const orders = [
          [...history.today, merged.update],
          [merged.update, ...history.today.toReversed()],
        ];
        for (const order of orders) expect(canonicalJson(textOf(order))).toBe(merged.after);
        const both = [...history.today, merged.update, ...history.branch];
        expect(canonicalJson(textOf(both))).toBe(canonicalJson(textOf(both.toReversed())));
        const live = openLive(orders[0] ?? []);
        const { doc: node } = initProseMirrorDoc(textFragment(live), schema);
        node.check();
        expect(canonicalJson(readText(live))).toBe(merged.after);
      }),
      RUNS,
    );
  });
});

describe('deciding part by part', { timeout: TIMEOUT }, () => {
  test('rejected parts stay exactly as they are today, and can be merged later', () => {
    fc.assert(
      fc.property(recipes, (recipe) => {
        const history = historyOf(recipe);
        const [now, proposed] = [textOf(history.today), textOf(history.branch)];
        const { parts } = previewMerge(history.base, now, proposed);
        const rejected = parts.filter(() => history.roll(2) === 0);
        const choices = Object.fromEntries(rejected.map(({ id }) => [id, { take: 'reject' as const }]));
        const { base, today, branch } = history;
        const first = mergeBranch(base, today, branch, { otherwise: 'accept', parts: choices });
        const partly = parseDocument(first.after);
        expect(displaced(history, partly)).toEqual([]);
        for (const part of rejected)
          expect(blocksNamed(partly, part.blockIds)).toEqual(blocksNamed(now, part.blockIds));

        const then = { ...history, base: parseDocument(first.base), today: [...today, first.update] };
        const second = mergeAll(then);
        expect(silentlyLost(then)).toEqual([]);
        expect(displaced(history, parseDocument(second.after))).toEqual([]);
        expect(second.left).toEqual([]);
      }),
      RUNS,
    );
  });

  test('rejecting everything changes nothing', () => {
    fc.assert(
      fc.property(recipes, (recipe) => {
        const { base, today, branch } = historyOf(recipe);
        const rejected = mergeBranch(base, today, branch, { otherwise: 'reject' });
        expect(rejected.after).toBe(canonicalJson(textOf(today)));
        expect(rejected.base).toBe(canonicalJson(base));
        expect(canonicalJson(textOf([...today, rejected.update]))).toBe(rejected.after);
      }),
      RUNS,
    );
  });
});

/** The blocks of these ids, each without the blocks inside that have ids of their own. */
function blocksNamed(content: DocumentJson, ids: readonly string[]): string[] {
  const found: string[] = [];
  walk(content, (node) => {
    if (!ids.includes(blockId(node))) return;
    const line = (node.content ?? []).filter(
      (child) => child.text !== undefined || child.content === undefined,
    );
    found.push(
      stringify({ type: node.type, attrs: node.attrs, line: line.filter((one) => blockId(one) === '') }),
    );
  });
  return found;
}

describe('undoing a merge', { timeout: TIMEOUT }, () => {
  test('gives back what was there, or keeps what was written since', () => {
    fc.assert(
      fc.property(recipes, (recipe) => {
        const history = historyOf(recipe);
        const merged = mergeAll(history);
        const [before, after] = [parseDocument(merged.before), parseDocument(merged.after)];
        const today = [...history.today, merged.update];
        expect(undoMerge(before, after, today).after).toBe(merged.before);

        const letters = lettersFrom(0xd000);
        const eve = new EditorHands('eve', 301, today, letters);
        for (let edits = history.roll(4); edits >= 0; edits -= 1) eve.edit(history.roll);
        const now = [...today, eve.state];
        const written = [...lettersOf(textOf(now)).keys()].filter((letter) => letter >= '\ud000');
        const undone = undoMerge(before, after, now);
        const there = lettersOf(parseDocument(undone.after));
        expect(written.filter((letter) => !there.has(letter))).toEqual([]);
        expect(canonicalJson(textOf([...now, undone.update]))).toBe(undone.after);
      }),
      RUNS,
    );
  });
});
