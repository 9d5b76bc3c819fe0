import type { RequirementLevel } from '../../db/words';
import type { Writer } from './history/writers';

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
  /** The passage is several in the later text and was one before, or the other way round. */
  readonly layout?: 'split' | 'joined';
  /** Words in reading order; the earlier wording is `same` and `removed`, the later `same` and `added`. */
  readonly segments: readonly Segment[];
  /** For a table: which cell, or which row where the column is 0. */
  readonly cell?: CellPlace;
  /** For a requirement of which no word changed: its name. */
  readonly requirement?: RequirementName;
  readonly attributes: readonly AttributeChange[];
  readonly wordsAdded: number;
  readonly wordsRemoved: number;
  /** Who made it and when; absent where the history of the later text is not ours. */
  readonly hands?: readonly Hand[];
}

/** What tells a requirement from the others: its number, where it has one, and how it begins, in the later text. */
export interface RequirementName {
  readonly ref: string | null;
  readonly opening: string;
}

/** A cell or row of a table: counted from 1 in the later text, or in the earlier one when removed. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
  /** The words of the row's first cell, and of the column's header; absent where there are none. */
  readonly rowName?: string;
  readonly columnName?: string;
}

/** What somebody did to a passage. */
export interface Hand {
  readonly did: 'wrote' | 'removed' | 'moved' | 'set';
  readonly writer: Writer;
  /** When the last of it was stored, in ms since 1970; 0 when it is not known. */
  readonly at: number;
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

/** A passage in which something differs, in its two wordings. */
export interface SideRow {
  /** Numbers of the changes in it. */
  readonly changes: readonly number[];
  readonly clause: ClauseOfChange;
  /** How many passages before it are the same in both texts. */
  readonly sameBefore: number;
  /** Safe HTML; '' where the text has nothing there. */
  readonly before: string;
  readonly after: string;
}

export interface Comparison {
  /** Whether the two texts have one hash: without a change they may still differ in what no reader sees. */
  readonly identical: boolean;
  readonly changes: readonly Change[];
  readonly requirements: readonly RequirementChange[];
  readonly wordsAdded: number;
  readonly wordsRemoved: number;
  /** Number of clauses with at least one change. */
  readonly clausesTouched: number;
  /** The later text with insertions and deletions labelled in words: the view "in the text". */
  readonly html: string;
  /** The passages that differ, for the view "side by side". */
  readonly sides: readonly SideRow[];
}
