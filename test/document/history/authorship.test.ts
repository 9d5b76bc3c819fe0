import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { Authorship } from '../../../app/document/history/authorship';
import { linesOfLive } from '../../../app/document/history/lines';
import { findMoved, type Stretch } from '../../../app/document/history/moved-text';
import { stepsOf } from '../../../app/document/history/steps';
import type { DocumentJson } from '../../../app/document/json';
import { textAndLater } from '../arbitrary-text';
import { doc, p } from '../blocks';
import { Hands } from './hands';

/** The characters that a client wrote from a clock on, whether they still stand or not. */
function written(live: Y.Doc, client: number, clock: number, length: number): string {
  let text = '';
  for (const struct of live.store.clients.get(client) ?? []) {
    if (!(struct instanceof Y.Item && struct.content instanceof Y.ContentString)) continue;
    const from = Math.max(0, clock - struct.id.clock);
    text += struct.content.str.slice(from, Math.max(0, clock + length - struct.id.clock));
  }
  return text;
}

function sameTextAtTheSource(hands: Hands): void {
  const authorship = new Authorship();
  for (const step of stepsOf(hands.log)) authorship.take(step);
  for (const { text, client, clock, whole } of linesOfLive(authorship.doc).flat()) {
    if (whole) continue;
    const sources = authorship.sourcesOf(client, clock, text.length);
    expect(sources.map((one) => written(authorship.doc, one.client, one.clock, one.length)).join('')).toBe(
      text,
    );
  }
}

/** The blocks of a text in another order, one of them cut in two. */
function rearranged(content: DocumentJson, by: number): DocumentJson {
  const blocks = content.content ?? [];
  const at = blocks.length === 0 ? 0 : by % blocks.length;
  return { ...content, content: [...blocks.slice(at), ...blocks.slice(0, at)] };
}

describe('where text was first written', () => {
  test('stand the same characters, whatever was edited, moved and joined since', () => {
    fc.assert(
      fc.property(textAndLater, textAndLater, fc.nat(20), ([before, one], [, other], by) => {
        const hands = new Hands(before).together(['amina', one], ['ben', other]);
        hands.wait(30).write('cleo', rearranged(hands.text(), by));
        hands.write('cleo', rearranged(hands.text(), by + 1)).write('amina', before);
        sameTextAtTheSource(hands);
      }),
      { numRuns: 40 },
    );
  });

  test('a word typed over and over in one sitting ends at its first writing', () => {
    const line = 'The sender sends the summary within 24 hours.';
    const hands = new Hands(doc(p('a', 'Nothing.')));
    for (let n = 0; n < 6; n += 1) {
      hands.write('ben', doc(p('a', 'Nothing.'), p(`b${n}`, line))).write('ben', doc(p('a', 'Nothing.')));
    }
    hands.write('ben', doc(p('a', 'Nothing.'), p('last', line)));
    sameTextAtTheSource(hands);
  });
});

describe('text put in that was taken out', () => {
  const stretch = (client: number, text: string): Stretch => ({
    text,
    pieces: [{ at: 0, length: text.length, client, clock: 0 }],
  });
  const found = (putIn: string, ...takenOut: string[]) =>
    findMoved(
      [stretch(9, putIn)],
      takenOut.map((text, at) => stretch(at, text)),
      () => true,
    ).map(({ clock, length }) => putIn.slice(clock, clock + length));

  test.each([
    ['all of it', 'The summary', ['The summary'], ['The summary']],
    [
      'a part of twelve characters and more',
      'Now: sends the summary!',
      ['He sends the summary.'],
      ['sends the summary'],
    ],
    ['not a short word that stands in many lines', 'the other', ['all the words'], []],
    ['a short heading that words were added to', 'Scope and aims', ['Scope'], ['Scope']],
    ['not half a word', 'Scopes of it', ['Scope'], []],
    [
      'the longest of two',
      'sends the summary today',
      ['sends the sum', 'sends the summary'],
      ['sends the summary'],
    ],
    ['nothing where nothing was taken out', 'The summary', [], []],
    ['nothing of white space', '   ', ['   '], []],
  ])('is found: %s', (_what, putIn, takenOut, expected) => {
    expect(found(putIn, ...takenOut)).toEqual(expected);
  });
});
