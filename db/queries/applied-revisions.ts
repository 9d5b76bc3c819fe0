import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Tx } from '../store';
import type { SnapshotKind } from '../words';
import { placeInRecord } from './order-of-record';

/** The version in whose text a comment was applied, and the first snapshot of it that was frozen after that. */
export interface AppliedRevisionRow {
  readonly commentId: string;
  readonly number: string;
  /** Null while nothing was frozen since. */
  readonly snapshot: { readonly hash: string; readonly kind: SnapshotKind; readonly name: string } | null;
}

/** Where the comments with these ids were applied; those that are not applied are left out. */
export async function listAppliedRevisions(
  tx: Tx,
  commentIds: readonly string[],
): Promise<AppliedRevisionRow[]> {
  if (commentIds.length === 0) return [];
  const { comments, versions } = tx.tables;
  const applied = await tx.db
    .select({
      commentId: comments.id,
      versionId: versions.id,
      number: versions.number,
      published: versions.publishedSnapshotId,
      place: placeInRecord(tx, 'comment', comments.id, 'comment-applied', 'last'),
    })
    .from(comments)
    .innerJoin(versions, eq(versions.id, comments.appliedInVersionId))
    .where(inArray(comments.id, [...commentIds]));
  const frozen = await listFrozen(tx, [...new Set(applied.map(({ versionId }) => versionId))]);
  return applied.map(({ commentId, versionId, number, published, place }) => {
    const here = frozen.filter((one) => one.versionId === versionId);
    // What is said of a published text after the fact was applied before it was frozen.
    const first = here.find(({ seq }) => seq > Number(place)) ?? here.find(({ id }) => id === published);
    const snapshot = first === undefined ? null : { hash: first.hash, kind: first.kind, name: first.name };
    return { commentId, number, snapshot };
  });
}

/** The snapshots of these versions in the order of the record. */
async function listFrozen(tx: Tx, versionIds: readonly string[]) {
  if (versionIds.length === 0) return [];
  const { snapshots, auditEvents } = tx.tables;
  return await tx.db
    .select({
      seq: auditEvents.seq,
      id: snapshots.id,
      versionId: snapshots.versionId,
      hash: snapshots.hash,
      kind: snapshots.kind,
      name: snapshots.name,
    })
    .from(auditEvents)
    .innerJoin(snapshots, eq(snapshots.id, auditEvents.objectId))
    .where(
      and(
        eq(auditEvents.objectKind, 'snapshot'),
        eq(auditEvents.act, 'text-frozen'),
        inArray(snapshots.versionId, [...versionIds]),
      ),
    )
    .orderBy(asc(auditEvents.seq));
}
