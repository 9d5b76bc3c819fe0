import { describe, expect, test } from 'vitest';
import { compareTexts } from '../../app/document/compare';
import type { BlockJson } from '../../app/document/json';
import { doc, h, requirement } from './blocks';

describe('the list of requirement changes', () => {
  const r = (level: string, text = 'Send it.', ref: string | null = 'R1', id = 'r') =>
    requirement(id, level, ref, text);
  const cases: Array<[string, BlockJson[], BlockJson[], unknown[]]> = [
    ['a new one', [], [r('must')], [{ ref: 'R1', kinds: ['new'], levelBefore: null, levelAfter: 'must' }]],
    [
      'one removed',
      [r('must')],
      [],
      [{ ref: 'R1', kinds: ['removed'], levelBefore: 'must', levelAfter: null }],
    ],
    [
      'a level lowered',
      [r('must')],
      [r('should')],
      [{ kinds: ['lowered'], levelBefore: 'must', levelAfter: 'should' }],
    ],
    [
      'a level raised and words changed',
      [r('may')],
      [r('must', 'Send it now.')],
      [{ kinds: ['raised', 'reworded'] }],
    ],
    [
      'a duty turned into its opposite',
      [r('must')],
      [r('must-not')],
      [{ kinds: ['reworded'], levelAfter: 'must-not' }],
    ],
    [
      'one moved to another clause',
      [h('a', 1, 'A'), r('may'), h('b', 1, 'B')],
      [h('a', 1, 'A'), h('b', 1, 'B'), r('may')],
      [{ kinds: ['moved'], clause: { number: '2' } }],
    ],
    [
      'one known by its reference',
      [r('may')],
      [r('may', 'Send all.', 'R1', 'other')],
      [{ kinds: ['reworded'] }],
    ],
    [
      'one known by its words',
      [r('may', 'Send it.', null)],
      [r('must', 'Send it.', null, 'other')],
      [{ kinds: ['raised'] }],
    ],
    [
      'one known by where it stands, in two files imported by themselves',
      [r('may', 'A receiver sends an answer within a day of the message.', null)],
      [r('must', 'A receiver sends an answer within an hour of the message.', null, 'other')],
      [{ kinds: ['raised', 'reworded'] }],
    ],
    [
      'one taken out and another put in its place, which has a reference of its own',
      [r('may', 'A receiver sends an answer within a day of the message.', 'R1')],
      [r('may', 'A receiver sends an answer within an hour of the message.', 'R2', 'other')],
      [{ kinds: ['new'] }, { kinds: ['removed'] }],
    ],
    ['none when nothing changed', [r('may')], [r('may')], []],
  ];
  test.each(cases)('%s', (_sentence, before, after, expected) => {
    const { requirements } = compareTexts(doc(...before), doc(...after));
    expect(requirements).toHaveLength(expected.length);
    for (const [index, one] of expected.entries()) expect(requirements[index]).toMatchObject(one as object);
  });
});
