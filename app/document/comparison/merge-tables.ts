import type { CellPlace } from '../comparison-types';
import { type NodeJson, plainText } from '../json';
import type { Clause } from '../outline';
import { countHeadRows } from '../render-table';
import { diffSequences, type Hunk, Interner } from '../sequence-diff';
import { rowKey } from './leaves';
import { type Merged, merged } from './merged';
import { shortened } from './shortened';
import { compareCells, type HeaderChanges } from './table-headers';
import { wholeLine } from './word-diff';

/** How the insides of two cells are merged; the cells of a table hold blocks like a text does. */
export type MergeCells = (before: NodeJson, after: NodeJson) => Merged;

/** The rows of the later table with those that are gone where they stood; changed rows hold their cells. */
export function mergeTables(
  before: NodeJson,
  after: NodeJson,
  mergeCells: MergeCells,
  clause: Clause,
  headers: HeaderChanges,
): Merged[] {
  const ours = before.content ?? [];
  const theirs = after.content ?? [];
  const [oldNames, newNames] = [new CellNames(ours), new CellNames(theirs)];
  const rows: Merged[] = [];
  for (const step of pairUp(ours, theirs, rowKey)) {
    const was = ours[step.a];
    const is = theirs[step.b];
    if (was !== undefined && is !== undefined) {
      const row = bothRow(was, is, step.b, clause, mergeCells, headers);
      for (const cell of row.children) if (cell.cell !== undefined) cell.cell = newNames.of(cell.cell);
      rows.push(row);
    } else if (is !== undefined)
      rows.push(wholePart(is, 'added', newNames.of({ row: step.b + 1, column: 0 }), clause));
    else if (was !== undefined)
      rows.push(wholePart(was, 'removed', oldNames.of({ row: step.a + 1, column: 0 }), clause));
  }
  return rows;
}

const LONGEST_NAME = 60;

/** What the rows and columns of a table are called. */
class CellNames {
  readonly #rows: readonly NodeJson[];
  readonly #headers: readonly string[];

  constructor(rows: readonly NodeJson[]) {
    this.#rows = rows;
    this.#headers =
      countHeadRows(rows) === 0
        ? []
        : (rows[0]?.content ?? []).map((cell) => shortened(plainText(cell), LONGEST_NAME));
  }

  of({ row, column }: CellPlace): CellPlace {
    const [first] = this.#rows[row - 1]?.content ?? [];
    const rowName = first === undefined ? '' : shortened(plainText(first), LONGEST_NAME);
    const columnName = this.#headers[column - 1] ?? '';
    return {
      row,
      column,
      ...(rowName === '' || column === 1 ? {} : { rowName }),
      ...(columnName === '' ? {} : { columnName }),
    };
  }
}

/** A row (column 0) or cell that stands on one side only. */
function wholePart(part: NodeJson, side: 'added' | 'removed', place: CellPlace, clause: Clause): Merged {
  const one = merged(part, side, clause);
  const cells = part.type === 'tableRow' ? (part.content ?? []) : [part];
  const text = cells.map((cell) => plainText(cell)).join(' | ');
  one.words = wholeLine(side, [{ type: 'text', text }]);
  one.cell = place;
  return one;
}

function bothRow(
  before: NodeJson,
  after: NodeJson,
  index: number,
  clause: Clause,
  mergeCells: MergeCells,
  headers: HeaderChanges,
): Merged {
  const row = merged(after, 'both', clause, before);
  const ours = before.content ?? [];
  const theirs = after.content ?? [];
  const steps =
    ours.length === theirs.length
      ? theirs.map((_, column) => ({ a: column, b: column }))
      : pairUp(ours, theirs, (cell) => plainText(cell));
  for (const { a, b } of steps) {
    const was = ours[a];
    const is = theirs[b];
    if (was !== undefined && is !== undefined) {
      row.children.push({
        ...mergeCells(was, is),
        cell: { row: index + 1, column: b + 1 },
        attributes: compareCells(was, is, { row: index, column: b }, headers),
      });
    } else if (is !== undefined)
      row.children.push(wholePart(is, 'added', { row: index + 1, column: b + 1 }, clause));
    else if (was !== undefined)
      row.children.push(wholePart(was, 'removed', { row: index + 1, column: a + 1 }, clause));
  }
  return row;
}

interface Step {
  /** Index in the earlier list, or -1. */
  readonly a: number;
  readonly b: number;
}

/**
 * Pairs two lists by equal words, then between two equal neighbours by likeness; what has no partner stands
 * alone, removed before added.
 */
function pairUp(
  ours: readonly NodeJson[],
  theirs: readonly NodeJson[],
  keyOf: (node: NodeJson) => string,
): Step[] {
  const interner = new Interner();
  const a = ours.map((node) => keyOf(node));
  const b = theirs.map((node) => keyOf(node));
  const numbers = (keys: readonly string[]) => keys.map((key) => interner.number(key));
  const steps: Step[] = [];
  let at = 0;
  let other = 0;
  const whole: Hunk = { aFrom: a.length, aTo: a.length, bFrom: b.length, bTo: b.length };
  for (const hunk of [...diffSequences(numbers(a), numbers(b)), whole]) {
    for (; at < hunk.aFrom; at += 1, other += 1) steps.push({ a: at, b: other });
    for (const step of pairInHunk(a, b, hunk)) steps.push(step);
    at = hunk.aTo;
    other = hunk.bTo;
  }
  return steps;
}

/** Pairs within a stretch where nothing is equal: each later one with the next earlier one that is like it. */
function pairInHunk(a: readonly string[], b: readonly string[], hunk: Hunk): Step[] {
  const steps: Step[] = [];
  let next = hunk.aFrom;
  for (let index = hunk.bFrom; index < hunk.bTo; index += 1) {
    let found = -1;
    for (let at = next; at < Math.min(hunk.aTo, next + 50) && found < 0; at += 1) {
      if (areLike(a[at] ?? '', b[index] ?? '')) found = at;
    }
    if (found >= 0) {
      for (; next < found; next += 1) steps.push({ a: next, b: -1 });
      next = found + 1;
    }
    steps.push({ a: found, b: index });
  }
  for (; next < hunk.aTo; next += 1) steps.push({ a: next, b: -1 });
  return steps;
}

/** True when two rows or cells share half of their words, or their first cell. */
function areLike(a: string, b: string): boolean {
  const [first = ''] = a.split('\t');
  if (first !== '' && a.includes('\t') && b.startsWith(`${first}\t`)) return true;
  const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const ours = words(a);
  const theirs = new Set(words(b));
  const shared = ours.filter((word) => theirs.has(word)).length;
  return 2 * shared >= 0.5 * (ours.length + theirs.size) && shared > 0;
}
