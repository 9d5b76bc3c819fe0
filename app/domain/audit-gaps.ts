/** What the process keeps and of which the record tells how it came about (AU-7). */
export const RECORDED_KINDS = [
  'person',
  'organisation',
  'standard',
  'amendment',
  'comment',
  'ballot',
  'approval',
  'objection',
] as const;
export type RecordedKind = (typeof RECORDED_KINDS)[number];

/** What is held against a record whose chain is whole. */
export interface RecordHeldAgainst {
  /** A thing of each kind of which no event speaks, where there is one. */
  readonly unrecorded: Readonly<Partial<Record<RecordedKind, string>>>;
  /** Hashes of events that somebody noted earlier, and whether the record holds each. */
  readonly noted: ReadonlyMap<string, boolean>;
}

export type RecordGap =
  | { readonly because: 'thing-unrecorded'; readonly kind: RecordedKind; readonly id: string }
  | { readonly because: 'noted-event-missing'; readonly hash: string };

/**
 * What a record lacks though each of its events follows from the one before: whoever can write to the database can
 * cut the end of the chain, or all of it, and set its head back. What happened since then has no event any more
 * (AU-7), and a hash that somebody noted elsewhere is gone (AU-8). Null when nothing is lacking.
 */
export function gapOfRecord({ unrecorded, noted }: RecordHeldAgainst): RecordGap | null {
  for (const [hash, held] of noted) if (!held) return { because: 'noted-event-missing', hash };
  for (const kind of RECORDED_KINDS) {
    const id = unrecorded[kind];
    if (id !== undefined) return { because: 'thing-unrecorded', kind, id };
  }
  return null;
}
