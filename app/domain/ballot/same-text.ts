import type { BallotState, BallotTrack } from '../../../db/words';

/** A ballot on a version, as its text and result matter to a later one. */
export interface PastBallot {
  readonly track: BallotTrack;
  readonly state: BallotState;
  /** The hash of the text that was voted on. */
  readonly hash: string;
  /** Null while there is no result, and for a void one. */
  readonly passed: boolean | null;
}

/**
 * BL-39: the last ballot that did not pass on the very text that a ballot is about; null where voters have not had it
 * before them, or agreed to it.
 *
 * @param earlier the ballots on the version before it, newest first
 */
export function failedOnSameText<T extends PastBallot>(
  { track, hash }: Pick<PastBallot, 'track' | 'hash'>,
  earlier: readonly T[],
): T | null {
  const found = earlier.find((one) => one.track === track && one.state === 'closed' && one.hash === hash);
  return found?.passed === false ? found : null;
}
