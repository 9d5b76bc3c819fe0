import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { DocumentJson } from '../../app/document/json';
import { buildUnit, openLive, readText, seedUpdate, textFragment } from '../../app/document/live-document';
import { repairText } from '../../app/document/repair';
import { unshowable } from '../../app/document/unshowable';
import { block, doc, h, list, marked, p, requirement, table } from './blocks';

const sound = doc(
  h('b1', 1, 'Scope'),
  p('b2', 'Words.'),
  requirement('b3', 'must', null, 'Send it.'),
  list('b4', p('b5', 'one')),
  table('b6', ['a', 'b'], ['1', '2']),
);

/** The log of a text that somebody spoils after somebody else has changed it. */
function spoilt(
  spoil: (text: Y.XmlFragment) => void,
  after: (text: Y.XmlFragment) => void = () => undefined,
) {
  const log = [seedUpdate(sound)];
  const live = openLive(log);
  live.on('update', (update: Uint8Array) => log.push(update));
  const text = textFragment(live);
  const words = (text.get(1) as Y.XmlElement).get(0) as Y.XmlText;
  words.insert(0, 'Changed ');
  live.transact(() => spoil(text));
  after(text);
  return log;
}

const now = (log: readonly Uint8Array[]): DocumentJson => readText(openLive(log));

describe('what the editor cannot show', () => {
  test('nothing of a sound text', () => {
    expect(unshowable(sound)).toEqual([]);
    expect(repairText([seedUpdate(sound)])).toBeNull();
  });

  test.each([
    ['a node that does not exist', block('marquee', { id: 'x' }), 'unknown-node'],
    ['one inside another block', block('blockquote', { id: 'x' }, block('marquee', {})), 'unknown-node'],
    ['a mark that does not exist', p('x', marked('words', 'blink')), 'unknown-mark'],
    ['a paragraph in a paragraph', block('paragraph', { id: 'x' }, p('y', 'words')), 'misplaced'],
    [
      'text where blocks stand',
      block('blockquote', { id: 'x' }, { type: 'text', text: 'words' }),
      'misplaced',
    ],
    ['a row without a table', { type: 'tableRow', attrs: { id: 'x' } }, 'misplaced'],
  ] as const)('%s', (_what, damaged, why) => {
    const faults = unshowable(doc(p('b1', 'sound'), damaged));
    expect(faults).toEqual([{ at: 1, id: 'x', why }]);
  });
});

describe('repairing a text from its log', () => {
  test('a block that never could be shown is taken out, and nothing else is touched', () => {
    const log = spoilt((text) => {
      text.insert(1, [new Y.XmlElement('marquee')]);
      text.insert(0, [new Y.XmlText('loose words')]);
    });
    const before = spoilt(() => undefined);
    const repair = repairText(log);
    expect(repair?.blocks.map(({ how, why }) => [how, why])).toEqual([
      ['removed', 'misplaced'],
      ['removed', 'unknown-node'],
    ]);
    const after = now([...log, repair?.update ?? new Uint8Array([0, 0])]);
    expect(unshowable(after)).toEqual([]);
    expect(after).toEqual(now(before));
  });

  test('a block that could be shown before is as it was then; what others wrote since elsewhere stays', () => {
    const log = spoilt(
      (text) => (text.get(1) as Y.XmlElement).insert(0, [new Y.XmlElement('marquee')]),
      (text) => text.insert(text.length, [buildUnit(p('b7', 'Written since.'))]),
    );
    const repair = repairText(log);
    expect(repair?.blocks).toEqual([{ at: 1, id: 'b2', why: 'unknown-node', how: 'as-before' }]);
    const after = now([...log, repair?.update ?? new Uint8Array([0, 0])]);
    expect(after.content?.[1]).toEqual(p('b2', 'Changed Words.'));
    expect(after.content?.at(-1)).toEqual(p('b7', 'Written since.'));
    expect(unshowable(after)).toEqual([]);
  });

  test('the repair is an edit like any other: it can be merged with what somebody types at that moment', () => {
    const log = spoilt((text) => (text.get(1) as Y.XmlElement).insert(0, [new Y.XmlElement('marquee')]));
    const repair = repairText(log);
    const elsewhere = openLive(log);
    textFragment(elsewhere).insert(0, [buildUnit(p('b8', 'At that moment.'))]);
    const both = now([Y.encodeStateAsUpdate(elsewhere), repair?.update ?? new Uint8Array([0, 0])]);
    expect(unshowable(both)).toEqual([]);
    expect(both.content?.[0]).toEqual(p('b8', 'At that moment.'));
  });
});
