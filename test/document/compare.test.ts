import { describe, expect, test } from 'vitest';
import { compareTexts } from '../../app/document/compare';
import type { Change } from '../../app/document/comparison-types';
import type { BlockJson } from '../../app/document/json';
import { block, doc, h, link, list, marked, p, requirement, table } from './blocks';

/** A change in one line: kind, block, clause, words with [-removed-] and {+added+}, attributes. */
function line(change: Change): string {
  const words = change.segments
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `[-${text}-]`))
    .join('');
  const attributes = change.attributes
    .map(({ name, before, after }) => ` ${name}:${before}>${after}`)
    .join('');
  const cell = change.cell === undefined ? '' : ` at ${change.cell.row},${change.cell.column}`;
  const from = change.from === undefined ? '' : ` from ${change.from.number}`;
  const layout = change.layout === undefined ? '' : ` ${change.layout}`;
  return `${change.kind}${layout} ${change.block}${cell}${from} in ${change.clause.number || 'start'}: ${words}${attributes}`;
}

function changes(before: BlockJson[], after: BlockJson[]): string[] {
  return compareTexts(doc(...before), doc(...after)).changes.map(line);
}

const a = p('a', 'Systems must send a message.');
const b = p('b', 'Messages are kept for eight years.');
const c = p('c', 'Receivers confirm each message.');
const LONG = 'A receiver keeps what was sent and who sent it for at least eight years.';
const long = p('l', LONG);
const ITEMS = ['the name of the person', 'the day of the discharge', 'all medicines that were changed'];
const plain = (one: BlockJson) => (one.content ?? []).map(({ text }) => text).join('');
const codes = table('t', ['Code', 'Meaning'], ['A', 'Accepted'], ['B', 'Rejected']);

