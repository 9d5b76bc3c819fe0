import type { OutlineEntry } from '../text-types';
import type { Attribution } from './attribution';
import type { AttributedLine } from './passages';
import type { StepFacts } from './steps';
import type { ClientWriter } from './writers';

/** A log, or a part of it, as the database keeps it: facts and bytes in the same order. */
export interface HistoryParts {
  readonly facts: readonly HistoryFacts[];
  readonly bytes: Uint8Array[];
  /** Whose each client id is. */
  readonly clients: readonly ClientWriter[];
}

export interface HistoryFacts extends StepFacts {
  /** Whether the bytes are deflated. */
  readonly packed: boolean;
}

/** Steps with their bytes deflated. */
export interface CompactedLog {
  readonly facts: readonly StepFacts[];
  readonly bytes: Uint8Array[];
}

export interface WhoWrote {
  readonly lines: readonly AttributedLine[];
  readonly attribution: Attribution;
  readonly outline: readonly OutlineEntry[];
}

/** A step of a life: the one that holds a number of the log, the nth from 0, or the last. */
export type StepChoice = { readonly seq: number } | { readonly place: number } | 'last';

export interface LifeOfText {
  /** Every step, first to last. */
  readonly steps: readonly StepFacts[];
  /** Place of the step shown; -1 when nothing was ever written. */
  readonly place: number;
  /** Safe HTML of the text at that step, with what the step changed marked. */
  readonly html: string;
  readonly wordsAdded: number;
  readonly wordsRemoved: number;
  readonly clausesTouched: number;
  readonly words: number;
}
