import { escapeHtml } from '../html-text';
import { blockId, type NodeJson, textAttribute } from '../json';
import { headingLevel } from '../outline';
import { spanOf } from '../table-spans';
import { attributeText, dataAttributes, idText } from './house-attributes';
import { inlineHtml, isPlainLine, type MarkdownContext } from './inline-html';

const ELEMENTS: Readonly<Record<string, string>> = {
  paragraph: 'p',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  blockquote: 'blockquote',
  codeBlock: 'pre',
  requirement: 'section',
  callout: 'aside',
};

/**
 * A block as one line of HTML that says everything about it: for what Markdown has no way to write, such as a list
 * in a cell or an empty paragraph. `data-node` names the type; read back by `import/own-blocks.ts`.
 */
export function houseHtml(node: NodeJson, context: MarkdownContext): string {
  const children = node.content ?? [];
  switch (node.type) {
    case 'table':
      return tableHtml(node, context).replaceAll('\n', '');
    case 'listItem':
      return open('li', '', children.length === 0) + inside(children, context, '</li>');
    case 'paragraph':
    case 'heading': {
      const level = headingLevel(node);
      const name = node.type === 'paragraph' ? 'p' : `h${level}`;
      const said = node.attrs?.level === level ? ['level'] : [];
      return `${open(name, marker(node, said), false) + inlineHtml(children, context)}</${name}>`;
    }
    case 'codeBlock': {
      const text = children.map((child) => child.text ?? '').join('');
      return `<pre${marker(node)}><code>${lineless(escapeHtml(text))}</code></pre>`;
    }
    case 'horizontalRule':
      return `<hr${marker(node)}>`;
    case 'figure':
      return figureHtml(node);
    default: {
      const name = ELEMENTS[node.type] ?? 'div';
      return open(name, marker(node), false) + inside(children, context, `</${name}>`);
    }
  }
}

const open = (name: string, attributes: string, empty: boolean) =>
  `<${name}${attributes}${empty ? ' data-empty=""' : ''}>`;

const inside = (children: readonly NodeJson[], context: MarkdownContext, end: string) =>
  children.map((child) => houseHtml(child, context)).join('') + end;

const marker = (node: NodeJson, said: readonly string[] = []) =>
  `${idText(node)} data-node="${node.type}"${dataAttributes(node, said)}`;

const lineless = (html: string) =>
  html.replace(/[\n\r\t\f]/g, (character) => `&#${character.charCodeAt(0)};`);

function figureHtml(node: NodeJson): string {
  const [src, alt, caption] = ['src', 'alt', 'caption'].map((name) => textAttribute(node, name));
  const words = caption === '' ? '' : `<figcaption>${lineless(escapeHtml(caption ?? ''))}</figcaption>`;
  const image = `<img src="${attributeText(src ?? '')}" alt="${attributeText(alt ?? '')}">`;
  return `<figure${marker(node)}>${image}${words}</figure>`;
}

/** A table, a row a line. */
export function tableHtml(table: NodeJson, context: MarkdownContext): string {
  const caption = textAttribute(table, 'caption');
  const head = caption === '' ? [] : [`<caption>${lineless(escapeHtml(caption))}</caption>`];
  const said = caption !== '' && isPlainLine(caption) ? ['caption'] : [];
  const rows = (table.content ?? []).map((row) => {
    const cells = (row.content ?? []).map((cell) => cellHtml(cell, context));
    return `<tr>${cells.join('')}</tr>`;
  });
  return [`<table${marker(table, said)}>`, ...head, ...rows, '</table>'].join('\n');
}

function cellHtml(cell: NodeJson, context: MarkdownContext): string {
  const name = cell.type === 'tableHeader' ? 'th' : 'td';
  const span = (attribute: 'colspan' | 'rowspan') => {
    const count = spanOf(cell.attrs?.[attribute]);
    return count > 1 ? ` ${attribute}="${count}"` : '';
  };
  const align = textAttribute(cell, 'align');
  const isKnown = /^(left|center|right)$/.test(align);
  const attributes =
    span('colspan') +
    span('rowspan') +
    (isKnown ? ` align="${align}"` : '') +
    dataAttributes(cell, ['colspan', 'rowspan', ...(isKnown ? ['align'] : [])]);
  const children = cell.content ?? [];
  return open(name, attributes, children.length === 0) + inside(children, context, `</${name}>`);
}

/**
 * The empty place that gives the block after it its id and the attributes `carried`, invisible wherever the Markdown
 * is shown.
 */
export function placeHtml(node: NodeJson, carried: readonly string[] = []): string {
  if (blockId(node) === '') return '';
  const others = Object.keys(node.attrs ?? {}).filter((name) => !carried.includes(name));
  return `<a${idText(node)}${dataAttributes(node, others)}></a>`;
}
