import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareTexts } from '../../app/document/compare';
import type { BlockJson } from '../../app/document/json';
import { textAndLater } from './arbitrary-text';
import { doc, h, list, p, requirement, table } from './blocks';
import { unsafeMarkup } from './html-check';

/** The HTML with its hidden labels and marks cut short, to be read in a test. */
function shown(before: BlockJson[], after: BlockJson[]): string {
  return compareTexts(doc(...before), doc(...after))
    .html.replace(/<span class="nhsuk-u-visually-hidden">(added|removed): <\/span>/g, '')
    .replace(/<span class="nhsuk-u-visually-hidden"> \[end of (added|removed) text\] <\/span>/g, '')
    .replace(/<span class="change-mark" id="change-(\d+)" tabindex="-1"><\/span>/g, '#$1 ');
}

const a = p('a', 'Systems must send.');
const b = p('b', 'Messages are kept.');

describe('a comparison in the text', () => {
  const cases: Array<[string, BlockJson[], BlockJson[], string]> = [
    [
      'a word',
      [a],
      [p('a', 'Systems should send.')],
      '#1 <p id="a">Systems <del>must</del><ins>should</ins> send.</p>',
    ],
    [
      'a paragraph put in',
      [a],
      [a, b],
      '<p id="a">Systems must send.</p>\n#1 <p id="b"><ins>Messages are kept.</ins></p>',
    ],
    [
      'a paragraph taken out, in its place',
      [b, a],
      [a],
      '#1 <p><del>Messages are kept.</del></p>\n<p id="a">Systems must send.</p>',
    ],
    [
      'an item taken out of a list, inside the list',
      [list('l', a, b)],
      [list('l', a)],
      '<ul id="l"><li><p id="a">Systems must send.</p></li><li>#1 <p><del>Messages are kept.</del></p></li></ul>',
    ],
    [
      'a level, told beside the requirement',
      [requirement('r', 'must', 'R1', 'Send.')],
      [requirement('r', 'may', 'R1', 'Send.')],
      '</section><p class="change-note">Level changed: <del>MUST</del> <ins>MAY</ins></p>',
    ],
    [
      'a clause that moved, at both places',
      [h('h', 1, 'A'), a, h('i', 1, 'B'), b, p('c', 'Third one.')],
      [h('h', 1, 'A'), h('i', 1, 'B'), b, p('c', 'Third one.'), a],
      '<p class="change-note">Moved to <a href="#a">2 B</a>: “Systems must send.”</p>',
    ],
    [
      'where it moved to',
      [h('h', 1, 'A'), a, h('i', 1, 'B'), b, p('c', 'Third one.')],
      [h('h', 1, 'A'), h('i', 1, 'B'), b, p('c', 'Third one.'), a],
      '#1 <p class="change-note">Moved here from 1 A</p><p id="a">Systems must send.</p>',
    ],
    [
      'a cell and a row of a table',
      [table('t', ['Code', 'Use'], ['A', 'yes'])],
      [table('t', ['Code', 'Use'], ['A', 'no'], ['B', 'maybe'])],
      '<td>#1 <p id="t-1-1"><del>yes</del><ins>no</ins></p></td></tr><tr class="row--added">' +
        '<td class="cell--added">#2 <ins><p id="t-2-0">B</p></ins></td>',
    ],
  ];
  test.each(cases)('%s', (_sentence, before, after, expected) => {
    expect(shown(before, after)).toContain(expected);
  });

  test('labels what was added and removed in words', () => {
    const { html } = compareTexts(doc(a), doc(p('a', 'Systems may send.')));
    expect(html).toContain(
      '<del><span class="nhsuk-u-visually-hidden">removed: </span>must' +
        '<span class="nhsuk-u-visually-hidden"> [end of removed text] </span></del>',
    );
  });

  test('prints every id once and nothing that is not of the house, whatever changed', () => {
    fc.assert(
      fc.property(textAndLater, ([before, after]) => {
        const { html, changes } = compareTexts(before, after);
        expect(unsafeMarkup(html)).toEqual([]);
        const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { number } of changes) expect(ids).toContain(`change-${number}`);
      }),
      { numRuns: 300 },
    );
  });

  test('tells no change exactly when the two texts say the same', () => {
    fc.assert(
      fc.property(textAndLater, ([before]) => {
        expect(compareTexts(before, before)).toMatchObject({ changes: [], wordsAdded: 0, wordsRemoved: 0 });
      }),
    );
  });
});
