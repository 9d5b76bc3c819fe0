import type { AttributeChange, CellPlace } from '../comparison-types';
import type { NodeJson } from '../json';
import type { Clause } from '../outline';
import type { Part } from './match-parts';
import type { WordDiff } from './word-diff';

/**
 * A node of the merged text: the later text with what is gone standing where it stood. The list of changes and
 * the HTML are both made from this tree.
 */
export interface Merged {
  /** The node of the later text; for something removed, of the earlier one. */
  readonly node: NodeJson;
  /** The earlier state, when there is one on both sides. */
  before?: NodeJson;
  side: 'both' | 'added' | 'removed';
  readonly clause: Clause;
  /** Set on a leaf that stands in another place now: the clause it came from. */
  movedFrom?: Clause;
  /** Set where a leaf stood that stands elsewhere now: its later node and clause. */
  movedTo?: { readonly node: NodeJson; readonly clause: Clause };
  /** Set on a leaf that is part of a passage which was split, or was joined from several. */
  part?: Part;
  words?: WordDiff;
  attributes: AttributeChange[];
  /** True when type, marks or the lists around it changed but no word did. */
  reformatted: boolean;
  readonly children: Merged[];
  /** For a row (column 0), a cell or a block in a cell: its place in the later table, or in the earlier one when removed. */
  cell?: CellPlace;
  /** Number of the change this node belongs to, given by `changes.ts`. */
  change?: number;
}

export function merged(node: NodeJson, side: Merged['side'], clause: Clause, before?: NodeJson): Merged {
  const result: Merged = { node, side, clause, attributes: [], reformatted: false, children: [] };
  if (before !== undefined) result.before = before;
  return result;
}
