import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { DocumentText } from '../../server/collab/document-text';
import { readExtent } from '../../server/collab/update-structure';

const EMPTY = new Uint8Array([0]);

/** A text whose tail holds an update for each of these, and the frames of them. */
function textOf(words: readonly string[]) {
  const doc = new Y.Doc();
  const writing = doc.getText('text');
  const text = new DocumentText(null);
  const frames: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => frames.push(text.addExtent(readExtent(update))));
  for (const word of words) writing.insert(writing.length, word);
  return { text, frames, whole: writing.toString() };
}

function readBack(updates: readonly Uint8Array[]): string {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc.getText('text').toString();
}

it('joins what was typed for whoever catches up, and copies no megabytes for it', () => {
  const typed = Array.from({ length: 60 }, (_, n) => `word ${n} `);
  const large = 'n'.repeat(400_000);
  const { text, frames, whole } = textOf([...typed, large, ...typed, large, ...typed]);
  const caughtUp = text.since(0);
  expect(caughtUp).toHaveLength(5);
  // The very frames that were sent when they were stored.
  expect(caughtUp[1]).toBe(frames[60]);
  expect(caughtUp[3]).toBe(frames[121]);
  expect(readBack(text.updates())).toBe(whole);
});

it('joins at most so much that nobody waits for it, and keeps each word', () => {
  const { text, whole } = textOf(Array.from({ length: 100 }, (_, n) => `${n} `.repeat(4_000)));
  const sizes = text.answer(new Map(), EMPTY, () => EMPTY).map(({ length }) => length);
  expect(sizes.length).toBeLessThan(10);
  expect(Math.max(...sizes)).toBeLessThan(300_000);
  expect(readBack(text.updates())).toBe(whole);
});

it('sends nobody again what they have, also where the rest was joined', () => {
  const { text } = textOf(Array.from({ length: 100 }, (_, n) => `${n} `));
  const { position } = text;
  text.since(0);
  expect(text.since(position)).toEqual([]);
});
