import fc from 'fast-check';
import { mintIds } from '../../app/document/ids';
import type { BlockJson, DocumentJson, MarkJson, NodeJson } from '../../app/document/json';

/** Words with letters of several scripts, marks and white space, short enough to collide often. */
const words = fc.oneof(
  fc.constantFrom('must', 'the', 'patient record', 'NHS', 'é', '日本', '😀', 'a < b & "c"', ' '),
  fc.string({ minLength: 1, maxLength: 6, unit: 'grapheme' }),
);

const mark: fc.Arbitrary<MarkJson> = fc.constantFrom<MarkJson>(
  { type: 'bold' },
  { type: 'italic' },
  { type: 'code' },
  { type: 'link', attrs: { href: 'https://example.org/a' } },
  { type: 'link', attrs: { href: '#b1', title: 'There' } },
);

const text: fc.Arbitrary<NodeJson> = fc.record({
  type: fc.constant('text'),
  text: words,
  marks: fc.uniqueArray(mark, { maxLength: 2, selector: (one) => one.type }),
});

const inline = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: text },
    { weight: 1, arbitrary: fc.constant<NodeJson>({ type: 'hardBreak' }) },
    {
      weight: 1,
      arbitrary: fc.constant<NodeJson>({ type: 'crossReference', attrs: { target: 'bx', label: 'clause' } }),
    },
  ),
  { maxLength: 4 },
);

const plain = fc.record({ type: fc.constant('text'), text: words });

function withContent(
  type: string,
  content: fc.Arbitrary<NodeJson[]>,
  attrs: fc.Arbitrary<NodeJson['attrs']>,
) {
  return fc.record({ type: fc.constant(type), attrs, content });
}

const none = fc.constant({});

const blocks = fc.letrec<{ block: BlockJson; body: BlockJson[] }>((tie) => ({
  body: fc.array(tie('block'), { maxLength: 3 }),
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    withContent('paragraph', inline, none),
    withContent(
      'heading',
      inline,
      fc.record({ level: fc.integer({ min: 1, max: 6 }), numbered: fc.boolean() }),
    ),
    withContent(
      'codeBlock',
      fc.array(plain, { maxLength: 1 }),
      fc.record({ language: fc.constantFrom(null, 'json') }),
    ),
    fc.record({ type: fc.constant('figure'), attrs: fc.record({ alt: fc.constantFrom(null, 'A map') }) }),
    withContent('requirement', tie('body'), fc.record({ level: fc.constantFrom('must', 'should', null) })),
    withContent('callout', tie('body'), fc.record({ kind: fc.constantFrom('normative', 'informative') })),
    withContent('bulletList', fc.array(withContent('listItem', tie('body'), none), { maxLength: 3 }), none),
    withContent('table', fc.array(row(tie('body')), { maxLength: 3 }), none),
  ),
}));

function row(body: fc.Arbitrary<BlockJson[]>) {
  const cell = withContent('tableCell', body, fc.record({ colspan: fc.constantFrom(1, 2) }));
  return withContent('tableRow', fc.array(cell, { maxLength: 3 }), none);
}

/** Any text of the house, with ids unique in it; ids are short so that two texts often share some. */
export const anyText: fc.Arbitrary<DocumentJson> = fc.array(blocks.block, { maxLength: 6 }).map((content) => {
  let next = 0;
  return mintIds({ type: 'doc', content }, () => {
    next += 1;
    return `b${next}`;
  });
});

/** Two texts of which the second is the first with some blocks taken out, put in, moved or changed. */
export const textAndLater: fc.Arbitrary<[DocumentJson, DocumentJson]> = fc
  .tuple(anyText, anyText, fc.infiniteStream(fc.nat({ max: 5 })))
  .map(([before, other, chance]) => {
    const roll = () => Number(chance.next().value ?? 0);
    const content: BlockJson[] = [];
    for (const block of before.content ?? []) {
      const what = roll();
      if (what === 0) continue;
      if (what === 1) content.unshift(block);
      else content.push(block);
      const added = other.content?.[roll()];
      if (what === 2 && added !== undefined) content.push(added);
      if (what === 3 && added?.content !== undefined && added.type === block.type) {
        content[content.length - 1] = { ...block, content: added.content };
      }
    }
    return [before, mintIds({ type: 'doc', content })];
  });
