import { type NodeJson, textAttribute } from '../json';
import { countHeadRows } from '../render-table';
import { spanOf } from '../table-spans';
import { placeHtml, tableHtml } from './house-html';
import type { MarkdownContext } from './inline-html';
import { inlineMarkdown } from './markdown-inline';

/** Whether GitHub's tables have a place for everything of a table: one head row, a line a cell, columns aligned as one. */
export function isPipeTable(table: NodeJson): boolean {
  const rows = table.content ?? [];
  const head = rows[0]?.content ?? [];
  if (textAttribute(table, 'caption') !== '' || head.length === 0 || countHeadRows(rows) !== 1) return false;
  return rows.every((row, index) => {
    const cells = row.content ?? [];
    const type = index === 0 ? 'tableHeader' : 'tableCell';
    return (
      cells.length === head.length &&
      cells.every((cell, column) => cell.type === type && isPlain(cell) && sameAlign(cell, head[column]))
    );
  });
}

function isPlain(cell: NodeJson): boolean {
  const [first, ...more] = cell.content ?? [];
  const isSingle = spanOf(cell.attrs?.colspan) === 1 && spanOf(cell.attrs?.rowspan) === 1;
  const isLine = first?.type === 'paragraph' && more.length === 0;
  return isSingle && isLine && (cell.attrs?.colwidth ?? null) === null;
}

function sameAlign(cell: NodeJson, head: NodeJson | undefined): boolean {
  const align = cell.attrs?.align ?? null;
  return align === (head?.attrs?.align ?? null) && (align === null || Object.hasOwn(RULES, String(align)));
}

const RULES: Readonly<Record<string, string>> = { left: ':--', center: ':-:', right: '--:' };

/** A table as GitHub's Markdown; as HTML when that has no place for something of it. */
export function tableMarkdown(table: NodeJson, context: MarkdownContext): string {
  return isPipeTable(table) ? pipeTable(table.content ?? [], context) : tableHtml(table, context);
}

function pipeTable(rows: readonly NodeJson[], context: MarkdownContext): string {
  const written = rows.map((row) => {
    const cells = (row.content ?? []).map((cell) => {
      const [line] = cell.content ?? [];
      return line === undefined ? '' : placeHtml(line) + inlineMarkdown(line.content ?? [], context);
    });
    return `| ${cells.join(' | ')} |`;
  });
  const rule = (rows[0]?.content ?? []).map((cell) => RULES[textAttribute(cell, 'align')] ?? '---');
  return [written[0] ?? '', `| ${rule.join(' | ')} |`, ...written.slice(1)].join('\n');
}
