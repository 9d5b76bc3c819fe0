import { and, asc, desc, eq, inArray, isNotNull, isNull, lt } from 'drizzle-orm';
import type { Tx } from '../store';

export type SenseCheckRow = Tx['tables']['senseChecks']['$inferSelect'];

export async function insertSenseCheck(
  tx: Tx,
  check: Tx['tables']['senseChecks']['$inferInsert'],
): Promise<void> {
  await tx.db.insert(tx.tables.senseChecks).values(check);
}

export async function findSenseCheck(tx: Tx, id: string): Promise<SenseCheckRow | undefined> {
  const { senseChecks } = tx.tables;
  const [row] = await tx.db.select().from(senseChecks).where(eq(senseChecks.id, id));
  return row;
}

/** The sense checks on a version, newest first; about one subject where it is named. */
export async function listSenseChecks(
  tx: Tx,
  versionId: string,
  subjectId?: string,
): Promise<SenseCheckRow[]> {
  const { senseChecks } = tx.tables;
  return await tx.db
    .select()
    .from(senseChecks)
    .where(
      and(
        eq(senseChecks.versionId, versionId),
        ...(subjectId === undefined ? [] : [eq(senseChecks.subjectId, subjectId)]),
      ),
    )
    .orderBy(desc(senseChecks.openedAt), desc(senseChecks.id));
}

/** Every answer to these sense checks in the order in which it was given. */
export async function listSenseAnswers(tx: Tx, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const { senseAnswers, organisations, people } = tx.tables;
  return await tx.db
    .select({
      senseCheckId: senseAnswers.senseCheckId,
      organisationId: senseAnswers.organisationId,
      organisationName: organisations.name,
      organisationSlug: organisations.slug,
      interestCategory: senseAnswers.interestCategory,
      position: senseAnswers.position,
      reason: senseAnswers.reason,
      personName: people.name,
      at: senseAnswers.at,
    })
    .from(senseAnswers)
    .innerJoin(organisations, eq(organisations.id, senseAnswers.organisationId))
    .innerJoin(people, eq(people.id, senseAnswers.personId))
    .where(inArray(senseAnswers.senseCheckId, [...ids]))
    .orderBy(asc(senseAnswers.id));
}

export async function insertSenseAnswer(
  tx: Tx,
  answer: Omit<Tx['tables']['senseAnswers']['$inferInsert'], 'id'>,
): Promise<void> {
  await tx.db.insert(tx.tables.senseAnswers).values(answer);
}

/** Open sense checks whose last second has passed. */
export async function listDueSenseChecks(tx: Tx, now: Date): Promise<string[]> {
  const { senseChecks } = tx.tables;
  const rows = await tx.db
    .select({ id: senseChecks.id })
    .from(senseChecks)
    .where(and(isNull(senseChecks.closedAt), lt(senseChecks.closesAt, now)))
    .orderBy(asc(senseChecks.closesAt), asc(senseChecks.id));
  return rows.map(({ id }) => id);
}

/** Closes an open sense check; false when it is closed already, so that it closes once. */
export async function endSenseCheck(tx: Tx, id: string, at: Date): Promise<boolean> {
  const { senseChecks } = tx.tables;
  const ended = await tx.db
    .update(senseChecks)
    .set({ closedAt: at })
    .where(and(eq(senseChecks.id, id), isNull(senseChecks.closedAt)))
    .returning({ id: senseChecks.id });
  return ended.length > 0;
}

/** A submitted amendment to a version by its number. */
export async function findSubmittedAmendment(tx: Tx, versionId: string, number: number) {
  const { amendments } = tx.tables;
  const [row] = await tx.db
    .select({ id: amendments.id, authorId: amendments.authorId })
    .from(amendments)
    .where(
      and(
        eq(amendments.versionId, versionId),
        eq(amendments.number, number),
        isNotNull(amendments.submittedAt),
      ),
    );
  return row;
}
