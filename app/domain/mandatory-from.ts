import type { VersionState } from '../../db/words';
import { startOfDay } from './london-time';

/** A version as far as its mandate goes. */
export interface MandatedVersion {
  readonly state: VersionState;
  readonly complyBy: Date | null;
  readonly deprecatedAt: Date | null;
}

/** The day from which a version is mandatory; null where it never was, or is not any more (LC-50). */
export function mandatoryFrom(version: MandatedVersion, replacedAt: Date | null): Date | null {
  if (replacedAt !== null || version.state === 'retired') return null;
  return becameMandatory(version, null) ? version.complyBy : null;
}

/** Whether a version was mandatory and is not any more: its day came before it was replaced or deprecated. */
export function wasMandatory(version: MandatedVersion, replacedAt: Date | null): boolean {
  return mandatoryFrom(version, replacedAt) === null && becameMandatory(version, replacedAt);
}

function becameMandatory(
  { state, complyBy, deprecatedAt }: MandatedVersion,
  replacedAt: Date | null,
): boolean {
  if (complyBy === null) return false;
  const ended = state === 'deprecated' || state === 'retired' ? deprecatedAt : null;
  const from = startOfDay(complyBy);
  return [ended, replacedAt].every((end) => end === null || from <= end);
}
