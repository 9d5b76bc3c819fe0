/** What is known of the writing in a draft since its last snapshot. */
export interface Writing {
  /** When the first and the last edit since then were stored. */
  readonly first: Date;
  readonly last: Date;
  /** Whether anybody who may write has the draft open. */
  readonly writersHere: boolean;
}

const MINUTE = 60_000;

/** How long nobody must have written, in minutes. */
export const QUIET_MINUTES = 10;
/** How long, once the last writer has left: a lost connection comes back within this. */
export const LEFT_MINUTES = 2;
/** When people never stop, a snapshot is taken after so many minutes of writing. */
export const LONGEST_MINUTES = 120;

/** Whether a draft that has changed is to be kept as an automatic snapshot now (HI-1). */
export function isQuiet({ first, last, writersHere }: Writing, now: Date): boolean {
  const quiet = now.getTime() - last.getTime();
  if (quiet >= (writersHere ? QUIET_MINUTES : LEFT_MINUTES) * MINUTE) return true;
  return now.getTime() - first.getTime() >= LONGEST_MINUTES * MINUTE;
}

/** The first moment at which writing can be quiet (HI-1), whoever stays; more writing only makes it later. */
export function quietNotBefore({ first, last }: Omit<Writing, 'writersHere'>): Date {
  return new Date(
    Math.min(last.getTime() + LEFT_MINUTES * MINUTE, first.getTime() + LONGEST_MINUTES * MINUTE),
  );
}

/** Whether a text is to be kept beside the last snapshot, given the hashes of both (HI-2). */
export function saysSomethingNew(hash: string, lastHash: string | undefined): boolean {
  return hash !== lastHash;
}
