import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DocumentJson, NodeJson } from '../../app/document/json';
import { renderText } from '../../app/document/render';
import { anyText } from './arbitrary-text';
import { block, doc, h, link, list, marked, p, requirement, table } from './blocks';
import { unsafeMarkup } from './html-check';

function html(...blocks: NodeJson[]): string {
  return renderText(doc(...blocks)).html;
}

describe('a text as HTML', () => {
  const cases: Array<[string, NodeJson[], string]> = [
    ['a paragraph', [p('b1', 'a < b & "c"')], '<p id="b1">a &lt; b &amp; &quot;c&quot;</p>'],
    [
      'a clause with its number and its own link',
      [h('b1', 1, 'Scope')],
      '<h2 id="b1"><span class="clause-number">1</span> Scope ' +
        '<a class="clause-link" href="#b1" aria-label="Link to clause 1">#</a></h2>',
    ],
    [
      'marks inside one another, and one link over several',
      [
        p(
          'b1',
          link('see ', 'https://a.example/'),
          marked('this', { type: 'link', attrs: { href: 'https://a.example/' } }, 'bold'),
        ),
      ],
      '<p id="b1"><a href="https://a.example/" rel="noopener nofollow">see <strong>this</strong></a></p>',
    ],
    ['a link inside the text', [p('b1', link('x', '#b1'))], '<p id="b1"><a href="#b1">x</a></p>'],
    ['a script link as its words', [p('b1', link('x', 'javascript:alert(1)'))], '<p id="b1">x</p>'],
    ['a script link with a tab inside', [p('b1', link('x', 'java\tscript:alert(1)'))], '<p id="b1">x</p>'],
    ['a data link', [p('b1', link('x', 'data:text/html,<script>'))], '<p id="b1">x</p>'],
    ['an address without scheme', [p('b1', link('x', '//evil.example'))], '<p id="b1">x</p>'],
    ['a line break', [p('b1', 'a', { type: 'hardBreak' }, 'b')], '<p id="b1">a<br>b</p>'],
    ['a list', [list('b1', p('b2', 'x'))], '<ul id="b1"><li><p id="b2">x</p></li></ul>'],
    [
      'a lettered list that begins later',
      [{ type: 'orderedList', attrs: { id: 'b1', start: 3, type: 'a' }, content: [] }],
      '<ol id="b1" start="3" type="a"></ol>',
    ],
    [
      'a requirement with reference, level and text',
      [requirement('b1', 'must-not', 'R17', 'Delete it.')],
      '<section class="requirement requirement--must-not" id="b1" aria-label="Requirement R17, MUST NOT">' +
        '<p class="requirement__head"><span class="requirement__ref">' +
        '<a class="clause-link" href="#b1" aria-label="Link to requirement R17">R17</a></span> ' +
        '<strong class="requirement__level">MUST NOT</strong></p>' +
        '<div class="requirement__text"><p id="b1p">Delete it.</p></div></section>',
    ],
    [
      'a callout with its label in words',
      [block('callout', { id: 'b1', kind: 'normative', title: 'Note' }, p('b2', 'x'))],
      '<div class="callout callout--normative" id="b1" role="note">' +
        '<p class="callout__label">Normative: Note</p><p id="b2">x</p></div>',
    ],
    [
      'code with its language',
      [block('codeBlock', { id: 'b1', language: 'json' }, { type: 'text', text: '{"a": 1}' })],
      '<div class="code-block" id="b1"><p class="code-block__language">json</p>' +
        '<pre tabindex="0"><code class="language-json">{&quot;a&quot;: 1}</code></pre></div>',
    ],
    [
      'an image from this portal',
      [{ type: 'figure', attrs: { id: 'b1', src: '/files/a.png', alt: 'A "map"', caption: 'Flow' } }],
      '<figure id="b1"><img src="/files/a.png" alt="A &quot;map&quot;" loading="lazy">' +
        '<figcaption>Figure 1: Flow</figcaption></figure>',
    ],
    [
      'an image from a place that is not allowed',
      [{ type: 'figure', attrs: { id: 'b1', src: 'http://x.example/a.png', alt: 'A map' } }],
      '<figure id="b1"><p class="image-missing">Image not shown: A map</p></figure>',
    ],
    [
      'a reference with the computed number of its target',
      [h('b1', 1, 'A'), p('b2', { type: 'crossReference', attrs: { target: 'b1', label: 'old' } })],
      '<p id="b2"><a class="cross-reference" href="#b1">clause 1</a></p>',
    ],
    [
      'a reference to nothing',
      [p('b2', { type: 'crossReference', attrs: { target: 'gone', label: 'clause 9' } })],
      '<p id="b2"><span class="cross-reference cross-reference--broken">missing reference (was clause 9)</span></p>',
    ],
    [
      'a reference to nothing that never said what it was',
      [p('b2', { type: 'crossReference', attrs: { target: 'gone', label: null } })],
      '<p id="b2"><span class="cross-reference cross-reference--broken">missing reference</span></p>',
    ],
    [
      'the first use of a defined term in a line, as a link to its meaning',
      [
        block('definition', { id: 'b1', term: 'Consumer' }, p('b2', 'A system that asks.')),
        p('b3', 'Consumers ask a consumer. A consumer waits.'),
      ],
      '<p id="b3">Consumers ask a <a class="glossary-term" href="#b1" title="A system that asks.">consumer</a>. ' +
        'A consumer waits.</p>',
    ],
    [
      'a block of a later version with its words',
      [block('diagram', { id: 'b1' }, p('b2', 'Shown'))],
      '<div id="b1"><p id="b2">Shown</p></div>',
    ],
    ['an id that is no id', [p('x" onload="y', 'x')], '<p>x</p>'],
    ['an id that was printed before', [p('b1', 'x'), p('b1', 'y')], '<p id="b1">x</p>\n<p>y</p>'],
  ];
  test.each(cases)('%s', (_sentence, blocks, expected) => {
    expect(html(...blocks)).toContain(expected);
  });

  test('a table has a region to scroll in, a caption, a head and cells that say what they head', () => {
    const one = table('b1', ['Code', 'Meaning'], ['A', 'B']);
    const captioned = { ...one, attrs: { id: 'b1', caption: 'Codes' } };
    const rendered = html(captioned, table('b2', ['X']));
    expect(rendered).toContain(
      '<div class="table-region" role="region" tabindex="0" aria-label="Table 1: Codes">',
    );
    expect(rendered).toContain('<table id="b1"><caption>Table 1: Codes</caption><thead><tr><th scope="col">');
    expect(rendered).toContain('</thead><tbody><tr><td>');
    expect(rendered).toContain('aria-label="Table without caption (2 in this text)"');
  });

  test('a header cell beside others heads its row', () => {
    const row = {
      type: 'tableRow',
      content: [
        { type: 'tableHeader', content: [] },
        { type: 'tableCell', content: [] },
      ],
    };
    expect(html({ type: 'table', attrs: { id: 'b1' }, content: [row] })).toContain(
      '<th scope="row"></th><td></td>',
    );
  });

  test('the contents list leads to each clause, three levels deep', () => {
    const { contentsHtml, clauses } = renderText(
      doc(h('a', 1, 'A <i>'), h('b', 2, 'B'), h('c', 3, 'C'), h('d', 4, 'D')),
    );
    expect(contentsHtml).toBe(
      '<ol class="contents"><li><a href="#a">1 A &lt;i&gt;</a><ol class="contents"><li><a href="#b">1.1 B</a>' +
        '<ol class="contents"><li><a href="#c">1.1.1 C</a></li></ol></li></ol></li></ol>',
    );
    expect(clauses.d).toEqual({ number: '1.1.1.1', title: 'D' });
  });

  test('a text nested beyond reason keeps its words and ends no process', () => {
    let inner: NodeJson = p('b1', 'Deep');
    for (let depth = 0; depth < 5000; depth += 1) inner = block('blockquote', {}, inner);
    expect(html(inner)).toContain('Deep');
  });
});

