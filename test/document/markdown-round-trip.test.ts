import { DOMParser } from '@tiptap/pm/model';
import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../app/document/canonical';
import { exportMarkdown } from '../../app/document/export-markdown';
import { importMarkdown } from '../../app/document/import-markdown';
import { type Attributes, type DocumentJson, type NodeJson, plainText } from '../../app/document/json';
import { openLive, readText, seedUpdate } from '../../app/document/live-document';
import { houseSchema } from '../../app/document/schema';
import { MARK_ATTRIBUTES, NODE_ATTRIBUTES } from '../../app/document/shape';
import { assembleText, requirementKeys } from '../../app/services/sample/texts/assemble-text';
import { bookingAfterWorkshop, bookingToday } from '../../app/services/sample/texts/booking';
import { careHomeMedicinesForBallot } from '../../app/services/sample/texts/care-home-medicines';
import { dischargeSummary } from '../../app/services/sample/texts/discharge-summary';
import { dischargeSummaryForConsultation } from '../../app/services/sample/texts/discharge-summary-consulted';
import { dischargeSummarySecond } from '../../app/services/sample/texts/discharge-summary-second';
import { reasonableAdjustments } from '../../app/services/sample/texts/reasonable-adjustments';
import { testResultsForBallot } from '../../app/services/sample/texts/test-results';
import { anyHouseText } from './arbitrary-house-text';
import { block, doc, h, link, marked, p, requirement, table } from './blocks';
import { announceMissingData, hasSharedData, sharedBytes } from './shared-data';

announceMissingData('real standards as the portal’s own Markdown');

const read = (markdown: string) => importMarkdown(new TextEncoder().encode(markdown));
const reimported = (content: DocumentJson) => read(exportMarkdown(content));

const schema = houseSchema();

describe('the portal’s own Markdown brought back', () => {
  test('is the same text to the letter, with its ids, whatever the text', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(anyHouseText, (content) => {
        schema.nodeFromJSON(content).check();
        expect(canonicalJson(reimported(content).content)).toBe(canonicalJson(content));
      }),
      { seed: 4, numRuns: 150 },
    );
  });

  const emptied = [...Object.entries(NODE_ATTRIBUTES), ...Object.entries(MARK_ATTRIBUTES)].flatMap(
    ([type, known]) => Object.keys(known).map((name) => [type, name] as const),
  );
  test.each(emptied)('is the same where %s has an empty %s, which says nothing', (type, name) => {
    const written = readText(openLive([seedUpdate(holding(type, { [name]: '' }))]));
    const without = readText(openLive([seedUpdate(holding(type, { [name]: null }))]));
    expect(canonicalJson(written)).toBe(canonicalJson(without));
    if (name === 'id') return;
    expect(canonicalJson(written)).not.toContain('""');
    expect(canonicalJson(reimported(written).content)).toBe(canonicalJson(written));
  });

  test('has no title of a link that Word left empty, and no link that leads nowhere', () => {
    const page = new JSDOM('<p><a href="#_ftn1" title="">[1]</a> <a href="" title="">x</a></p>').window
      .document;
    const parsed = DOMParser.fromSchema(schema).parse(page.body).toJSON() as DocumentJson;
    const [link, words] = parsed.content?.[0]?.content ?? [];
    expect(link?.marks?.[0]?.attrs).toEqual({ href: '#_ftn1', title: null });
    expect(words).toEqual({ type: 'text', text: ' x' });
  });

  const samples: Array<[string, () => NodeJson[]]> = [
    ['booking after a workshop', bookingAfterWorkshop],
    ['booking today', bookingToday],
    ['care home medicines', careHomeMedicinesForBallot],
    ['discharge summary 1.0', dischargeSummary],
    ['discharge summary in consultation', dischargeSummaryForConsultation],
    ['discharge summary 2.0', dischargeSummarySecond],
    ['reasonable adjustments', reasonableAdjustments],
    ['test results', testResultsForBallot],
  ];
  test.each(samples)('is the same for the sample’s %s, and nothing is left to report', (name, blocks) => {
    const refs = new Map(requirementKeys(blocks()).map((key, at) => [key, `STD-0001-R${at + 1}`]));
    const content = assembleText(name, blocks(), refs);
    const back = reimported(content);
    expect(canonicalJson(back.content)).toBe(canonicalJson(content));
    expect(back.report.filter(({ kind }) => kind !== 'image-not-shown')).toEqual([]);
  });

  const real = [
    'cabf-baseline-requirements/NSR-v1.7.md',
    'commonmark-spec/spec-0.31.2.txt',
    'openapi-spec/2.0.md',
  ];
  test.runIf(hasSharedData).each(real)('is the same for %s', { timeout: 60_000 }, (path) => {
    const { content } = importMarkdown(sharedBytes(path));
    expect(canonicalJson(reimported(content).content)).toBe(canonicalJson(content));
  });
});

