/** One stored edit of a live text. */
export interface Step {
  readonly personId: string | null;
  readonly at: Date;
}

/** Between two letters of one thought. */
const PAUSE_MS = 3_000;
/** Whoever types on for longer has finished something meanwhile. */
const LONGEST_MS = 60_000;

/**
 * How many of the last steps belong to what somebody else is about to write: they follow one another without a pause
 * up to now. A sentence is then kept or taken away as a whole, not torn where its half happened to be stored.
 *
 * @param steps in the order in which they were stored
 */
export function stepsUnderWay(steps: readonly Step[], ownId: string, now: Date): number {
  let next = now.getTime();
  let count = 0;
  for (const { personId, at } of steps.toReversed()) {
    const time = at.getTime();
    if (personId === null || personId === ownId) break;
    if (next - time > PAUSE_MS || now.getTime() - time > LONGEST_MS) break;
    next = time;
    count += 1;
  }
  return count;
}
