import type { Root } from 'hast';
import { raw } from 'hast-util-raw';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toHast } from 'mdast-util-to-hast';
import { describe, expect, test } from 'vitest';
import { parseRawHtml } from '../../app/document/import/raw-html';

const treeOf = (markdown: string): Root => {
  const tree = toHast(fromMarkdown(markdown), { allowDangerousHtml: true });
  if (tree.type !== 'root') throw new Error('No tree.');
  return tree;
};

/** What a tree shows, with neighbouring words together and without where anything stood. */
function shown(node: unknown): unknown {
  const { type, tagName, properties, value, children } = node as Record<string, unknown>;
  if (!Array.isArray(children)) return type === 'text' ? value : { type, value };
  const inside: unknown[] = [];
  for (const child of children.map(shown)) {
    const last = inside.at(-1);
    if (typeof child === 'string' && typeof last === 'string') inside[inside.length - 1] = last + child;
    else inside.push(child);
  }
  return { tagName, properties, inside };
}

describe('HTML in Markdown', () => {
  test.each([
    ['tags within a line', 'a<br>b <b>c *d*</b>\n\ne <a name="x"></a>f\n\n*g*'],
    ['an element around blocks', '<div class="x">\n\n# a\n\n- b\n\n</div>\n\nc *d*'],
    ['an element that is not closed', '<div>\n\na\n\n*b*\n\n- c'],
    ['a mark that is not closed', 'a <b>b\n\nc\n\n*d*'],
    ['tags closed out of order', '<b><i>a</b>b</i> c\n\nd\n\n<em>e</em>'],
    ['an end without a beginning', 'a</p>b\n\nc</b>\n\n<div>d</div>'],
    ['a list inside a paragraph', 'a <ul><li>b<li>c</ul> d\n\ne'],
    ['a table with words beside its cells', '<table>a<tr><td>b</td></tr></table>\n\nc <br> d'],
    ['a table around Markdown', '<table>\n\na\n\n<tr><td>\n\n*b*\n\n</td></tr></table>\n\nc'],
    [
      'comments, whole and not',
      'a <!-- <b> --> b\n\n<!-- c\n\nd\n\n--> e\n\n<!-->\n\nf -->\n\ng\n\n<!-- h\n\ni',
    ],
    [
      'a style and a script',
      '<style>\np > a { b: c }\n</style>\n\nd\n\n<script>if (a<b) "</b>"</script>\n\ne',
    ],
    ['a field of many lines', '<textarea>\n\n# a\n\n</textarea>\n\n# b'],
    [
      'a tag with a bracket in its quotes',
      '<a title="b > c" name=\'d"\'>e</a>\n\nf <b title="\'">g</b>\n\nh',
    ],
    ['a tag that does not end', '<div class="a\n\nb\n\nc'],
    ['an element closed by a bar', 'a <span/> b\n\nc'],
    ['a form, a choice and a drawing', '<form><select><option>a</form>\n\nb\n\n<svg><p>c</p></svg>\n\nd'],
    ['a link in a link', '[a <a href="b">c</a> d](e)\n\nf'],
    ['a paragraph in a paragraph', 'a <p>b</p> c\n\nd'],
  ])('comes out the same whether blocks without tags are parsed again or not: %s', (_what, markdown) => {
    expect(shown(parseRawHtml(treeOf(markdown)))).toEqual(shown(raw(treeOf(markdown))));
  });

  test('is not looked for in blocks without any', () => {
    const tree = treeOf('*a*\n\nb <br> c');
    const [first, , second] = tree.children;
    const parsed = parseRawHtml(tree).children;
    expect(parsed[0]).toBe(first);
    expect(parsed[2]).not.toBe(second);
  });
});
