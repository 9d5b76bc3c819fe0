import { and, asc, eq } from 'drizzle-orm';
import { alphabetical } from '../dialect';
import type { Tx } from '../store';

export async function insertEnrolment(
  tx: Tx,
  row: Tx['tables']['enrolments']['$inferInsert'],
): Promise<void> {
  await tx.db.insert(tx.tables.enrolments).values(row);
}

/** Takes an organisation off the list again; false when it was not on it. */
export async function deleteEnrolment(tx: Tx, versionId: string, organisationId: string): Promise<boolean> {
  const { enrolments } = tx.tables;
  const gone = await tx.db
    .delete(enrolments)
    .where(and(eq(enrolments.versionId, versionId), eq(enrolments.organisationId, organisationId)))
    .returning({ organisationId: enrolments.organisationId });
  return gone.length > 0;
}

/** Enrolments of a version in the order in which they were made, with what decides about voting groups. */
export async function listEnrolments(tx: Tx, versionId: string) {
  const { enrolments, organisations } = tx.tables;
  return await tx.db
    .select({
      organisationId: enrolments.organisationId,
      name: organisations.name,
      slug: organisations.slug,
      interestCategory: enrolments.interestCategory,
      declaration: enrolments.declaration,
      enrolledAt: enrolments.enrolledAt,
      verifiedAt: organisations.verifiedAt,
      suspendedAt: organisations.suspendedAt,
    })
    .from(enrolments)
    .innerJoin(organisations, eq(organisations.id, enrolments.organisationId))
    .where(eq(enrolments.versionId, versionId))
    .orderBy(asc(enrolments.enrolledAt), asc(enrolments.organisationId));
}

/** Every organisation with its parent, to find families of organisations. */
export async function listParents(tx: Tx) {
  const { organisations } = tx.tables;
  return await tx.db
    .select({ organisationId: organisations.id, parentId: organisations.parentId })
    .from(organisations);
}

export async function insertElectorate(
  tx: Tx,
  rows: readonly Tx['tables']['electorate']['$inferInsert'][],
): Promise<void> {
  if (rows.length > 0) await tx.db.insert(tx.tables.electorate).values([...rows]);
}

/** The electorate of a ballot by name. */
export async function listElectorate(tx: Tx, ballotId: string) {
  const { electorate, organisations } = tx.tables;
  return await tx.db
    .select({
      organisationId: electorate.organisationId,
      votingGroupId: electorate.votingGroupId,
      name: electorate.name,
      slug: organisations.slug,
      suspendedAt: organisations.suspendedAt,
      interestCategory: electorate.interestCategory,
      countedIn: electorate.countedIn,
      declaration: electorate.declaration,
    })
    .from(electorate)
    .innerJoin(organisations, eq(organisations.id, electorate.organisationId))
    .where(eq(electorate.ballotId, ballotId))
    .orderBy(alphabetical(tx, electorate.name), asc(electorate.organisationId));
}
