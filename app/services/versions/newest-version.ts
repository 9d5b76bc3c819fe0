import type { VersionRow } from '../../../db/queries/versions';
import { byNumber, currentVersion } from '../../domain/lifecycle/current-version';
import { isInForce } from '../../domain/lifecycle/in-force';
import { mandatoryFrom } from '../../domain/mandatory-from';

export { byNumber } from '../../domain/lifecycle/current-version';

/** The version that readers are sent to. */
export function newestPublished(versions: readonly VersionRow[]): VersionRow | undefined {
  return currentVersion(versions);
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

/** The newest version on the way to publication; undefined when there is none. */
export function newestInWork(versions: readonly VersionRow[]): VersionRow | undefined {
  return versions
    .filter(({ publishedAt, state }) => publishedAt === null && state !== 'cancelled')
    .sort(byNumber)
    .at(-1);
}
