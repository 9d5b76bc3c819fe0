import type { NodeJson } from './json';

/** More columns or rows than one cell covers, and more columns than the cells of a table cover, in any text. */
const MOST = 1000;

export const CELLS: ReadonlySet<string> = new Set(['tableCell', 'tableHeader']);

/** How many columns or rows a cell covers; what no table can mean counts as one. */
export function spanOf(value: unknown): number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MOST ? value : 1;
}

/** The attributes of a cell with spans that a table can have. */
export function withSpans<A extends Readonly<Record<string, unknown>>>(attrs: A): A {
  const { colspan = 1, rowspan = 1 } = attrs;
  const spans = { colspan: spanOf(colspan), rowspan: spanOf(rowspan) };
  return spans.colspan === colspan && spans.rowspan === rowspan ? attrs : { ...attrs, ...spans };
}

interface Spans {
  readonly colspan: number;
  readonly rowspan: number;
}

/** The columns of a table: the most that cells cover in one of its rows, those from rows above included. */
export function columnsOf(rows: readonly (readonly Spans[])[]): number {
  const change = Array.from({ length: rows.length + 1 }, () => 0);
  const add = (row: number, by: number) => {
    change[row] = (change[row] ?? 0) + by;
  };
  for (const [row, cells] of rows.entries()) {
    for (const { colspan, rowspan } of cells) {
      add(row, colspan);
      add(Math.min(rows.length, row + rowspan), -colspan);
    }
  }
  let [covered, most] = [0, 0];
  for (const by of change) {
    covered += by;
    most = Math.max(most, covered);
  }
  return most;
}

export const isTooWide = (rows: readonly (readonly Spans[])[]): boolean => columnsOf(rows) > MOST;

/** A table whose cells cover more columns than any table has, with each cell in one column; every other as it is. */
export function narrowTable(table: NodeJson): NodeJson {
  const rows = table.content ?? [];
  const spansIn = (row: NodeJson) =>
    (row.content ?? []).map(({ attrs }) => ({
      colspan: spanOf(attrs?.colspan),
      rowspan: spanOf(attrs?.rowspan),
    }));
  if (!isTooWide(rows.map(spansIn))) return table;
  const single = (cell: NodeJson): NodeJson => ({
    ...cell,
    attrs: { ...cell.attrs, colspan: 1, rowspan: 1 },
  });
  return { ...table, content: rows.map((row) => ({ ...row, content: (row.content ?? []).map(single) })) };
}
