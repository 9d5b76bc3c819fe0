import fc from 'fast-check';
import { mintIds } from '../../app/document/ids';
import { clean } from '../../app/document/import/clean-words';
import { fitToGrid } from '../../app/document/import/table-grid';
import type { Attributes, BlockJson, DocumentJson, MarkJson, NodeJson } from '../../app/document/json';
import { openLive, readText, seedUpdate } from '../../app/document/live-document';

/** Words that mean something in Markdown, HTML or a site generator, and white space that readers fold. */
const nasty = fc.constantFrom(
  ...'* _ ` ** # ## > < & | ! ~ $ \\ [x] [x]: [^1] ](y) - + 1. 1) --- === {% {{a}} {: #a} {#a} &amp; &lt; : "q" \' %41'.split(
    ' ',
  ),
  '  ',
  ' ',
  '\n',
  '\t',
  '\n\n',
  '\u00a0',
  '\u200b',
  '\u202e',
  '\ufeff',
  'www.example.org',
  'https://example.org/a_b',
  'a@example.org',
  'http://',
  '<br>',
  '</a>',
  '<!-- x -->',
  '```',
  '~~~',
  'C#',
  'Requirement R7 (MUST)',
  'é',
  '日本',
  '😀',
);

const words = fc
  .array(
    fc.oneof(
      nasty,
      fc.constantFrom('must', 'the', 'patient record', 'NHS '),
      fc.string({ maxLength: 4, unit: 'grapheme' }),
    ),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((parts) => clean(parts.join('')))
  .filter((text) => text !== '');

/** Programs that people paste from write empty attributes as well as none. */
const orNone = (values: fc.Arbitrary<string>) => fc.oneof(fc.constant(null), fc.constant(''), values);

const href = fc.constantFrom(
  'https://example.org/a',
  '#b1',
  '#gone',
  'https://example.org/a?b=1&c=2&copy;=3#x_(y)',
  'mailto:a@example.org',
  'https://example.org/é [x] <y> "z"',
  'https://example.org/%20',
  'page.html',
  '',
);

const mark: fc.Arbitrary<MarkJson> = fc.oneof(
  fc.constantFrom<MarkJson>(
    { type: 'bold' },
    { type: 'italic' },
    { type: 'strike' },
    { type: 'code' },
    { type: 'subscript' },
    { type: 'superscript' },
  ),
  fc
    .record({ href, title: orNone(words) })
    .map(({ href, title }) => ({ type: 'link', attrs: { href, title } })),
);

const text: fc.Arbitrary<NodeJson> = fc.record({
  type: fc.constant('text'),
  text: words,
  marks: fc.uniqueArray(mark, {
    maxLength: 3,
    selector: (one) => (one.type === 'superscript' ? 'subscript' : one.type),
  }),
});

const reference = fc
  .record({ target: fc.constantFrom('b1', 'b2', 'gone'), label: orNone(words) })
  .map((attrs): NodeJson => ({ type: 'crossReference', attrs }));

const inline = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: text },
    { weight: 1, arbitrary: fc.constant<NodeJson>({ type: 'hardBreak' }) },
    { weight: 1, arbitrary: reference },
  ),
  { maxLength: 5 },
);

function of(
  type: string,
  content: fc.Arbitrary<NodeJson[]>,
  attrs: fc.Arbitrary<Attributes> = fc.constant({}),
) {
  return fc.record({ type: fc.constant(type), attrs, content });
}

const plain = fc.record({ type: fc.constant('text'), text: words });
const named = (type: string, attrs: fc.Arbitrary<Attributes>) =>
  fc.record({ type: fc.constant(type), attrs });

const blocks = fc.letrec<{ block: BlockJson; body: BlockJson[]; items: NodeJson[]; line: BlockJson[] }>(
  (tie) => ({
    body: fc.array(tie('block'), { maxLength: 3 }),
    items: fc.array(of('listItem', tie('body')), { maxLength: 3 }),
    line: fc.tuple(of('paragraph', inline)),
    block: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      of('paragraph', inline),
      of('heading', inline, fc.record({ level: fc.integer({ min: 1, max: 6 }), numbered: fc.boolean() })),
      of(
        'codeBlock',
        fc.array(plain, { maxLength: 1 }),
        fc.record({ language: orNone(fc.oneof(words, fc.constant('json'))) }),
      ),
      named(
        'figure',
        fc.record({
          src: orNone(fc.constantFrom('/files/a.png', '/files/a b.png', 'https://example.org/a?b&c')),
          alt: orNone(words),
          caption: orNone(words),
        }),
      ),
      named('horizontalRule', fc.constant({})),
      of(
        'requirement',
        tie('body'),
        fc.record({
          level: fc.constantFrom('must', 'must-not', 'should', 'should-not', 'may', '', null),
          ref: orNone(fc.constantFrom('R1', 'STD-0042-R7', 'a b')),
        }),
      ),
      of(
        'callout',
        tie('body'),
        fc.record({ kind: fc.constantFrom('normative', 'informative', ''), title: orNone(words) }),
      ),
      of('definition', tie('body'), fc.record({ term: orNone(words) })),
      of('blockquote', tie('body')),
      of('bulletList', tie('items')),
      of(
        'orderedList',
        tie('items'),
        fc.record({
          start: fc.constantFrom(1, 0, 7, 999_999_999),
          type: fc.constantFrom(null, '', 'a', 'I'),
        }),
      ),
      table(tie('line')),
      table(tie('body')),
    ),
  }),
);

/** Tables of any shape that the editor leaves as they are. */
function table(cells: fc.Arbitrary<BlockJson[]>): fc.Arbitrary<BlockJson> {
  const span = fc.constantFrom(1, 1, 1, 2);
  const cell = (type: string) =>
    of(
      type,
      cells,
      fc.record({
        colspan: span,
        rowspan: span,
        align: fc.constantFrom(null, '', 'right'),
        colwidth: fc.constantFrom(null, null, [80, 120]),
      }),
    );
  const plainCell = (type: string) => of(type, cells);
  const width = fc.integer({ min: 1, max: 3 });
  const grid = width.chain((minLength) => {
    const row = (type: string) =>
      fc
        .array(plainCell(type), { minLength, maxLength: minLength })
        .map((content) => ({ type: 'tableRow', content }));
    return fc
      .tuple(row('tableHeader'), fc.array(row('tableCell'), { minLength: 1, maxLength: 2 }))
      .map(([head, others]) => [head, ...others]);
  });
  const odd = fc.array(
    fc
      .array(fc.oneof(cell('tableCell'), cell('tableHeader')), { minLength: 1, maxLength: 3 })
      .map((content) => ({ type: 'tableRow', content })),
    { minLength: 1, maxLength: 3 },
  );
  return fc.record({ rows: fc.oneof(grid, odd), caption: orNone(words) }).map(({ rows, caption }) => ({
    type: 'table',
    attrs: { caption },
    content: fitToGrid(rows, () => ({ type: 'tableCell', content: [{ type: 'paragraph' }] })),
  }));
}

/** Any text that the house schema allows and that a server keeps, as it is frozen from live text: every block with an id of its own. */
export const anyHouseText: fc.Arbitrary<DocumentJson> = fc
  .array(blocks.block, { maxLength: 6 })
  .map((content) => {
    let next = 0;
    const minted = mintIds({ type: 'doc', content }, () => {
      next += 1;
      return `b${next}`;
    });
    return readText(openLive([seedUpdate(minted)]));
  });
