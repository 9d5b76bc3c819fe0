import type { AppliedRevision } from './applied-revision.server';

/** The revision in words, for tables and exports. */
export function revisionWords({ version, snapshot }: AppliedRevision): string {
  if (snapshot === null) return `${version}, in the draft, not frozen yet`;
  return `${version}, ${snapshot.name}, ${snapshot.hash}`;
}
