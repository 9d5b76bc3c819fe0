import Ajv from 'ajv/dist/2020';
import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../app/document/canonical';
import type { ExportFacts } from '../../app/document/export/export-types';
import { exportReqif } from '../../app/document/export-reqif';
import { exportRequirementsCsv } from '../../app/document/export-requirements-csv';
import { exportWord } from '../../app/document/export-word';
import { readXml } from '../../app/document/import/archive/xml-reader';
import { allBelow } from '../../app/document/import/archive/xml-tree';
import { incomingText } from '../../app/document/import/incoming-text';
import { importWord } from '../../app/document/import-word';
import type { DocumentJson } from '../../app/document/json';
import { seedUpdate } from '../../app/document/live-document';
import { textSchema } from '../../app/document/text-schema';
import { PNG } from '../support/word-file';
import { anyText } from './arbitrary-text';
import { block, doc, h, link, list, marked, p, requirement, table } from './blocks';
import { blockLines } from './imported';

const PICTURE = 'a'.repeat(64);
const FACTS: ExportFacts = {
  title: 'STD-0042 Booking & referral 1.0',
  source: 'https://concord.example/standards/STD-0042/1.0',
  hash: '0'.repeat(64),
  images: [{ hash: PICTURE, mediaType: 'image/png', bytes: PNG }],
};

const TEXT = doc(
  { ...h('b0', 1, 'Booking'), attrs: { id: 'b0', level: 1, numbered: false } },
  h('b1', 2, 'Scope & <aim>'),
  p(
    'b2',
    'One ',
    marked('bold', 'bold'),
    ' two ',
    marked('x', 'code'),
    ' ',
    link('out', 'https://a.example/?a=1&b=2'),
  ),
  block('bulletList', { id: 'b3' }, block('listItem', {}, p('b4', 'item'), list('b5', p('b6', 'inner')))),
  { ...table('b7', ['A', 'B'], ['1 < 2', 'y']), attrs: { id: 'b7', caption: 'Fields' } },
  block('codeBlock', { id: 'b8' }, { type: 'text', text: '{\n  "a": 1\n}' }),
  block('blockquote', { id: 'b9' }, p('b10', 'Quoted.')),
  h('b11', 2, 'Rules'),
  requirement('b12', 'should-not', 'STD-0042-R7', 'Keep "it", always.'),
  requirement('b13', 'may', null, '=Send it.'),
  p('b14', link('see the scope', '#b1')),
);

