import type { VersionState } from '../../../db/words';

/** States in which a version is to be followed, and nothing said that it ends. */
const IN_FORCE: readonly VersionState[] = ['published', 'effective'];

export function isInForce(state: VersionState): boolean {
  return IN_FORCE.includes(state);
}

/** Whether a version is one that a patch corrects (LC-43), which one that a patch replaced is not (LC-49). */
export function isPatchable(state: VersionState, replaced: boolean): boolean {
  return isInForce(state) && !replaced;
}
