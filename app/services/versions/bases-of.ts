import type { VersionRow } from '../../../db/queries/versions';

/** The ids of the versions that a version follows, the nearest first. */
export function basesOf(
  version: Pick<VersionRow, 'basedOnId'> | undefined,
  versions: readonly Pick<VersionRow, 'id' | 'basedOnId'>[],
): readonly string[] {
  const ids: string[] = [];
  for (let next = version?.basedOnId ?? null; next !== null && !ids.includes(next); ) {
    ids.push(next);
    next = versions.find(({ id }) => id === next)?.basedOnId ?? null;
  }
  return ids;
}