/** Blocks are given new ids; where a link inside the text leads is told by the words of its target elsewhere. */
const withoutIds = (content: DocumentJson) => blockLines(content).map((line) => line.replace(/#\w+/g, '#'));

describe('a text as a Word file', () => {
  test('is read back with the same blocks, words and marks', () => {
    const { content, report } = importWord(exportWord(TEXT, FACTS));
    expect(withoutIds(content)).toEqual(withoutIds(TEXT));
    expect(content.content?.[4]?.attrs).toMatchObject({ caption: 'Fields' });
    expect(content.content?.[8]?.attrs).toMatchObject({ ref: 'STD-0042-R7', level: 'should-not' });
    expect(report).toEqual([]);
  });

  test('is, read back into the draft that it was exported from, that very draft', () => {
    const text = (words: string) => ({ type: 'text', text: words });
    const reference = (target: string, label: string | null) => block('crossReference', { target, label });
    const cell = (type: string, words: string, attrs = {}) => block(type, attrs, p(`c${words}`, words));
    const house = doc(
      ...(TEXT.content ?? []),
      { ...h('b20', 2, 'Acknowledgements'), attrs: { id: 'b20', level: 2, numbered: false } },
      block(
        'paragraph',
        { id: 'b21' },
        text('As '),
        reference('b1', 'clause 1'),
        text(' and '),
        reference('b12', null),
        text(' say.'),
      ),
      block(
        'callout',
        { id: 'b22', kind: 'normative', title: 'In short' },
        p('b23', 'It binds.'),
        list('b24', p('b25', 'a point')),
        { ...table('b26', ['C'], ['z']) },
      ),
      block('callout', { id: 'b27', kind: 'informative' }, p('b28', 'It explains.')),
      block('callout', { id: 'b29', kind: 'informative' }, p('b30', 'It explains more.')),
      block('definition', { id: 'b31', term: 'Sender' }, p('b32', 'Who sends.'), p('b33', 'Always.')),
      block('codeBlock', { id: 'b34', language: 'json' }, text('{}')),
      block('codeBlock', { id: 'b35' }, text('a\n\n  b')),
      block('blockquote', { id: 'b36' }, p('b37', 'One.'), p('b38', 'Two.')),
      block('blockquote', { id: 'b39' }, p('b40', 'Apart.')),
      block(
        'table',
        { id: 'b41' },
        block('tableRow', {}, cell('tableHeader', 'Field', { colwidth: [120] }), cell('tableHeader', 'Kind')),
        block('tableRow', {}, cell('tableHeader', 'id'), cell('tableCell', 'text', { align: 'right' })),
        block('tableRow', {}, cell('tableHeader', 'day'), cell('tableCell', 'date')),
      ),
      block(
        'orderedList',
        { id: 'b42', start: 3, type: 'a' },
        block('listItem', {}, p('b43', 'third'), block('codeBlock', { id: 'b44' }, text('x'))),
      ),
      block('requirement', { id: 'b45', ref: 'STD-0042-R9' }, p('b46', 'No level yet.')),
    );
    const before = canonicalJson(house);
    const file = exportWord(house, FACTS);
    expect(importWord(file).report).toEqual([]);
    const { canonical, present } = incomingText(file, 'word', [], [seedUpdate(house)]);
    expect(present).toBe(before);
    expect(JSON.parse(canonical)).toEqual(JSON.parse(before));
  });

  test('tells what was added to the head of its pages, and styles that are not the house’s', () => {
    const changed = (name: string, from: string, to: string) => {
      const files = unzipSync(exportWord(TEXT, FACTS));
      const words = new TextDecoder().decode(files[name]);
      expect(words).toContain(from);
      files[name] = new TextEncoder().encode(words.replace(from, to));
      return importWord(zipSync(files)).report;
    };
    expect(changed('word/header1.xml', 'referral 1.0', 'referral 1.0, not for sharing')).toMatchObject([
      { kind: 'page-furniture', what: 'header' },
    ]);
    expect(changed('word/footer1.xml', '>1<', '>17<')).toEqual([]);
    expect(changed('word/styles.xml', '<w:sz w:val="34"/>', '<w:sz w:val="50"/>')).toMatchObject([
      { kind: 'style-dropped', what: 'size 25 pt, of the style “heading 1”' },
    ]);
  });

  test('has headings, numbers, header rows, language and title of its own, and an image with its description', () => {
    const figure = { type: 'figure', attrs: { id: 'b20', src: `/files/${PICTURE}`, alt: 'A map' } };
    const files = unzipSync(exportWord(doc(...(TEXT.content ?? []), figure), FACTS));
    const words = (name: string) => new TextDecoder().decode(files[name]);
    expect(words('word/document.xml')).toContain('<w:pStyle w:val="Heading1"/><w:numPr><w:ilvl w:val="0"/>');
    expect(words('word/document.xml')).toContain('<w:tblHeader/>');
    // No row is torn over two pages.
    expect(words('word/document.xml').match(/<w:tr>(?!<w:trPr><w:cantSplit\/>)/g)).toBe(null);
    expect(words('word/document.xml')).toContain('descr="A map"');
    expect(words('word/styles.xml')).toContain('<w:lang w:val="en-GB"/>');
    expect(words('docProps/core.xml')).toContain('<dc:title>STD-0042 Booking &amp; referral 1.0</dc:title>');
    expect(Object.keys(files)).toContain(`word/media/${PICTURE.slice(0, 16)}.png`);
  });

  test('is well-formed, whatever the text holds, and is the same each time', () => {
    fc.assert(
      fc.property(anyText, (content) => {
        const file = exportWord(content, FACTS);
        for (const [name, bytes] of Object.entries(unzipSync(file))) if (!/png$/.test(name)) readXml(bytes);
        expect(Buffer.compare(file, exportWord(content, FACTS))).toBe(0);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the requirements of a text', () => {
  test('as CSV, in which no cell is a formula', () => {
    expect(exportRequirementsCsv(TEXT, FACTS).split('\r\n')).toEqual([
      '\ufeffReference,Level,Text,Clause,Clause title,Address',
      `STD-0042-R7,SHOULD NOT,"Keep ""it"", always.",2,Rules,${FACTS.source}#b12`,
      `,MAY,'=Send it.,2,Rules,${FACTS.source}#b13`,
      '',
    ]);
  });

  test('as ReqIF, each below its clause and every reference to something that is there', () => {
    const root = readXml(new TextEncoder().encode(exportReqif(TEXT, FACTS)));
    const ids = ['SPEC-OBJECT', 'SPEC-OBJECT-TYPE', 'ENUM-VALUE', 'ATTRIBUTE-DEFINITION-STRING'].flatMap(
      (name) => allBelow(root, name).map((one) => one.attributes.get('IDENTIFIER') ?? ''),
    );
    expect(new Set(ids).size).toBe(ids.length);
    const references = [
      'SPEC-OBJECT-REF',
      'SPEC-OBJECT-TYPE-REF',
      'ENUM-VALUE-REF',
      'ATTRIBUTE-DEFINITION-STRING-REF',
    ];
    for (const name of references) {
      const named = allBelow(root, name).map((one) => String(one.children[0]));
      expect(named.length, name).toBeGreaterThan(0);
      for (const id of named) expect(ids).toContain(id);
    }
    expect(allBelow(root, 'SPEC-HIERARCHY')).toHaveLength(3);
  });
});

describe('the JSON Schema of texts', () => {
  const validate = new Ajv({ strict: false }).compile(textSchema('https://concord.example'));

  test('takes every text of the house', () => {
    fc.assert(
      fc.property(anyText, (content) => {
        expect(validate(JSON.parse(canonicalJson(content))), JSON.stringify(validate.errors)).toBe(true);
      }),
    );
  });

  test('refuses what is no text', () => {
    for (const wrong of [
      {},
      { type: 'page' },
      { type: 'doc', content: [{ type: 'script' }] },
      { type: 'doc', content: [{ type: 'requirement', attrs: { level: 'shall' } }] },
    ]) {
      expect(validate(wrong)).toBe(false);
    }
  });
});
