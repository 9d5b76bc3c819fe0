import type { NodeJson } from '../json';
import { spanOf } from '../table-spans';

/** Rows that are looked at; the rest of a long table is taken to be like them. */
const LOOKED_AT = 200;

/**
 * What each column of a table takes of its width, all together 1: those with more to say are wider, each at least a
 * third of its even share.
 */
export function columnShares(
  rows: readonly NodeJson[],
  columns: number,
  lengthOf: (cell: NodeJson) => number,
): number[] {
  const weights = Array.from({ length: columns }, () => 1);
  for (const row of rows.slice(0, LOOKED_AT)) {
    let column = 0;
    for (const cell of row.content ?? []) {
      const span = spanOf(cell.attrs?.colspan);
      const share = Math.min(25, Math.sqrt(lengthOf(cell) / span));
      for (let at = column; at < Math.min(columns, column + span); at += 1) {
        weights[at] = Math.max(weights[at] ?? 1, share);
      }
      column += span;
    }
  }
  const total = weights.reduce((sum, one) => sum + one, 0);
  return weights.map((weight) => 0.33 / columns + 0.67 * (weight / total));
}
