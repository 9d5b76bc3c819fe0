import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../../app/document/canonical';
import { type Attribution, attributionOf } from '../../../app/document/history/attribution';
import { carriedOver } from '../../../app/document/history/carried';
import { linesOfText } from '../../../app/document/history/lines';
import { passagesIn } from '../../../app/document/history/passages';
import { stepsOf } from '../../../app/document/history/steps';
import type { DocumentJson } from '../../../app/document/json';
import { openLive, readText, seedUpdate } from '../../../app/document/live-document';
import { restoreUpdate } from '../../../app/document/restore';
import { wordsOf } from '../../../app/document/word-count';
import { textAndLater } from '../arbitrary-text';
import { block, doc, h, list, marked, p } from '../blocks';
import { Hands } from './hands';

const begun = doc(h('scope', 1, 'Scope'), p('first', 'This standard says how a summary travels.'));

function attribute(hands: Hands): { attribution: Attribution; content: DocumentJson } {
  const { attribution, doc: live } = attributionOf(stepsOf(hands.log), hands.clients);
  return { attribution, content: readText(live) };
}

/** Each passage as "who: words". */
function told(hands: Hands): string[] {
  const { attribution, content } = attribute(hands);
  return passagesIn(content, attribution, {}).flatMap(({ passages }) =>
    passages.map(({ text, writer }) => {
      const { origin, personId } = attribution.writers[writer] ?? { origin: '?', personId: '?' };
      return `${origin === 'typed' ? personId : origin}: ${text}`;
    }),
  );
}

function words(hands: Hands): Record<string, number> {
  const { contributions, writers } = attribute(hands).attribution;
  return Object.fromEntries(
    contributions.map(({ writer, words: n }) => [
      writers[writer]?.personId ?? writers[writer]?.origin ?? '',
      n,
    ]),
  );
}

