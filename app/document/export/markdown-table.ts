import { escapeHtml } from '../html-text';
import { countAttribute, type NodeJson, textAttribute } from '../json';
import { countHeadRows } from '../render-table';
import { inlineMarkdown, type MarkdownContext } from './markdown-inline';

/**
 * A table as GitHub's Markdown; as HTML when it has a caption, spans, blocks in its cells or header cells that
 * Markdown has no place for.
 */
export function tableMarkdown(table: NodeJson, context: MarkdownContext): string {
  const rows = table.content ?? [];
  return isSimple(table, rows) ? pipeTable(rows, context) : htmlTable(table, rows);
}

function isSimple(table: NodeJson, rows: readonly NodeJson[]): boolean {
  if (textAttribute(table, 'caption') !== '' || countHeadRows(rows) !== 1) return false;
  return rows.every((row, index) =>
    (row.content ?? []).every((cell) => {
      const isPlain = countAttribute(cell, 'colspan', 1) === 1 && countAttribute(cell, 'rowspan', 1) === 1;
      const [first, ...more] = cell.content ?? [];
      const oneLine = more.length === 0 && (first === undefined || first.type === 'paragraph');
      return isPlain && oneLine && (cell.type === 'tableHeader') === (index === 0);
    }),
  );
}

function pipeTable(rows: readonly NodeJson[], context: MarkdownContext): string {
  const written = rows.map((row) => {
    const cells = (row.content ?? []).map((cell) =>
      inlineMarkdown(cell.content?.[0]?.content ?? [], context),
    );
    return `| ${cells.join(' | ')} |`;
  });
  const marks = { left: ':--', center: ':-:', right: '--:' } as const;
  const rule = (rows[0]?.content ?? []).map((cell) => {
    const align = textAttribute(cell, 'align');
    return align === 'left' || align === 'center' || align === 'right' ? marks[align] : '---';
  });
  return [written[0] ?? '', `| ${rule.join(' | ')} |`, ...written.slice(1)].join('\n');
}

/** Without empty lines, which would end the HTML in Markdown. */
function htmlTable(table: NodeJson, rows: readonly NodeJson[]): string {
  const caption = textAttribute(table, 'caption');
  const lines = rows.map((row) => `<tr>${(row.content ?? []).map(htmlCell).join('')}</tr>`);
  const head = caption === '' ? [] : [`<caption>${escapeHtml(caption)}</caption>`];
  return ['<table>', ...head, ...lines, '</table>'].join('\n');
}

function htmlCell(cell: NodeJson): string {
  const name = cell.type === 'tableHeader' ? 'th' : 'td';
  const span = (attribute: string) => {
    const count = countAttribute(cell, attribute, 1);
    return count > 1 ? ` ${attribute}="${count}"` : '';
  };
  const inside = (cell.content ?? []).map(htmlBlock).join('');
  return `<${name}${span('colspan')}${span('rowspan')}>${inside}</${name}>`;
}

const ELEMENTS: Readonly<Record<string, string>> = {
  paragraph: 'p',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  blockquote: 'blockquote',
  codeBlock: 'pre',
};

function htmlBlock(node: NodeJson): string {
  if (node.text !== undefined) {
    const text = escapeHtml(node.text).replace(/\n/g, '&#10;');
    const link = node.marks?.find((mark) => mark.type === 'link');
    const html = node.marks?.some((mark) => mark.type === 'code') ? `<code>${text}</code>` : text;
    return link === undefined ? html : `<a href="${escapeHtml(textAttribute(link, 'href'))}">${html}</a>`;
  }
  if (node.type === 'hardBreak') return '<br>';
  if (node.type === 'figure') {
    const [src, alt] = ['src', 'alt'].map((name) => escapeHtml(textAttribute(node, name)));
    return `<img src="${src}" alt="${alt}">`;
  }
  const name = ELEMENTS[node.type] ?? 'div';
  return `<${name}>${(node.content ?? []).map(htmlBlock).join('')}</${name}>`;
}
