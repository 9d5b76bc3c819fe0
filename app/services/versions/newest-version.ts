import type { VersionRow } from '../../../db/queries/versions';
import { isInForce } from '../../domain/lifecycle/in-force';
import { mandatoryFrom } from '../../domain/mandatory-from';
import { compareNumbers, parseNumber } from '../../domain/version-number';

/**
 * The version that readers are sent to: the greatest number of all that were published, whatever ended it, so that an
 * older one is never the current one again (LC-60), and never one that a patch replaced (LC-49).
 */
export function newestPublished(versions: readonly VersionRow[]): VersionRow | undefined {
  return versions
    .filter((version) => version.publishedAt !== null && patchInPlaceOf(version, versions) === undefined)
    .sort(byNumber)
    .at(-1);
}

/** The greatest version before one that is in force and mandatory, now or from its day on; undefined where none is. */
export function mandatoryBefore(
  version: VersionRow,
  versions: readonly VersionRow[],
): VersionRow | undefined {
  return versions
    .filter(
      (one) =>
        isInForce(one.state) &&
        byNumber(one, version) < 0 &&
        mandatoryFrom(one, replacedAt(one, versions)) !== null,
    )
    .sort(byNumber)
    .at(-1);
}

/** The published patch that took the place of a version, or of that patch in turn; undefined while none did. */
export function patchInPlaceOf(
  { id }: Pick<VersionRow, 'id'>,
  versions: readonly VersionRow[],
): VersionRow | undefined {
  const patch = publishedPatchOf(id, versions);
  return patch && (patchInPlaceOf(patch, versions) ?? patch);
}

/** When a patch took the place of a version; null while none did. */
export function replacedAt({ id }: Pick<VersionRow, 'id'>, versions: readonly VersionRow[]): Date | null {
  return publishedPatchOf(id, versions)?.publishedAt ?? null;
}

function publishedPatchOf(id: string, versions: readonly VersionRow[]): VersionRow | undefined {
  return versions.find((one) => one.patchOfId === id && one.publishedAt !== null);
}

/** Below, equal or above 0 as the number of `a` comes before, with or after that of `b`. */
export function byNumber(a: Pick<VersionRow, 'number'>, b: Pick<VersionRow, 'number'>): number {
  const [left, right] = [parseNumber(a.number), parseNumber(b.number)];
  return left && right ? compareNumbers(left, right) : a.number.localeCompare(b.number);
}

/** The newest version on the way to publication; undefined when there is none. */
export function newestInWork(versions: readonly VersionRow[]): VersionRow | undefined {
  return versions
    .filter(({ publishedAt, state }) => publishedAt === null && state !== 'cancelled')
    .sort(byNumber)
    .at(-1);
}
