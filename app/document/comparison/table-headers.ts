import type { AttributeChange } from '../comparison-types';
import type { NodeJson } from '../json';
import { compareAttributes } from './attribute-changes';

/** Which lines of a table are headers as a whole. */
interface Headers {
  readonly row: boolean;
  readonly column: boolean;
}

/** What became of the first row and the first column of a table as headers. */
export interface HeaderChanges {
  readonly row: AttributeChange | null;
  readonly column: AttributeChange | null;
}

export function compareHeaders(before: NodeJson, after: NodeJson): HeaderChanges {
  const [was, is] = [headersOf(before), headersOf(after)];
  return {
    row: was.row === is.row ? null : told('headerRow', was.row, is.row),
    column: was.column === is.column ? null : told('headerColumn', was.column, is.column),
  };
}

/**
 * What changed of a cell itself: its place across rows and columns, its alignment, and whether it is a header, where
 * that is not told of its whole row or column.
 *
 * @param row,column its place in the later table, from 0
 */
export function compareCells(
  before: NodeJson,
  after: NodeJson,
  { row, column }: { readonly row: number; readonly column: number },
  headers: HeaderChanges,
): AttributeChange[] {
  const changes = compareAttributes({ ...before, type: after.type }, after);
  const ofLine = (row === 0 && headers.row !== null) || (column === 0 && headers.column !== null);
  if (before.type === after.type || ofLine) return changes;
  return [...changes, told('header', isHeader(before), isHeader(after))];
}

function headersOf(table: NodeJson): Headers {
  const rows = table.content ?? [];
  const [first] = rows;
  return {
    row: (first?.content ?? []).length > 0 && (first?.content ?? []).every(isHeader),
    column: rows.length > 0 && rows.every(({ content: [cell] = [] }) => cell !== undefined && isHeader(cell)),
  };
}

function isHeader({ type }: NodeJson): boolean {
  return type === 'tableHeader';
}

function told(name: string, before: boolean, after: boolean): AttributeChange {
  return { name, before: before ? 'yes' : 'no', after: after ? 'yes' : 'no' };
}
