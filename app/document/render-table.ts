import { attributes, element, escapeHtml } from './html-text';
import { type NodeJson, textAttribute } from './json';
import { spanOf } from './table-spans';

/** Attributes of the region that lets a wide table scroll by itself, also by keyboard. */
export function tableRegion(label: string): Record<string, string> {
  return { class: 'table-region', role: 'region', tabindex: '0', 'aria-label': label };
}

/**
 * A table in its region. `renderCell` gives the inside of a cell. Leading rows of header cells only become
 * the head; a header cell elsewhere heads its row.
 */
export function renderTable(
  table: NodeJson,
  names: { id: string | null; label: string; caption: string },
  renderCell: (cell: NodeJson) => string,
): string {
  const rows = (table.content ?? []).filter((row) => row.type === 'tableRow');
  const headRows = countHeadRows(rows);
  const written = rows.map((row, index) => renderRow(row, index < headRows, renderCell));
  const head = written.slice(0, headRows).join('');
  const body = written.slice(headRows).join('');
  const caption = names.caption === '' ? '' : `<caption>${escapeHtml(names.caption)}</caption>`;
  const inner =
    caption + (head === '' ? '' : `<thead>${head}</thead>`) + (body === '' ? '' : `<tbody>${body}</tbody>`);
  return element('div', tableRegion(names.label), element('table', { id: names.id }, inner));
}

export function countHeadRows(rows: readonly NodeJson[]): number {
  const isHead = (row: NodeJson) =>
    (row.content ?? []).length > 0 && (row.content ?? []).every((cell) => cell.type === 'tableHeader');
  const first = rows.findIndex((row) => !isHead(row));
  return first === -1 ? rows.length : first;
}

function renderRow(row: NodeJson, isHead: boolean, renderCell: (cell: NodeJson) => string): string {
  const cells = (row.content ?? []).map((cell) => openCell(cell, isHead, renderCell(cell)));
  return `<tr>${cells.join('')}</tr>`;
}

const ALIGNMENTS = new Set(['left', 'center', 'right']);

/** A cell with its attributes around HTML that is already safe. */
export function openCell(cell: NodeJson, isHead: boolean, html: string, className = ''): string {
  const isHeader = cell.type === 'tableHeader';
  const align = textAttribute(cell, 'align');
  const classes = [ALIGNMENTS.has(align) ? `align-${align}` : '', className].filter((name) => name !== '');
  const values = {
    scope: isHeader && (isHead ? 'col' : 'row'),
    colspan: span(cell, 'colspan'),
    rowspan: span(cell, 'rowspan'),
    class: classes.length > 0 && classes.join(' '),
  };
  const name = isHeader ? 'th' : 'td';
  return `<${name}${attributes(values)}>${html}</${name}>`;
}

function span(cell: NodeJson, name: 'colspan' | 'rowspan'): number | false {
  const count = spanOf(cell.attrs?.[name]);
  return count > 1 && count;
}
