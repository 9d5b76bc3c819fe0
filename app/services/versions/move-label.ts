import type { VersionState } from '../../../db/words';
import { VERSION_STATE_LABELS } from '../../domain/labels/standards';

/** A step of a version's life in a word or two; the one that leaves the state as it is makes it mandatory. */
export function moveLabel(move: {
  readonly fromState: VersionState | null;
  readonly toState: VersionState;
}): string {
  return isMandate(move) ? 'Made mandatory' : VERSION_STATE_LABELS[move.toState];
}

export function isMandate({
  fromState,
  toState,
}: {
  readonly fromState: VersionState | null;
  readonly toState: VersionState;
}): boolean {
  return fromState === 'published' && toState === 'published';
}
