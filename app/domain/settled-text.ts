import type { VersionState } from '../../db/words';

/** In these a frozen text of the version is before voters or Leads, or was approved by them. */
const JUDGED: readonly VersionState[] = [
  'ballot',
  'awaiting-approval',
  'published',
  'effective',
  'deprecated',
  'retired',
];

/**
 * VN-9: whether the version is judged by a text that was frozen, so that what is applied in its draft beside that text
 * counts for the next one. On hold it is where it was.
 */
export function isTextSettled({
  state,
  heldFrom,
}: {
  readonly state: VersionState;
  readonly heldFrom: VersionState | null;
}): boolean {
  return JUDGED.includes(state === 'on-hold' ? (heldFrom ?? state) : state);
}
