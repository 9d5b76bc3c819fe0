import type { Element, ElementContent } from 'hast';
import type { XmlElement } from '../archive/xml-reader';
import { allBelow, childOf, elementsIn, switchOf, textOf, wordValue } from '../archive/xml-tree';
import { html } from './hast-make';
import { looksOf } from './word-looks';
import type { WordContext } from './word-runs';

interface Cell {
  readonly element: Element;
  readonly column: number;
  readonly span: number;
}

/** Turns a Word table into an HTML table; `convert` gives the inside of a cell. */
export function wordTable(
  table: XmlElement,
  { own, report }: WordContext,
  convert: (cell: XmlElement) => ElementContent[],
): Element {
  const rows: Element[] = [];
  /** The cell that reaches down in each column. */
  const above = new Map<number, Cell>();
  const wordRows = kept(table, 'w:tr');
  const named = wordRows.filter((row) => switchOf(childOf(row, 'w:trPr'), 'w:tblHeader') === true).length;
  wordRows.forEach((row, index) => {
    const properties = childOf(row, 'w:trPr');
    const isHead = switchOf(properties, 'w:tblHeader') === true;
    let column = Number(wordValue(properties, 'w:gridBefore') ?? 0) || 0;
    const cells: Element[] = [];
    for (const cell of kept(row, 'w:tc')) {
      const cellProperties = childOf(cell, 'w:tcPr');
      const shaded = own?.isHeadCell(cellProperties) === true;
      for (const look of shaded ? [] : looksOf(cellProperties))
        report.note('style-dropped', `${look} of a cell`);
      const span = Math.max(1, Math.min(200, Number(wordValue(cellProperties, 'w:gridSpan') ?? 1) || 1));
      const merge = childOf(cellProperties, 'w:vMerge');
      const upper = above.get(column);
      if (merge !== undefined && merge.attributes.get('w:val') !== 'restart' && upper?.span === span) {
        // Word shows no words of a cell that another one covers.
        const words = allBelow(cell, 'w:t').map(textOf).join('').trim();
        if (words !== '') report.note('hidden-text', words);
        upper.element.properties.rowSpan = Number(upper.element.properties.rowSpan ?? 1) + 1;
      } else {
        const element = html(
          isHead || shaded ? 'th' : 'td',
          span > 1 ? { colSpan: span } : {},
          convert(cell),
        );
        cells.push(element);
        if (merge === undefined) above.delete(column);
        else above.set(column, { element, column, span });
      }
      column += span;
    }
    for (const cell of cells) {
      if (cell.tagName === 'th' && leaves(cell, false).every((bold) => bold)) unembolden(cell);
    }
    rows.push(html('tr', {}, cells));
    if (own === null && index === 0 && named === 0 && wordRows.length > 1 && looksLikeHead(table, cells)) {
      for (const cell of cells) {
        cell.tagName = 'th';
        unembolden(cell);
      }
      report.note('header-row-guessed', 'first row of a table');
    }
  });
  return html('table', {}, rows);
}

/** Rows and cells, also those inside content controls. */
function kept(parent: XmlElement, name: string): XmlElement[] {
  return elementsIn(parent).flatMap((child): XmlElement[] => {
    if (child.name === name) return [child];
    if (child.name === 'w:sdt') return kept(childOf(child, 'w:sdtContent') ?? child, name);
    return child.name === 'w:customXml' ? kept(child, name) : [];
  });
}

/** A first row in which every cell is bold throughout reads as a head, though the file does not call it one. */
function looksLikeHead(table: XmlElement, cells: readonly Element[]): boolean {
  const style = wordValue(childOf(table, 'w:tblPr'), 'w:tblStyle') ?? '';
  const look = childOf(childOf(table, 'w:tblPr'), 'w:tblLook')?.attributes;
  const first =
    look?.get('w:firstRow') === '1' || (Number.parseInt(look?.get('w:val') ?? '0', 16) & 0x20) !== 0;
  if (first && !/^(TableGrid|TableNormal|)$/i.test(style)) return true;
  const words = cells.flatMap((cell) => leaves(cell, false));
  return words.length > 0 && words.every((bold) => bold);
}

/** For each stretch of words below an element whether it is bold. */
function leaves(element: Element, bold: boolean): boolean[] {
  return element.children.flatMap((child) => {
    if (child.type === 'text') return child.value.trim() === '' ? [] : [bold];
    return child.type === 'element' ? leaves(child, bold || child.tagName === 'strong') : [];
  });
}

/** A header cell is bold by being one: its words need not be. */
function unembolden(element: Element): void {
  element.children = element.children.flatMap((child) => {
    if (child.type !== 'element') return [child];
    unembolden(child);
    return child.tagName === 'strong' ? child.children : [child];
  });
}