describe('comparing two texts', () => {
  const cases: Array<[string, BlockJson[], BlockJson[], string[]]> = [
    ['equal texts have no change', [a, b, codes], [a, b, codes], []],
    [
      'a word replaced',
      [a],
      [p('a', 'Systems should send a message.')],
      ['changed paragraph in start: Systems [-must-]{+should+} send a message.'],
    ],
    [
      'words next to one another are one change',
      [a],
      [p('a', 'Systems may never send a message.')],
      ['changed paragraph in start: Systems [-must-]{+may never+} send a message.'],
    ],
    [
      'a paragraph put in',
      [a, c],
      [a, b, c],
      ['added paragraph in start: {+Messages are kept for eight years.+}'],
    ],
    [
      'a paragraph taken out',
      [a, b, c],
      [a, c],
      ['removed paragraph in start: [-Messages are kept for eight years.-]'],
    ],
    [
      'neighbours put in together are one change',
      [a],
      [a, b, c],
      ['added paragraph in start: {+Messages are kept for eight years.\nReceivers confirm each message.+}'],
    ],
    [
      'a new clause is a change of its own',
      [h('h', 1, 'A')],
      [h('h', 1, 'A'), a, h('i', 1, 'B'), b],
      [
        'added paragraph in 1: {+Systems must send a message.+}',
        'added heading in 2: {+B\nMessages are kept for eight years.+}',
      ],
    ],
    [
      'a block that moved is named as moved',
      [h('h', 1, 'A'), a, h('i', 1, 'B'), b, c],
      [h('h', 1, 'A'), h('i', 1, 'B'), b, c, a],
      ['moved paragraph from 1 in 2: Systems must send a message.'],
    ],
    [
      'a clause that moved is one change, its words are not told as new',
      [h('h', 1, 'A'), a, h('i', 1, 'B'), b, c, h('j', 1, 'C'), p('d', 'Third.')],
      [h('i', 1, 'B'), b, c, h('j', 1, 'C'), p('d', 'Third.'), h('h', 1, 'A'), a],
      ['moved heading from 1 in 3: A\nSystems must send a message.'],
    ],
    [
      'a level that changed',
      [requirement('r', 'must', 'R1', 'Send it.')],
      [requirement('r', 'should', 'R1', 'Send it.')],
      ['changed requirement in start:  level:MUST>SHOULD'],
    ],
    [
      'bold words read as formatting',
      [a],
      [p('a', 'Systems ', marked('must', 'bold'), ' send a message.')],
      ['reformatted paragraph in start: Systems must send a message.'],
    ],
    [
      'a paragraph that became a list item reads as formatting',
      [a, b],
      [list('l', a), b],
      ['reformatted paragraph in start: Systems must send a message.'],
    ],
    [
      'a link that leads elsewhere',
      [p('a', link('x', 'https://a.example'))],
      [p('a', link('x', 'https://b.example'))],
      ['changed paragraph in start: x link:https://a.example>https://b.example'],
    ],
    [
      'a cell of a table',
      [codes],
      [table('t', ['Code', 'Meaning'], ['A', 'Accepted'], ['B', 'Refused'])],
      ['changed paragraph at 3,2 in start: [-Rejected-]{+Refused+}'],
    ],
    [
      'a row of a table',
      [codes],
      [table('t', ['Code', 'Meaning'], ['A', 'Accepted'], ['C', 'Pending'], ['B', 'Rejected'])],
      ['added tableRow at 3,0 in start: {+C | Pending+}'],
    ],
    [
      'a column of a table',
      [codes],
      [table('t', ['Code', 'Use', 'Meaning'], ['A', 'yes', 'Accepted'], ['B', 'no', 'Rejected'])],
      [
        'added tableHeader at 1,2 in start: {+Use+}',
        'added tableCell at 2,2 in start: {+yes+}',
        'added tableCell at 3,2 in start: {+no+}',
      ],
    ],
    [
      'an item of a list',
      [list('l', a, c)],
      [list('l', a, b, c)],
      ['added paragraph in start: {+Messages are kept for eight years.+}'],
    ],
    [
      'a renumbered clause is no change',
      [h('h', 1, 'A'), h('i', 1, 'B')],
      [h('h', 1, 'A'), h('n', 1, 'New'), h('i', 1, 'B')],
      ['added heading in 2: {+New+}'],
    ],
    [
      'code by line',
      [block('codeBlock', { id: 'x' }, { type: 'text', text: 'a = 1\nb = 2\nc = 3' })],
      [block('codeBlock', { id: 'x' }, { type: 'text', text: 'a = 1\nb = 4\nc = 3' })],
      ['changed codeBlock in start: a = 1\n[-b = 2\n-]{+b = 4\n+}c = 3'],
    ],
    [
      'a block that moved and was changed is told as moved with its changes',
      [h('h', 1, 'A'), long, h('i', 1, 'B'), b, c],
      [h('h', 1, 'A'), h('i', 1, 'B'), b, c, p('y', `${LONG.slice(0, -6)}ever.`)],
      [`moved paragraph from 1 in 2: ${LONG.slice(0, -6)}[-years-]{+ever+}.`],
    ],
    [
      'a passage that became a list reads as split, without a word taken out or put in',
      [a, p('s', `The record holds ${ITEMS.map((item, at) => `(${'abc'[at]}) ${item}`).join(', ')}.`)],
      [
        a,
        p('s', 'The record holds'),
        block(
          'orderedList',
          { id: 'o' },
          ...ITEMS.map((item, at) => block('listItem', {}, p(`s${at}`, `${item}${at < 2 ? ',' : '.'}`))),
        ),
      ],
      [`reformatted split paragraph in start: The record holds\n${ITEMS.join(',\n')}.`],
    ],
    [
      'paragraphs that became one read as joined',
      [p('s', LONG), b],
      [p('n', `${LONG} ${plain(b)}`)],
      [`reformatted joined paragraph in start: ${LONG} ${plain(b)}`],
    ],
    [
      'an image described anew',
      [{ type: 'figure', attrs: { id: 'f', alt: 'Map' } }],
      [{ type: 'figure', attrs: { id: 'f', alt: 'Plan' } }],
      ['changed figure in start:  alt:Map>Plan'],
    ],
  ];
  test.each(cases)('%s', (_sentence, before, after, expected) => {
    expect(changes(before, after)).toEqual(expected);
  });

  test.each(cases)(
    '%s: also when the blocks of the two texts have different ids',
    (_sentence, before, after) => {
      const renamed = JSON.parse(JSON.stringify(after).replace(/"id":"([^"]*)"/g, '"id":"z$1"'));
      const withIds = compareTexts(doc(...before), doc(...after));
      const without = compareTexts(doc(...before), doc(...renamed));
      // Without ids a change of one word in a short line may be told as another line, never as fewer changes.
      expect(without.changes.length).toBeGreaterThanOrEqual(Math.min(1, withIds.changes.length));
      if (withIds.changes.length === 0) expect(without.changes).toEqual([]);
      expect(without.wordsAdded - without.wordsRemoved).toBe(withIds.wordsAdded - withIds.wordsRemoved);
    },
  );

  test('says which row and column of a table by their names', () => {
    const { changes: found } = compareTexts(
      doc(codes),
      doc(table('t', ['Code', 'Meaning'], ['A', 'Accepted'], ['B', 'Refused'])),
    );
    expect(found[0]?.cell).toEqual({ row: 3, column: 2, rowName: 'B', columnName: 'Meaning' });
  });

  test('names a requirement of which no word changed, cut short, and no other', () => {
    const long = Array.from({ length: 40 }, () => 'word').join(' ');
    const found = compareTexts(
      doc(requirement('r', 'must', 'R1', long), { ...requirement('s', 'must', '', 'Send.') }),
      doc(requirement('r', 'may', 'R1', long), { ...requirement('s', 'should', '', 'Send it.') }),
    ).changes;
    const opening = `${'word '.repeat(24).trimEnd()}…`;
    expect(found.map((change) => [change.block, change.requirement])).toEqual([
      ['requirement', { ref: 'R1', opening }],
      ['requirement', { ref: null, opening: 'Send it.' }],
      ['paragraph', undefined],
    ]);
  });

  test('shows side by side only what differs, each side in its own words', () => {
    const { sides } = compareTexts(
      doc(a, b, codes),
      doc(
        a,
        p('b', 'Messages are kept for ten years.'),
        table('t', ['Code', 'Meaning'], ['A', 'Yes'], ['B', 'Rejected']),
      ),
    );
    expect(sides.map(({ changes: numbers, sameBefore }) => [numbers, sameBefore])).toEqual([
      [[1], 1],
      [[2], 0],
    ]);
    const words = (html = '') =>
      html
        .replace(/<span class="nhsuk-u-visually-hidden">[^<]*<\/span>/g, '')
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim();
    expect(words(sides[0]?.before)).toBe('Messages are kept for eight years.');
    expect(words(sides[0]?.after)).toBe('Messages are kept for ten years.');
    expect([words(sides[1]?.before), words(sides[1]?.after)]).toEqual([
      'Code Meaning A Accepted',
      'Code Meaning A Yes',
    ]);
  });

  test('numbers the changes, counts their words and the clauses they touch', () => {
    const comparison = compareTexts(
      doc(h('h', 1, 'A'), a, h('i', 1, 'B'), b),
      doc(h('h', 1, 'A'), h('i', 1, 'B'), b, c),
    );
    expect(comparison.changes.map((change) => change.number)).toEqual([1, 2]);
    expect(comparison).toMatchObject({ wordsAdded: 4, wordsRemoved: 5, clausesTouched: 2 });
  });
});