describe('whatever the text holds', () => {
  const nasty = [
    '"><script>alert(1)</script>',
    "' onmouseover='x",
    '<img src=x onerror=y>',
    '</p>',
    '&quot;><svg/onload=z>',
  ];

  test('only the elements and attributes of the house come out', () => {
    fc.assert(
      fc.property(anyText, (content) => {
        expect(unsafeMarkup(renderText(content).html)).toEqual([]);
      }),
    );
  });

  test.each(nasty)('%s in every attribute and text stays text', (words) => {
    const poison = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(poison);
      if (typeof value === 'string') return words;
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [key, key === 'type' ? inner : poison(inner)]),
      );
    };
    const content = doc(
      h('b1', 1, 'Title'),
      { ...table('b2', ['A'], ['B']), attrs: { id: 'b2', caption: 'C' } },
      requirement('b3', 'must', 'R1', 'Do.'),
      block('callout', { id: 'b4', title: 'T', kind: 'k' }, p('b5', link('x', 'https://a.example'))),
      block('definition', { id: 'b6', term: 'T' }, p('b7', 'M')),
      { type: 'figure', attrs: { id: 'b8', src: 's', alt: 'a', caption: 'c' } },
      block('codeBlock', { id: 'b9', language: 'l' }, { type: 'text', text: 'x' }),
      { type: 'orderedList', attrs: { id: 'b10', type: 't' }, content: [] },
      p('b11', { type: 'crossReference', attrs: { target: 't', label: 'l' } }),
    );
    expect(unsafeMarkup(renderText(poison(content) as DocumentJson).html)).toEqual([]);
  });

  test('a term that nobody writes twice takes no text away: tens of thousands of letters, or words over and over', () => {
    const terms = [
      `${'letters'.repeat(9000)}`,
      ...Array.from({ length: 10 }, (_, n) => `${'a '.repeat(1000)}z${n}`),
    ];
    const text = html(
      ...terms.map((term, n) => block('definition', { id: `d${n}`, term }, p(`m${n}`, 'Meaning.'))),
      block('definition', { id: 'd', term: 'Consumer' }, p('m', 'Who asks.')),
      p('b', `${'a '.repeat(10_000)} consumer`),
      p('c', terms[1] ?? ''),
    );
    expect(text).toContain('href="#d"');
    expect(text).not.toContain('href="#d1"');
  });

  test('a term with a hyphen and other marks is found in the text like any other', () => {
    const term = 'non-duplication (strict)';
    const content = {
      type: 'doc',
      content: [
        {
          type: 'definition',
          attrs: { id: 'd', term },
          content: [
            { type: 'paragraph', attrs: { id: 'e' }, content: [{ type: 'text', text: 'Once only.' }] },
          ],
        },
        {
          type: 'paragraph',
          attrs: { id: 'f' },
          content: [{ type: 'text', text: `We ask for ${term} here.` }],
        },
      ],
    } as DocumentJson;
    expect(renderText(content).html).toMatch(/href="#d"[^>]*>non-duplication \(strict\)</);
  });
});
