import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Anchor } from '../../app/document/anchor-types';
import { makeAnchor, resolveAnchor } from '../../app/document/anchors';
import type { BlockJson, DocumentJson } from '../../app/document/json';
import { liveAnchorFinder, positionsOf } from '../../app/document/live-anchors';
import { openLive, seedUpdate, textFragment } from '../../app/document/live-document';
import { restoreUpdate } from '../../app/document/restore';
import { doc, h, list, p, requirement } from './blocks';

const sentence = 'Systems must send an acknowledgement within two seconds.';
const before = doc(h('b1', 1, 'Scope'), p('b2', sentence), p('b3', 'Other words.'));

function anchorOn(content: DocumentJson, id: string, quote: string): Anchor {
  const from = sentence.indexOf(quote);
  const anchor = makeAnchor(content, id, from, from + quote.length);
  if (anchor === null) throw new Error(`no block ${id}`);
  return anchor;
}

const anchor = anchorOn(before, 'b2', 'an acknowledgement');

describe('an anchor on words', () => {
  const cases: Array<[string, BlockJson[], unknown]> = [
    ['is found where it was', before.content ?? [], { state: 'found', blockId: 'b2', from: 18, to: 36 }],
    [
      'moves with words typed before it',
      [p('b2', `All ${sentence}`)],
      { state: 'found', blockId: 'b2', from: 22, to: 40 },
    ],
    [
      'is found when its block moved',
      [p('b3', 'Other.'), list('l', p('b2', sentence))],
      { state: 'found', blockId: 'b2', from: 18, to: 36 },
    ],
    [
      'is found in the other block when its block was split',
      [p('b2', 'Systems must send '), p('b9', 'an acknowledgement within two seconds.')],
      { state: 'moved', blockId: 'b9', from: 0, to: 18 },
    ],
    [
      'is found in the other block when its block was joined to one before',
      [p('b1', `Scope ${sentence}`)],
      { state: 'moved', blockId: 'b1', from: 24, to: 42 },
    ],
    [
      'is found where it was pasted',
      [p('b9', sentence)],
      { state: 'moved', blockId: 'b9', from: 18, to: 36 },
    ],
    [
      'knows its edited words by what stands around them',
      [p('b2', 'Systems must send a receipt within two seconds.')],
      { state: 'changed', blockId: 'b2', from: 18, to: 27, now: 'a receipt' },
    ],
    [
      'says that nothing stands in the place of its words when they were taken out',
      [p('b2', 'Systems must send  within two seconds.')],
      { state: 'changed', blockId: 'b2', from: 17, to: 19, now: '' },
    ],
    [
      'knows its block when the words are gone',
      [p('b2', 'Nothing of it.')],
      { state: 'changed', blockId: 'b2', now: 'Nothing of it.' },
    ],
    ['is lost when block and words are gone', [p('b3', 'Other words.')], { state: 'lost' }],
    [
      'takes the occurrence whose surroundings fit',
      [p('b8', 'It sends an acknowledgement never.'), p('b9', `x ${sentence}`)],
      { state: 'moved', blockId: 'b9', from: 20, to: 38 },
    ],
  ];
  test.each(cases)('%s', (_sentence, blocks, expected) => {
    expect(resolveAnchor(doc(...blocks), anchor)).toEqual(expected);
  });

  test.each([
    [
      'edited, not for the same word further on',
      'Systems should send; they must answer.',
      'changed',
      'should',
    ],
    ['taken out, not for the same word further on', 'Systems send; they must answer.', 'changed', ''],
    ['edited, not for the same word in another block', 'Systems should send.', 'changed', 'should'],
    ['edited, when what stood around it was edited too', 'All systems should send.', 'changed', 'should'],
    ['the same with other words on both sides of it', 'Suppliers must not reply.', 'found', undefined],
  ])('that are common are known to be %s', (_sentence, line, state, now) => {
    const twice = doc(p('b1', 'Systems must send; they must answer.'), p('b2', 'Systems must send.'));
    const must = makeAnchor(twice, line.includes(';') ? 'b1' : 'b2', 8, 12);
    if (must === null) throw new Error('no anchor');
    const others = must.blockId === 'b2' ? [p('b3', 'Systems must send.')] : [];
    const place = resolveAnchor(doc(p(must.blockId, line), ...others), must);
    expect(place).toMatchObject({ state, blockId: must.blockId, ...(now === undefined ? {} : { now }) });
  });

  test('that began or ended their line are known by their place when the line has other words', () => {
    const start = anchorOn(before, 'b2', 'Systems must');
    const end = anchorOn(before, 'b2', 'two seconds.');
    const now = doc(p('b2', 'Products should send an acknowledgement within a minute.'));
    expect(resolveAnchor(now, start)).toMatchObject({ state: 'changed', now: 'Products should' });
    expect(resolveAnchor(now, end)).toMatchObject({ state: 'changed', now: 'a minute.' });
  });

  test('that stand twice elsewhere are not said to have moved to one of the two', () => {
    const copies = doc(p('b8', 'Or an acknowledgement.'), p('b9', 'Or an acknowledgement.'));
    expect(resolveAnchor(copies, anchor)).toEqual({ state: 'lost' });
  });

  test('that are common are not looked for in other blocks without their surroundings', () => {
    const short = anchorOn(before, 'b2', 'must');
    expect(resolveAnchor(doc(p('b9', 'You must not.')), short)).toEqual({ state: 'lost' });
    expect(resolveAnchor(doc(p('b9', 'All Systems must send it.')), short)).toEqual({ state: 'lost' });
    const copied = doc(p('b9', 'All Systems must send an acknowledgement.'));
    expect(resolveAnchor(copied, short)).toMatchObject({ state: 'moved', from: 12 });
  });

  test('finds its way back after undo', () => {
    const gone = doc(p('b3', 'Other words.'));
    expect(resolveAnchor(gone, anchor).state).toBe('lost');
    expect(resolveAnchor(before, anchor).state).toBe('found');
  });

  test('is found for every range of every block of the text it was made on', () => {
    const range = fc.tuple(fc.nat({ max: 40 }), fc.integer({ min: 1, max: 15 }));
    fc.assert(
      fc.property(range, ([from, length]) => {
        const made = makeAnchor(before, 'b2', from, from + length);
        const place = made === null ? null : resolveAnchor(before, made);
        expect(place).toEqual({
          state: 'found',
          blockId: 'b2',
          from,
          to: Math.min(from + length, sentence.length),
        });
      }),
    );
  });
});

