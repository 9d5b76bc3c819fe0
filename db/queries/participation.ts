import { and, asc, count, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Tx } from '../store';

/** How many comments people made themselves on a version, by organisation, interest category and what became of them. */
export async function countCommentsByOrganisation(tx: Tx, versionId: string) {
  const { comments } = tx.tables;
  const { organisationId, interestCategory, disposition } = comments;
  return await tx.db
    .select({ organisationId, interestCategory, disposition, n: count() })
    .from(comments)
    .where(and(eq(comments.versionId, versionId), isNull(comments.removedAt), isNull(comments.recordedBy)))
    .groupBy(organisationId, interestCategory, disposition);
}

/** The comments that the Secretariat recorded on a version: whose names they bear, and what became of them. */
export async function listRecordedGifts(tx: Tx, versionId: string) {
  const { comments } = tx.tables;
  const { organisationId, elsewhere, interestCategory, disposition } = comments;
  return await tx.db
    .select({ organisationId, elsewhere, interestCategory, disposition })
    .from(comments)
    .where(
      and(eq(comments.versionId, versionId), isNull(comments.removedAt), isNotNull(comments.recordedBy)),
    );
}

/** How many amendments were submitted to a version, in the same way. */
export async function countAmendmentsByOrganisation(tx: Tx, versionId: string) {
  const { amendments } = tx.tables;
  const { organisationId, interestCategory, state } = amendments;
  return await tx.db
    .select({ organisationId, interestCategory, state, n: count() })
    .from(amendments)
    .where(and(eq(amendments.versionId, versionId), isNotNull(amendments.submittedAt)))
    .groupBy(organisationId, interestCategory, state);
}

/** How many votes each organisation has in the closed ballots on a version, by the category it declared. */
export async function countVotesByOrganisation(tx: Tx, versionId: string) {
  const { ballots, votes, electorate } = tx.tables;
  const { organisationId } = votes;
  const { interestCategory } = electorate;
  return await tx.db
    .select({ organisationId, interestCategory, n: count() })
    .from(votes)
    .innerJoin(ballots, eq(ballots.id, votes.ballotId))
    .innerJoin(
      electorate,
      and(eq(electorate.ballotId, votes.ballotId), eq(electorate.organisationId, votes.organisationId)),
    )
    .where(and(eq(ballots.versionId, versionId), eq(ballots.state, 'closed')))
    .groupBy(organisationId, interestCategory);
}

/** The newest frozen text of a version of which it is known who wrote it. */
export async function newestRecordedSnapshot(tx: Tx, versionId: string) {
  const { snapshots, snapshotRecords } = tx.tables;
  const [row] = await tx.db
    .select({ id: snapshots.id, createdAt: snapshots.createdAt })
    .from(snapshots)
    .innerJoin(snapshotRecords, eq(snapshotRecords.snapshotId, snapshots.id))
    .where(and(eq(snapshots.versionId, versionId), isNull(snapshotRecords.failure)))
    .orderBy(desc(snapshots.createdAt), desc(snapshots.throughSeq), desc(snapshots.id))
    .limit(1);
  return row ?? null;
}

/** Names and addresses of these organisations. */
export async function listOrganisationNames(tx: Tx, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const { organisations } = tx.tables;
  const { id, name, slug } = organisations;
  return await tx.db
    .select({ id, name, slug })
    .from(organisations)
    .where(inArray(organisations.id, [...ids]));
}

/** Comments on a version that somebody recorded for those who made them, in the order of their numbers. */
export async function listRecordedForOthers(tx: Tx, versionId: string) {
  const { comments, people } = tx.tables;
  return await tx.db
    .select({
      number: comments.number,
      recordedBy: people.id,
      recordedByName: people.name,
      createdAt: comments.createdAt,
    })
    .from(comments)
    .innerJoin(people, eq(people.id, comments.recordedBy))
    .where(and(eq(comments.versionId, versionId), isNull(comments.removedAt)))
    .orderBy(asc(comments.number));
}
