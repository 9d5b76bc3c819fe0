import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, lte, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../store';
import type { ReviewKind, ReviewOutcome, VersionState } from '../words';
import { placeInRecord } from './order-of-record';

export type VersionRow = Tx['tables']['versions']['$inferSelect'];
export type VersionChange = Partial<Tx['tables']['versions']['$inferInsert']>;
type NewMove = Tx['tables']['versionMoves']['$inferInsert'];

export async function findVersion(
  tx: Tx,
  standardId: string,
  number: string,
): Promise<VersionRow | undefined> {
  const { versions } = tx.tables;
  const [row] = await tx.db
    .select()
    .from(versions)
    .where(and(eq(versions.standardId, standardId), eq(versions.number, number)));
  return row;
}

export async function findVersionById(tx: Tx, id: string): Promise<VersionRow | undefined> {
  const { versions } = tx.tables;
  const [row] = await tx.db.select().from(versions).where(eq(versions.id, id));
  return row;
}

/** The number that a version has now which once had this one; undefined where none had it. */
export async function findRenumbered(
  tx: Tx,
  standardId: string,
  former: string,
): Promise<string | undefined> {
  const { versions, formerNumbers } = tx.tables;
  const [row] = await tx.db
    .select({ number: versions.number })
    .from(formerNumbers)
    .innerJoin(versions, eq(versions.id, formerNumbers.versionId))
    .where(and(eq(formerNumbers.standardId, standardId), eq(formerNumbers.number, former)));
  return row?.number;
}

/** The numbers that versions of a standard once had, each with the version that had it. */
export async function listFormerNumbers(tx: Tx, standardId: string) {
  const { formerNumbers } = tx.tables;
  const { number, versionId } = formerNumbers;
  return await tx.db
    .select({ number, versionId })
    .from(formerNumbers)
    .where(eq(formerNumbers.standardId, standardId));
}

/** Gives a version another number and keeps the one it had; taking a former one of its own back gives that up. */
export async function renumberVersion(
  tx: Tx,
  version: Pick<VersionRow, 'id' | 'standardId' | 'number'>,
  number: string,
  at: Date,
): Promise<void> {
  const { versions, formerNumbers } = tx.tables;
  const { id, standardId } = version;
  await tx.db
    .delete(formerNumbers)
    .where(and(eq(formerNumbers.standardId, standardId), eq(formerNumbers.number, number)));
  await tx.db.insert(formerNumbers).values({ standardId, number: version.number, versionId: id, at });
  await tx.db.update(versions).set({ number }).where(eq(versions.id, id));
}

/** All versions of these standards, oldest first. */
export async function listVersions(tx: Tx, standardIds: readonly string[]): Promise<VersionRow[]> {
  if (standardIds.length === 0) return [];
  const { versions } = tx.tables;
  return await tx.db
    .select()
    .from(versions)
    .where(inArray(versions.standardId, [...standardIds]))
    .orderBy(asc(versions.createdAt), asc(versions.number));
}

/** The number of the patch of a version of which notice stands; null where none does. */
export async function findPatchUnderNotice(tx: Tx, versionId: string): Promise<string | null> {
  const { versions } = tx.tables;
  const [row] = await tx.db
    .select({ number: versions.number })
    .from(versions)
    .where(and(eq(versions.patchOfId, versionId), eq(versions.state, 'awaiting-approval')));
  return row?.number ?? null;
}

/** The number of the patch of a version that was published last; null where none was. */
export async function findPublishedPatch(tx: Tx, versionId: string): Promise<string | null> {
  const { versions } = tx.tables;
  const [row] = await tx.db
    .select({ number: versions.number })
    .from(versions)
    .where(and(eq(versions.patchOfId, versionId), isNotNull(versions.publishedAt)))
    .orderBy(desc(versions.publishedAt))
    .limit(1);
  return row?.number ?? null;
}

/** True of a version of the query unless a patch of it is published. */
export function notReplaced(tx: Tx): SQL {
  const { versions } = tx.tables;
  return sql`not exists (select 1 from ${versions} as patch where patch.patch_of_id = ${versions.id} and patch.published_at is not null)`;
}

export async function insertVersion(
  tx: Tx,
  version: Tx['tables']['versions']['$inferInsert'],
): Promise<void> {
  await tx.db.insert(tx.tables.versions).values(version);
}

/** Writes facts of a version that leave its state alone. */
export async function changeVersion(tx: Tx, id: string, change: Omit<VersionChange, 'state'>): Promise<void> {
  const { versions } = tx.tables;
  await tx.db.update(versions).set(change).where(eq(versions.id, id));
}

/** Moves a version out of the state it was read in; false when somebody else moved it first. */
export async function moveVersionRow(
  tx: Tx,
  id: string,
  from: VersionState,
  change: VersionChange & { readonly state: VersionState },
): Promise<boolean> {
  const { versions } = tx.tables;
  const moved = await tx.db
    .update(versions)
    .set(change)
    .where(and(eq(versions.id, id), eq(versions.state, from)))
    .returning({ id: versions.id });
  return moved.length > 0;
}