describe('who wrote what', () => {
  test('PM-34: is told of the organisation for which they wrote at that moment, in a text that stayed open', () => {
    const text = (words: string) => doc(h('scope', 1, 'Scope'), p('first', words));
    const hands = new Hands(begun)
      .write('amina', text('This clear standard says how a summary travels.'))
      .writesAlone('amina', true)
      .write('amina', text('This clear standard says how a summary travels by night.'))
      .writesAlone('amina', false)
      .write('amina', text('This clear standard says how a summary travels by night, and why.'));
    const { writers, contributions } = attribute(hands).attribution;
    const said = contributions.map(({ writer, words: n }) => {
      const { origin, organisationId } = writers[writer] ?? {};
      return `${origin} for ${organisationId}: ${n}`;
    });
    expect(said).toEqual(['unknown for null: 8', 'typed for amina-org: 3', 'typed for null: 2']);
    const typed = writers.filter(({ origin }) => origin === 'typed');
    expect(typed).toMatchObject([
      { personId: 'amina', organisationId: 'amina-org' },
      { personId: 'amina', organisationId: null },
    ]);
  });

  test('tells the words of two people who write in one line at the same time', () => {
    const hands = new Hands(begun).together(
      ['amina', doc(h('scope', 1, 'Scope'), p('first', 'This clear standard says how a summary travels.'))],
      ['ben', doc(h('scope', 1, 'Scope'), p('first', 'This standard says how a summary travels by post.'))],
    );
    expect(told(hands)).toEqual([
      'unknown: Scope',
      'unknown: This ',
      'amina: clear ',
      'unknown: standard says how a summary travels',
      'ben:  by post',
      'unknown: .',
    ]);
    expect(words(hands)).toEqual({ unknown: 8, amina: 1, ben: 2 });
  });

  test('counts only words that stand: deleted ones are nobody’s', () => {
    const hands = new Hands(begun)
      .write(
        'amina',
        doc(...(begun.content ?? []), p('new', 'Ten words that will not stand to the end here.')),
      )
      .write('ben', doc(...(begun.content ?? []), p('new', 'Ten words that will stand here.')));
    expect(words(hands)).toEqual({ unknown: 8, amina: 5, ben: 1 });
  });

  test.each([
    ['splits it', doc(p('one', 'The sender sends the summary'), p('two', ' within 24 hours of discharge.'))],
    [
      'makes a list of it',
      doc(list('l', p('one', 'The sender sends the summary within 24 hours of discharge.'))),
    ],
    ['makes a heading of it', doc(h('one', 2, 'The sender sends the summary within 24 hours of discharge.'))],
    [
      'makes words bold',
      doc(p('one', 'The sender ', marked('sends the summary', 'bold'), ' within 24 hours of discharge.')),
    ],
    [
      'moves it',
      doc(
        p('other', 'Another paragraph.'),
        p('one', 'The sender sends the summary within 24 hours of discharge.'),
      ),
    ],
  ])('whose paragraph it is stays the same when somebody else %s', (_what, later) => {
    const hands = new Hands(doc(p('zero', 'Something.')))
      .write(
        'ben',
        doc(
          p('one', 'The sender sends the summary within 24 hours of discharge.'),
          p('other', 'Another paragraph.'),
        ),
      )
      .wait(60)
      .write('amina', later);
    expect(Object.keys(words(hands))).toEqual(['ben']);
  });

  test('joining two paragraphs leaves each half to its writer', () => {
    const hands = new Hands(doc(p('zero', '')))
      .write('ben', doc(p('one', 'The sender sends the summary.')))
      .wait(60)
      .write(
        'amina',
        doc(p('one', 'The sender sends the summary.'), p('two', 'It says what the hospital changed.')),
      )
      .wait(60)
      .write('cleo', doc(p('one', 'The sender sends the summary. It says what the hospital changed.')));
    expect(words(hands)).toEqual({ ben: 5, amina: 6 });
  });

  test('a move of a move, in one sitting, is followed to the first writer', () => {
    const line = 'The sender sends the summary within 24 hours of discharge.';
    const hands = new Hands(doc(p('zero', 'Nothing.')))
      .write('ben', doc(p('zero', 'Nothing.'), p('one', line)))
      .wait(60)
      .write('amina', doc(p('zero', 'Nothing.'), h('one', 2, line)))
      .write('amina', doc(list('l', p('one', line)), p('zero', 'Nothing.')))
      .write(
        'amina',
        doc(
          p('zero', 'Nothing.'),
          p('one', 'The sender'),
          p('two', ' sends the summary within 24 hours of discharge.'),
        ),
      );
    expect(words(hands)).toEqual({ ben: 10, unknown: 1 });
  });

  test('cut in one sitting and pasted soon after is moved; pasted an hour later is written', () => {
    const line = 'The sender sends the summary within 24 hours of discharge.';
    const cut = () =>
      new Hands(doc(p('zero', 'Nothing.')))
        .write('ben', doc(p('zero', 'Nothing.'), p('one', line)))
        .wait(60)
        .write('amina', doc(p('zero', 'Nothing.')));
    const pasted = doc(p('zero', 'Nothing.'), p('two', line));
    expect(words(cut().wait(3).write('amina', pasted))).toEqual({ ben: 10, unknown: 1 });
    expect(words(cut().wait(90).write('amina', pasted))).toEqual({ amina: 10, unknown: 1 });
    expect(words(cut().wait(3).write('cleo', pasted))).toEqual({ cleo: 10, unknown: 1 });
  });

  test('terms, titles and captions count, and stay whose they are when their block moves', () => {
    const definition = block('definition', { id: 'd', term: 'Discharge summary' }, p('dp', 'A letter.'));
    const hands = new Hands(doc(p('zero', 'Nothing.')))
      .write('ben', doc(p('zero', 'Nothing.'), definition))
      .wait(60)
      .write('amina', doc(definition, p('zero', 'Nothing.')));
    expect(words(hands)).toMatchObject({ ben: 4 });
  });

  test('imported and restored text says so, and by whom', () => {
    const by = (origin: 'imported' | 'restored', personId: string) => ({
      personId,
      organisationId: 'org',
      origin,
      carried: null,
    });
    const hands = new Hands(begun, by('imported', 'chidi')).write('amina', doc(h('scope', 1, 'Scope')));
    hands.put(
      restoreUpdate(
        hands.log.map(({ bytes }) => bytes),
        begun,
      ),
      by('restored', 'ben'),
    );
    expect(told(hands)).toEqual(['imported: Scope', 'restored: This standard says how a summary travels.']);
    expect(words(hands)).toEqual({ chidi: 1, ben: 7 });
  });

  test('text carried over keeps its writers, and what the chain does not know is carried from the version', () => {
    const before = new Hands(begun, {
      personId: 'chidi',
      organisationId: 'o',
      origin: 'imported',
      carried: null,
    }).write(
      'amina',
      doc(h('scope', 1, 'Scope'), p('first', 'This clear standard says how a summary travels.')),
    );
    const { attribution, content } = attribute(before);
    const seed = seedUpdate(content);
    const carried = carriedOver(seed, '1.0.0', attribution);
    const by = { personId: 'dora', organisationId: 'o', origin: 'carried' } as const;
    const next = new Hands(content, { ...by, carried })
      .wait(60 * 24)
      .write(
        'ben',
        doc(p('first', 'This clear standard says how a summary travels.'), h('scope', 1, 'Scope and aims')),
      );
    expect(told(next)).toEqual([
      'imported: This ',
      'amina: clear ',
      'imported: standard says how a summary travels.',
      'imported: Scope',
      'ben:  and aims',
    ]);
    const { writers, contributions } = attribute(next).attribution;
    expect(contributions.map(({ writer, words: n }) => [writers[writer]?.carriedFrom, n])).toEqual([
      ['1.0.0', 8],
      [null, 2],
      ['1.0.0', 1],
    ]);
    const blank = new Hands(content, { ...by, carried: { version: '1.0.0', writers: [], runs: [] } });
    expect(attribute(blank).attribution.writers).toEqual([
      { origin: 'carried', personId: 'dora', organisationId: 'o', carriedFrom: '1.0.0' },
    ]);
  });

  test('every word of any text is somebody’s, and the lines are those of the frozen text', () => {
    fc.assert(
      fc.property(textAndLater, textAndLater, ([before, one], [, other]) => {
        const hands = new Hands(before).together(['amina', one], ['ben', other]);
        const { attribution, content } = attribute(hands);
        expect(canonicalJson(content)).toBe(
          canonicalJson(readText(openLive(hands.log.map(({ bytes }) => bytes)))),
        );
        const counted = attribution.contributions.reduce((sum, { words: n }) => sum + n, 0);
        expect(counted).toBe(wordsOf(content));
        expect(attribution.lines.map(lengthOf)).toEqual(linesOfText(content).map(({ text }) => text.length));
      }),
      { numRuns: 30 },
    );
  });

  test('a passage is found by clause, by block and by places in a line', () => {
    const hands = new Hands(begun).write(
      'amina',
      doc(
        h('scope', 1, 'Scope'),
        p('first', 'This clear standard says how a summary travels.'),
        h('b', 1, 'Next'),
      ),
    );
    const { attribution, content } = attribute(hands);
    const texts = (where: Parameters<typeof passagesIn>[2]) =>
      passagesIn(content, attribution, where).map(({ passages }) =>
        passages.map(({ text }) => text).join('|'),
      );
    expect(texts({ clauseId: 'scope' })).toEqual([
      'Scope',
      'This |clear |standard says how a summary travels.',
    ]);
    expect(texts({ clauseId: 'b' })).toEqual(['Next']);
    expect(texts({ blockId: 'first' })).toEqual(['This |clear |standard says how a summary travels.']);
    expect(texts({ blockId: 'first', from: 2, to: 8 })).toEqual(['is |cle']);
    expect(texts({ blockId: 'gone' })).toEqual([]);
  });
});

function lengthOf(runs: readonly number[]): number {
  return runs.filter((_value, place) => place % 3 === 0).reduce((sum, length) => sum + length, 0);
}
