import type { VersionRow } from '../../../db/queries/versions';

type InLine = Pick<VersionRow, 'id' | 'basedOnId' | 'patchOfId'>;

/** The versions before one, as its comments stand to them. */
export interface BasesOf {
  /** Ids of the versions that it follows, the nearest first. */
  readonly followedIds: readonly string[];
  /** Ids of those for which it is the later version: the nearest one and, where that is a patch, what it corrects. */
  readonly keptFromIds: readonly string[];
}

export function basesOf(
  version: Pick<InLine, 'basedOnId'> | undefined,
  versions: readonly InLine[],
): BasesOf {
  const baseOf = (one: Pick<InLine, 'basedOnId'> | undefined) =>
    versions.find(({ id }) => id === one?.basedOnId);
  const line: InLine[] = [];
  for (let next = baseOf(version); next !== undefined && !line.includes(next); next = baseOf(next)) {
    line.push(next);
  }
  const whole = line.findIndex(({ patchOfId }) => patchOfId === null);
  const kept = whole < 0 ? line : line.slice(0, whole + 1);
  return { followedIds: line.map(({ id }) => id), keptFromIds: kept.map(({ id }) => id) };
}
