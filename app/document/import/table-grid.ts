import { countAttribute, type NodeJson } from '../json';

export const MOST_COLUMNS = 200;

/**
 * Rows made to fit one grid: spans that overlap or reach outside are cut, short rows are filled with empty
 * cells, rows without any cell are left out unless cells from above cover them. The editor repairs tables
 * that do not fit, and a repair on opening would be an edit that nobody made. What stands further to the right than
 * any table may reach goes into the last cell of its row, of which `moved` is told.
 */
export function fitToGrid(
  rows: readonly NodeJson[],
  emptyCell: () => NodeJson,
  moved: () => void = () => undefined,
): NodeJson[] {
  const covered: number[] = [];
  const placed = rows.map((row, index) => placeRow(row, rows.length - index, covered, moved));
  const width = Math.max(1, covered.length);
  const kept = placed.filter(({ cells, fromAbove }) => cells.length > 0 || fromAbove.size > 0);
  return kept.map(({ row, cells, fromAbove, columns }) => {
    const content = [...cells];
    for (let column = columns; column < width; column += 1)
      if (!fromAbove.has(column)) content.push(emptyCell());
    return { ...row, content };
  });
}

interface PlacedRow {
  readonly row: NodeJson;
  readonly cells: NodeJson[];
  /** Columns that a cell of an earlier row covers here. */
  readonly fromAbove: ReadonlySet<number>;
  /** The first column after the last cell. */
  readonly columns: number;
}

/** `covered` holds for each column how many rows from here on an earlier cell reaches; it is moved on by one row. */
function placeRow(row: NodeJson, rowsLeft: number, covered: number[], moved: () => void): PlacedRow {
  const fromAbove = new Set(covered.flatMap((rows, column) => (rows > 0 ? [column] : [])));
  for (const column of fromAbove) covered[column] = (covered[column] ?? 1) - 1;
  const cells: NodeJson[] = [];
  let column = 0;
  for (const cell of row.content ?? []) {
    while (fromAbove.has(column)) column += 1;
    const last = cells.at(-1);
    if (column >= MOST_COLUMNS && last !== undefined) {
      last.content = (last.content ?? []).concat(cell.content ?? []);
      moved();
      continue;
    }
    let colspan = 1;
    const wanted = Math.min(countAttribute(cell, 'colspan', 1), MOST_COLUMNS - column);
    while (colspan < wanted && !fromAbove.has(column + colspan)) colspan += 1;
    const rowspan = Math.min(countAttribute(cell, 'rowspan', 1), rowsLeft);
    cells.push({ ...cell, attrs: { ...cell.attrs, colspan, rowspan } });
    for (let at = column; at < column + colspan; at += 1) covered[at] = rowspan - 1;
    column += colspan;
  }
  for (let at = 0; at < column; at += 1) covered[at] ??= 0;
  return { row, cells, fromAbove, columns: column };
}