/** A text that holds one node or mark of this type, with these attributes beside what it cannot be without. */
function holding(type: string, attrs: Attributes): DocumentJson {
  const words: NodeJson = { type: 'text', text: 'words' };
  if (type in MARK_ATTRIBUTES) {
    const needed: Attributes = type === 'link' ? { href: '#b1' } : {};
    return doc(
      block('paragraph', { id: 'b1' }, { ...words, marks: [{ type, attrs: { ...needed, ...attrs } }] }),
    );
  }
  const line = block('paragraph', { id: 'b2' }, words);
  const inside: Readonly<Record<string, NodeJson[]>> = {
    paragraph: [words],
    heading: [words],
    codeBlock: [words],
    figure: [],
    horizontalRule: [],
    crossReference: [],
    bulletList: [{ type: 'listItem', content: [line] }],
    orderedList: [{ type: 'listItem', content: [line] }],
    table: [{ type: 'tableRow', content: [{ type: 'tableHeader', content: [line] }] }],
  };
  const made = { type, attrs: { ...('id' in (NODE_ATTRIBUTES[type] ?? {}) ? { id: 'b1' } : {}), ...attrs } };
  const node: NodeJson = { ...made, content: inside[type] ?? [line] };
  if (type === 'crossReference') return doc(block('paragraph', { id: 'b1' }, words, node));
  if (!type.startsWith('tableCell') && type !== 'tableHeader') return doc(node);
  return doc(block('table', { id: 'b1' }, { type: 'tableRow', content: [node] }));
}

describe('the portal’s own Markdown edited elsewhere', () => {
  const content = doc(
    h('ba', 1, 'Scope'),
    p('bb', 'First words.'),
    requirement('br', 'must', 'STD-0042-R7', 'Keep it.'),
    p('bc', 'See ', link('there', '#br'), ' and ', marked('this', 'bold')),
    table('bt', ['A', 'B'], ['1', '2']),
  );
  const lines = (text: DocumentJson) =>
    (text.content ?? []).map((node) => `${node.attrs?.id} ${node.type}: ${plainText(node)}`);
  const edited = (change: (markdown: string) => string) => read(change(exportMarkdown(content))).content;

  test('keeps the ids of what was reworded, and of what stands around it', () => {
    const back = edited((markdown) => markdown.replace('First words.', 'Other\nwords, in two lines.'));
    expect(lines(back)).toEqual([
      'ba heading: Scope',
      'bb paragraph: Other words, in two lines.',
      'br requirement: Keep it.',
      'bc paragraph: See there and this',
      'bt table: A B 1 2',
    ]);
  });

  test('gives what was added an id of its own', () => {
    const back = edited((markdown) => markdown.replace(/(?=<a id="bb">)/, 'New **words**.\n\n'));
    expect(lines(back)[1]).toMatch(/^b[0-9a-z]{10} paragraph: New words\.$/);
    expect(lines(back).slice(2)).toEqual(lines(content).slice(1));
  });

  test('gives what was copied an id of its own', () => {
    const back = edited((markdown) => markdown.replace(/<a id="bb">.*\n/, (line) => `${line}\n${line}`));
    expect(lines(back)[1]).toBe('bb paragraph: First words.');
    expect(lines(back)[2]).toMatch(/^b[0-9a-z]{10} paragraph: First words\.$/);
  });

  test('gives nothing the id of a block whose words were taken out', () => {
    const back = edited((markdown) => markdown.replace('First words.', ''));
    expect(lines(back)).toEqual(lines(content).filter((line) => !line.startsWith('bb')));
  });

  test('takes the level of a requirement from its words', () => {
    const back = edited((markdown) => markdown.replace('(MUST)', '(SHOULD)'));
    expect(back.content?.[2]?.attrs).toEqual({ id: 'br', ref: 'STD-0042-R7', level: 'should' });
  });

  test('without its first line is a file like any other: ids are made anew', () => {
    const back = edited((markdown) => markdown.split('\n').slice(1).join('\n'));
    expect(lines(back).every((line) => /^b[0-9a-z]{10} /.test(line))).toBe(true);
  });

  const odd: Array<[string, string, NodeJson[]]> = [
    [
      'an unknown level',
      '<section data-node="requirement" data-level="always"></section>',
      [block('requirement', {})],
    ],
    [
      'an unknown type',
      '<div data-node="__proto__">x</div>',
      [block('paragraph', {}, { type: 'text', text: 'x' })],
    ],
    [
      'a row outside a table',
      '<div data-node="tableRow">x</div>',
      [block('paragraph', {}, { type: 'text', text: 'x' })],
    ],
    [
      'an id of two words',
      '<p data-node="paragraph" id="a b">x</p>',
      [block('paragraph', {}, { type: 'text', text: 'x' })],
    ],
  ];
  test.each(odd)('is read safely with %s', (_sentence, html, expected) => {
    const [first = ''] = exportMarkdown(doc()).split('\n');
    const back = read(`${first}\n\n${html}\n`).content;
    for (const node of back.content ?? []) expect(node.attrs?.id).toMatch(/^b[0-9a-z]{10}$/);
    expect(back.content?.map(({ attrs: _attrs, ...node }) => node)).toEqual(
      expected.map(({ attrs: _attrs, ...node }) => node),
    );
    expect(back.content?.[0]?.attrs?.level ?? null).toBe(null);
  });
});
