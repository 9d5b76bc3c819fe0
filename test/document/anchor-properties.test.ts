import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Anchor, AnchorPlace } from '../../app/document/anchor-types';
import { anchorFinder, makeAnchor } from '../../app/document/anchors';
import { mergeBranch } from '../../app/document/branch/merge-branch';
import { textBlocks } from '../../app/document/inline-text';
import { blockId, type DocumentJson, walk } from '../../app/document/json';
import { liveAnchorFinder, positionsOf } from '../../app/document/live-anchors';
import { openLive, readText } from '../../app/document/live-document';
import { restoreUpdate } from '../../app/document/restore';
import { type History, historyOf, recipes, textOf } from './branch-histories';

/** `CONCORD_HISTORIES=5000` runs as many histories through each property. */
const RUNS = { numRuns: Number(process.env.CONCORD_HISTORIES ?? 12), seed: 20261128 };
const TIMEOUT = 60_000 + 1_000 * RUNS.numRuns;

interface Comment {
  readonly anchor: Anchor;
  readonly words: string;
}

/** Comments on words all over the text that a history began with; no letter of it occurs twice. */
function commentsOn(base: DocumentJson, live: Y.Doc, roll: (below: number) => number): Comment[] {
  return textBlocks(base).flatMap(({ id, text }) => {
    const from = roll(text.length);
    const to = from + 1 + roll(text.length - from);
    const anchor = makeAnchor(base, id, from, to);
    const positions = positionsOf(live, id, from, to);
    if (anchor === null || positions === null || anchor.quote.trim() === '') return [];
    return [{ anchor: { ...anchor, ...positions }, words: anchor.quote }];
  });
}

/** What is wrong with a place, given where each letter of the words stands now; '' for nothing. */
function wrong({ anchor, words }: Comment, place: AnchorPlace, now: DocumentJson, knows: 'live' | 'words') {
  const lines = textBlocks(now);
  const letters = [...words].filter((letter) => letter !== ' ');
  const standing = lines.filter(({ text }) => text.includes(words));
  const alone = standing.length === 1 ? standing[0] : undefined;
  const line = place.state === 'lost' ? undefined : lines.find(({ id }) => id === place.blockId);
  const says = place.state === 'lost' ? '' : (line?.text.slice(place.from ?? 0, place.to ?? 0) ?? '');
  if (place.state === 'found' || place.state === 'moved') {
    return says === words ? '' : `is said to be at “${says}”`;
  }
  const left = letters.filter((letter) => lines.some(({ text }) => text.includes(letter)));
  const stands = blockOf(now, anchor.blockId);
  // Words that nothing tells from others, and that stand in another block alone, need not be found.
  if (alone !== undefined && (words.length >= 12 || alone.enclosing.includes(anchor.blockId))) {
    return `stands in ${alone.id} and is said to be ${place.state}`;
  }
  if (place.state === 'lost') return stands ? 'is said to be lost from a block that stands' : '';
  if (place.from === undefined || knows === 'words') return '';
  // What is left of the words in the block that is named is within what is shown.
  const here = left.filter((letter) => line?.text.includes(letter));
  const inOrder = here.length === left.length;
  return inOrder && here.some((letter) => !says.includes(letter))
    ? `shows “${says}” of ${here.join('')}`
    : '';
}

function blockOf(content: DocumentJson, id: string): boolean {
  let stands = false;
  walk(content, (node) => {
    if (blockId(node) === id) stands = true;
  });
  return stands;
}

function faults(comments: readonly Comment[], live: Y.Doc): string[] {
  const now = readText(live);
  const finders = [
    ['live', liveAnchorFinder(live)],
    ['words', anchorFinder(now)],
  ] as const;
  return comments.flatMap((comment) =>
    finders.flatMap(([knows, find]) => {
      const fault = wrong(comment, find(comment.anchor), now, knows);
      return fault === '' ? [] : [`${knows}: “${comment.words}” on ${comment.anchor.blockId} ${fault}`];
    }),
  );
}

function begun(history: History) {
  const live = openLive([history.today[0] ?? new Uint8Array()]);
  return commentsOn(history.base, live, history.roll);
}

describe('anchors in a text that people go on with', { timeout: TIMEOUT }, () => {
  test('are said to be where their words are, in today’s draft, in a branch and after its merge', () => {
    fc.assert(
      fc.property(recipes, (recipe) => {
        const history = historyOf(recipe);
        const comments = begun(history);
        expect(faults(comments, openLive(history.today))).toEqual([]);
        expect(faults(comments, openLive(history.branch))).toEqual([]);
        const { base, today, branch } = history;
        const merged = mergeBranch(base, today, branch, { otherwise: 'accept' });
        expect(faults(comments, openLive([...today, merged.update]))).toEqual([]);
      }),
      RUNS,
    );
  });

  test('are all back where they were when the text is restored', () => {
    fc.assert(
      fc.property(recipes, (recipe) => {
        const history = historyOf(recipe);
        const comments = begun(history);
        const restored = openLive([...history.today, restoreUpdate(history.today, history.base)]);
        for (const { anchor } of comments) {
          expect(liveAnchorFinder(restored)(anchor)).toMatchObject({
            state: 'found',
            blockId: anchor.blockId,
          });
        }
        expect(textOf([Y.encodeStateAsUpdate(restored)])).toEqual(history.base);
      }),
      RUNS,
    );
  });
});