/** Gives a version its live document; false when it has one already. */
export async function giveDocument(tx: Tx, versionId: string, documentId: string): Promise<boolean> {
  const { versions } = tx.tables;
  const given = await tx.db
    .update(versions)
    .set({ documentId })
    .where(and(eq(versions.id, versionId), isNull(versions.documentId)))
    .returning({ id: versions.id });
  return given.length > 0;
}

export async function insertMove(tx: Tx, move: Omit<NewMove, 'id'>): Promise<void> {
  await tx.db.insert(tx.tables.versionMoves).values(move);
}

/** Every move of these versions in the order in which they were made, with the name of who made it. */
export async function listMoves(tx: Tx, versionIds: readonly string[]) {
  if (versionIds.length === 0) return [];
  const { versionMoves, people } = tx.tables;
  return await tx.db
    .select({
      id: versionMoves.id,
      versionId: versionMoves.versionId,
      fromState: versionMoves.fromState,
      toState: versionMoves.toState,
      reason: versionMoves.reason,
      snapshotHash: versionMoves.snapshotHash,
      at: versionMoves.at,
      actorId: versionMoves.actorId,
      actorName: people.name,
    })
    .from(versionMoves)
    .leftJoin(people, eq(people.id, versionMoves.actorId))
    .where(inArray(versionMoves.versionId, [...versionIds]))
    .orderBy(asc(versionMoves.id));
}

export async function insertReview(tx: Tx, review: Tx['tables']['reviews']['$inferInsert']): Promise<void> {
  await tx.db.insert(tx.tables.reviews).values(review);
}

/** Every recorded review of a version, newest first; the newest of each kind counts. */
export async function listReviews(tx: Tx, versionId: string) {
  const { reviews, people } = tx.tables;
  return await tx.db
    .select({
      id: reviews.id,
      kind: reviews.kind,
      outcome: reviews.outcome,
      note: reviews.note,
      recordedBy: people.name,
      recordedAt: reviews.recordedAt,
    })
    .from(reviews)
    .innerJoin(people, eq(people.id, reviews.recordedBy))
    .where(eq(reviews.versionId, versionId))
    .orderBy(
      desc(placeInRecord(tx, 'review', reviews.id, 'review-recorded')),
      desc(reviews.recordedAt),
      desc(reviews.id),
    );
}

/** The outcome that counts for each kind of review. */
export async function latestReviews(
  tx: Tx,
  versionId: string,
): Promise<Partial<Record<ReviewKind, ReviewOutcome>>> {
  const latest: Partial<Record<ReviewKind, ReviewOutcome>> = {};
  for (const review of await listReviews(tx, versionId)) latest[review.kind] ??= review.outcome;
  return latest;
}

/** Versions whose consultation has run out. */
export async function listDueConsultations(tx: Tx, now: Date): Promise<{ id: string; closesAt: Date }[]> {
  const { versions } = tx.tables;
  const rows = await tx.db
    .select({ id: versions.id, closesAt: versions.consultationClosesAt })
    .from(versions)
    .where(and(eq(versions.state, 'consultation'), lt(versions.consultationClosesAt, now)))
    .orderBy(asc(versions.consultationClosesAt));
  return rows.flatMap(({ id, closesAt }) => (closesAt === null ? [] : [{ id, closesAt }]));
}

/** Versions in Ballot whose newest ballot is void or closed, with that ballot. */
export async function listWithEndedBallot(tx: Tx) {
  const { versions, ballots } = tx.tables;
  const rows = await tx.db
    .select({ versionId: versions.id, ballot: ballots })
    .from(versions)
    .innerJoin(ballots, eq(ballots.versionId, versions.id))
    .where(eq(versions.state, 'ballot'))
    .orderBy(
      asc(versions.id),
      desc(placeInRecord(tx, 'ballot', ballots.id, 'ballot-opened')),
      desc(ballots.openedAt),
      desc(ballots.id),
    );
  const newest = rows.filter(({ versionId }, at) => rows[at - 1]?.versionId !== versionId);
  return newest.filter(({ ballot }) => ballot.state !== 'open');
}

/**
 * Versions that a date makes effective or retired: mandated ones to comply by, deprecated ones phased out.
 * @param endOfToday the last second of the day on which such a date is reached
 */
export async function listDueByDate(tx: Tx, endOfToday: Date) {
  const { versions } = tx.tables;
  const effective = await tx.db
    .select({ id: versions.id })
    .from(versions)
    .where(
      and(
        eq(versions.state, 'published'),
        isNotNull(versions.complyBy),
        lte(versions.complyBy, endOfToday),
        notReplaced(tx),
      ),
    );
  const retired = await tx.db
    .select({ id: versions.id })
    .from(versions)
    .where(and(eq(versions.state, 'deprecated'), lte(versions.phaseOutEndsAt, endOfToday)));
  return { effective: effective.map((row) => row.id), retired: retired.map((row) => row.id) };
}