describe('an anchor on a whole block', () => {
  const content = doc(
    h('c1', 1, 'Rules'),
    requirement('r1', 'must', 'R1', 'Send it.'),
    p('b4', 'Soon.'),
    h('c2', 1, 'Terms'),
  );
  const on = (id: string) => {
    const whole = makeAnchor(content, id);
    if (whole === null) throw new Error('no anchor');
    return whole;
  };

  test('stands as long as the block, and says when the block says something else', () => {
    const whole = on('r1');
    expect(whole).toMatchObject({ blockId: 'r1', quote: '', passage: { words: 'MUST: Send it.' } });
    expect(resolveAnchor(content, whole)).toMatchObject({ state: 'found' });
    const lowered = doc(requirement('r1', 'may', 'R1', 'Send it.'));
    expect(resolveAnchor(lowered, whole)).toEqual({ state: 'changed', blockId: 'r1', now: 'MAY: Send it.' });
    expect(resolveAnchor(before, whole)).toEqual({ state: 'lost' });
    expect(makeAnchor(content, 'gone')).toBeNull();
  });

  test('is on all of its clause when it is on a heading', () => {
    const [rules, rule] = [h('c1', 1, 'Rules'), requirement('r1', 'must', 'R1', 'Send it.')];
    const whole = on('c1');
    const moved = doc(h('c2', 1, 'Terms'), p('b5', 'New.'), rules, rule, p('b4', 'Soon.'));
    expect(resolveAnchor(moved, whole)).toMatchObject({ state: 'found' });
    const changed = doc(rules, rule, p('b4', 'Later.'), h('c2', 1, 'Terms'));
    expect(resolveAnchor(changed, whole)).toEqual({
      state: 'changed',
      blockId: 'c1',
      now: 'Rules\n\nMUST: Send it.\n\nLater.',
    });
  });

  test('stands with the block where nobody knows what the block said', () => {
    const { passage: _unknown, ...whole } = on('r1');
    expect(resolveAnchor(doc(requirement('r1', 'may', 'R1', 'Other.')), whole)).toMatchObject({
      state: 'found',
    });
  });
});

describe('an anchor with Yjs positions', () => {
  function live(): { doc: Y.Doc; anchor: Anchor } {
    const text = openLive([seedUpdate(before)]);
    const positions = positionsOf(text, 'b2', 18, 36);
    if (positions === null) throw new Error('no block b2');
    return { doc: text, anchor: { ...anchor, ...positions } };
  }

  function lineOf(text: Y.Doc, index: number): Y.XmlText {
    const block = textFragment(text).get(index);
    const line = block instanceof Y.XmlElement ? block.get(0) : null;
    if (!(line instanceof Y.XmlText)) throw new Error('no line');
    return line;
  }

  test('knows what stands in the place of its words, with nothing left around them', () => {
    const { doc: text, anchor: made } = live();
    const line = lineOf(text, 1);
    line.delete(36, line.length - 36);
    line.delete(0, 18);
    line.delete(3, 15);
    line.insert(2, 'y');
    expect(liveAnchorFinder(text)(made)).toEqual({
      state: 'changed',
      blockId: 'b2',
      from: 0,
      to: 4,
      now: 'any ',
    });
  });

  test('is what the words say while they stand', () => {
    const { doc: text, anchor: made } = live();
    lineOf(text, 1).insert(0, 'All ');
    expect(liveAnchorFinder(text)(made)).toEqual({ state: 'found', blockId: 'b2', from: 22, to: 40 });
  });

  test('survives that its block was deleted and restored', () => {
    const { doc: text, anchor: made } = live();
    textFragment(text).delete(1, 1);
    expect(liveAnchorFinder(text)(made)).toEqual({ state: 'lost' });
    Y.applyUpdate(text, restoreUpdate([Y.encodeStateAsUpdate(text)], before));
    expect(liveAnchorFinder(text)(made)).toMatchObject({ state: 'found', blockId: 'b2' });
  });

  test('is not disturbed by positions that are no positions', () => {
    const { doc: text, anchor: made } = live();
    lineOf(text, 1).delete(18, 18);
    const broken = { ...made, fromPosition: '%%%', toPosition: 'AAAA' };
    expect(liveAnchorFinder(text)(broken).state).toBe('changed');
  });
});
