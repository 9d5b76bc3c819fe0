import type { RequirementLevel } from '../../db/words';

/** What happened to a passage between two texts. */
export const CHANGE_KINDS = ['added', 'removed', 'changed', 'moved', 'reformatted'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** A stretch of words: in both texts, only in the later one, or only in the earlier one. */
export interface Segment {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

export interface AttributeChange {
  /** The house's name of the attribute, such as `level`, `caption`, `link`. */
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

export interface ClauseOfChange {
  readonly id: string;
  readonly number: string;
  readonly title: string;
}

export interface Change {
  /** From 1 in reading order; the HTML marks the place with `id="change-<number>"`. */
  readonly number: number;
  readonly kind: ChangeKind;
  /** Type of the block, such as `paragraph`, `heading`, `requirement`, `table`, `codeBlock`. */
  readonly block: string;
  /** Id of the block in the later text; for something removed, in the earlier one. */
  readonly blockId: string;
  /** The clause it stands in: in the later text, for something removed in the earlier one. */
  readonly clause: ClauseOfChange;
  /** For a move: the clause it stood in before. */
  readonly from?: ClauseOfChange;
  /** Words in reading order; the earlier wording is `same` and `removed`, the later `same` and `added`. */
  readonly segments: readonly Segment[];
  /** For a table: the row and column (from 1, in the later text) of a changed cell. */
  readonly cell?: { readonly row: number; readonly column: number };
  readonly attributes: readonly AttributeChange[];
  readonly wordsAdded: number;
  readonly wordsRemoved: number;
}

export const REQUIREMENT_CHANGE_KINDS = ['new', 'removed', 'reworded', 'raised', 'lowered', 'moved'] as const;
export type RequirementChangeKind = (typeof REQUIREMENT_CHANGE_KINDS)[number];

export interface RequirementChange {
  readonly id: string;
  readonly ref: string | null;
  /** Everything that happened to it; `raised` and `lowered` go by how binding the level is. */
  readonly kinds: readonly RequirementChangeKind[];
  readonly levelBefore: RequirementLevel | null;
  readonly levelAfter: RequirementLevel | null;
  readonly segments: readonly Segment[];
  readonly clause: ClauseOfChange;
}

export interface Comparison {
  readonly changes: readonly Change[];
  readonly requirements: readonly RequirementChange[];
  readonly wordsAdded: number;
  readonly wordsRemoved: number;
  /** Number of clauses with at least one change. */
  readonly clausesTouched: number;
  /** The later text with insertions and deletions labelled in words: the view "in the text". */
  readonly html: string;
}
