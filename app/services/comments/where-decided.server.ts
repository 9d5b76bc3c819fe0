import { listVersions, type VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import { versionToDecide } from '../../domain/comment-carrying';
import { mandateOf } from '../ballots/mandate-under-way.server';
import { newestPublished } from '../versions/newest-version';
import { progressPath } from '../versions/version-address';
import { newCommentPath } from './comment-address';

export interface NamedVersion {
  readonly number: string;
  readonly path: string;
}

/** What somebody who comments on a version is told of where that is decided; nothing of all this for most. */
export interface WhereDecided {
  /** The current version, where this is an older published one, with the form for a comment on that. */
  readonly current: NamedVersion | null;
  /** The version that is written, with which comments on this one are decided. */
  readonly next: NamedVersion | null;
  /** The patch with which editorial ones are. */
  readonly patch: NamedVersion | null;
  /** Whether all of them stay here until voters have voted on a mandate. */
  readonly voting: boolean;
}

/** Where comments that are made on a version now are decided (CD-27, CD-28). */
export async function whereDecided(
  tx: Tx,
  now: Date,
  reference: string,
  version: VersionRow,
): Promise<WhereDecided> {
  if (version.publishedAt === null) return { current: null, next: null, patch: null, voting: false };
  const versions = await listVersions(tx, [version.standardId]);
  const current = newestPublished(versions);
  const next = versionToDecide({ type: 'general' }, version, versions);
  const editorial = versionToDecide({ type: 'editorial' }, version, versions);
  const named = (one: VersionRow | null) =>
    one === null ? null : { number: one.number, path: progressPath(reference, one.number) };
  return {
    current:
      current === undefined || current.id === version.id
        ? null
        : { number: current.number, path: newCommentPath(reference, current.number) },
    next: named(next),
    patch: editorial === next ? null : named(editorial),
    voting: (await mandateOf(tx, version.id, now)).voting,
  };
}
