import type { RequirementLevel } from '../../db/words';

export interface RequirementEntry {
  readonly id: string;
  /** Minted by the server ("R17"); null until then. */
  readonly ref: string | null;
  readonly level: RequirementLevel | null;
  readonly text: string;
  /** The clause it stands in; '' when it stands before the first heading. */
  readonly clauseId: string;
  readonly clauseNumber: string;
  readonly clauseTitle: string;
}

/** What a standard has given out so far. */
export interface ReferencesGiven {
  /** What stands before the number, such as "STD-0042-R". */
  readonly prefix: string;
  readonly lastNumber: number;
}

export interface MintedReferences {
  /** Yjs update that writes the new references; without content when none was missing. */
  readonly update: Uint8Array;
  /** The references given out, in reading order. */
  readonly minted: readonly string[];
}
