import type { Element, Root } from 'hast';
import { raw } from 'hast-util-raw';

const ELEMENTS = new Set(
  (
    'p h2 h3 h4 h5 h6 a span strong em s code sub sup br ul ol li blockquote hr div section table caption thead ' +
    'tbody tr th td figure figcaption img pre dfn ins del'
  ).split(' '),
);

const PROPERTIES = new Set(
  'id className href title rel role tabIndex ariaLabel scope colSpan rowSpan start type src alt loading'.split(
    ' ',
  ),
);

/**
 * Parses HTML as a browser does and names everything that is not of the house: elements, attributes, and
 * addresses with a scheme that is not allowed.
 */
export function unsafeMarkup(html: string): string[] {
  // A raw node is no part of the tree's types; the next step takes it apart.
  const tree: Root = { type: 'root', children: [{ type: 'raw', value: html } as never] };
  const parsed = raw(tree) as Root;
  const found: string[] = [];
  const waiting: Array<Root | Element> = [parsed];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    for (const child of node.children) {
      if (child.type === 'comment') found.push('comment');
      if (child.type !== 'element') continue;
      if (!ELEMENTS.has(child.tagName)) found.push(`<${child.tagName}>`);
      for (const [name, value] of Object.entries(child.properties)) {
        if (!PROPERTIES.has(name)) found.push(name);
        const address = name === 'href' || name === 'src' ? String(value) : '#';
        if (!/^(#|https?:\/\/|mailto:|\/files\/)/i.test(address)) found.push(`${name}=${address}`);
      }
      waiting.push(child);
    }
  }
  return found;
}
