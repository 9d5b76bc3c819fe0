import type { Element, ElementContent } from 'hast';
import type { Attributes, NodeJson } from '../json';
import { ownAttributes } from './own-attributes';
import { fitToGrid } from './table-grid';

/** How the inside of a cell is converted. */
export type ConvertCell = (cell: Element) => NodeJson[];

/** The rows of an HTML table as table rows of the house, fitted to one grid. */
export function tableRows(
  table: Element,
  convertCell: ConvertCell,
  emptyCell: () => NodeJson,
  moved: () => void,
): NodeJson[] {
  const rows = elementsNamed(table, ['tr'], ['thead', 'tbody', 'tfoot']).map((row): NodeJson => {
    const cells = elementsNamed(row, ['td', 'th'], []).map((cell) => convertOne(cell, convertCell));
    return { type: 'tableRow', content: cells };
  });
  return fitToGrid(rows, emptyCell, moved);
}

/** The caption's element, if the table has one. */
export function captionOf(table: Element): Element | undefined {
  return elementsNamed(table, ['caption'], [])[0];
}

function convertOne(cell: Element, convertCell: ConvertCell): NodeJson {
  const attrs: Attributes = {
    colspan: spanOf(cell.properties.colSpan),
    rowspan: spanOf(cell.properties.rowSpan),
  };
  const align = alignOf(cell);
  if (align !== null) attrs.align = align;
  const type = cell.tagName === 'th' ? 'tableHeader' : 'tableCell';
  return { type, attrs: { ...attrs, ...ownAttributes(type, cell.properties) }, content: convertCell(cell) };
}

function spanOf(value: unknown): number {
  const span = Number(value ?? 1);
  return Number.isInteger(span) && span >= 1 ? span : 1;
}

function alignOf(cell: Element): string | null {
  const { align, style } = cell.properties;
  const fromStyle =
    typeof style === 'string' ? /text-align:\s*(left|center|right)/i.exec(style)?.[1] : undefined;
  const found = (typeof align === 'string' ? align : (fromStyle ?? '')).toLowerCase();
  return found === 'left' || found === 'center' || found === 'right' ? found : null;
}

/** Children of the given names, looked for also inside children that only group them. */
function elementsNamed(parent: Element, names: readonly string[], groups: readonly string[]): Element[] {
  return parent.children.flatMap((child: ElementContent): Element[] => {
    if (child.type !== 'element') return [];
    if (names.includes(child.tagName)) return [child];
    return groups.includes(child.tagName) ? elementsNamed(child, names, groups) : [];
  });
}
