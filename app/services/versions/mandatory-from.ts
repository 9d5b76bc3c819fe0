import type { VersionRow } from '../../../db/queries/versions';

/**
 * The day from which a version is mandatory; null where it never was, or is not any more: a patch replaced it
 * (LC-49), it was deprecated before that day came, or it is retired.
 */
export function mandatoryFrom(
  { state, complyBy, deprecatedAt }: Pick<VersionRow, 'state' | 'complyBy' | 'deprecatedAt'>,
  replaced: boolean,
): Date | null {
  if (complyBy === null || replaced || state === 'retired') return null;
  const cameInTime = deprecatedAt === null || complyBy <= deprecatedAt;
  return state === 'deprecated' && !cameInTime ? null : complyBy;
}
