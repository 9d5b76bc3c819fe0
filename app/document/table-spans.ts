import type { Attrs, NodeType, Schema } from '@tiptap/pm/model';

/** More columns or rows than one cell covers in any table. */
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

/**
 * Makes a schema read every cell so, wherever it comes from: the live text, the clipboard, a file. The editor keeps a
 * place for each column and row that cells cover, so one cell over a hundred million columns would stop every page.
 */
export function boundSpans({ nodes }: Schema): void {
  for (const name of CELLS) {
    // ProseMirror has this method and leaves it out of its types.
    const type = nodes[name] as (NodeType & { computeAttrs(attrs: Attrs | null): Attrs }) | undefined;
    if (type === undefined) continue;
    const compute = type.computeAttrs;
    type.computeAttrs = function bounded(attrs) {
      return withSpans(compute.call(this, attrs));
    };
  }
}
