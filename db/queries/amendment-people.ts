import { and, asc, eq, gt, inArray, isNotNull, notInArray } from 'drizzle-orm';
import type { Tx } from '../store';

type NewAuthor = Tx['tables']['amendmentPeople']['$inferInsert'];

export async function insertAmendmentAuthor(tx: Tx, author: NewAuthor): Promise<void> {
  await tx.db.insert(tx.tables.amendmentPeople).values(author);
}

/** Ids of those who write an amendment. */
export async function listAuthorIds(tx: Tx, amendmentId: string): Promise<string[]> {
  const { amendmentPeople } = tx.tables;
  const rows = await tx.db
    .select({ personId: amendmentPeople.personId })
    .from(amendmentPeople)
    .where(eq(amendmentPeople.amendmentId, amendmentId));
  return rows.map(({ personId }) => personId);
}

/** Who writes these amendments, with their organisations, in the order in which they came. */
export async function listAmendmentAuthors(tx: Tx, amendmentIds: readonly string[]) {
  if (amendmentIds.length === 0) return [];
  const { amendmentPeople, people, organisations } = tx.tables;
  return await tx.db
    .select({
      amendmentId: amendmentPeople.amendmentId,
      personId: people.id,
      name: people.name,
      organisationName: organisations.name,
      organisationSlug: organisations.slug,
      at: amendmentPeople.at,
    })
    .from(amendmentPeople)
    .innerJoin(people, eq(people.id, amendmentPeople.personId))
    .leftJoin(organisations, eq(organisations.id, amendmentPeople.organisationId))
    .where(inArray(amendmentPeople.amendmentId, [...amendmentIds]))
    .orderBy(asc(amendmentPeople.at), asc(people.name));
}

/** Who wrote in a branch after a moment and is not one of its authors: editors, before they accepted it. */
export async function listOtherWriters(
  tx: Tx,
  documentId: string,
  authorIds: readonly string[],
  since: Date,
) {
  const { documentClients, people } = tx.tables;
  return await tx.db
    .selectDistinct({ personId: people.id, name: people.name })
    .from(documentClients)
    .innerJoin(people, eq(people.id, documentClients.personId))
    .where(
      and(
        eq(documentClients.documentId, documentId),
        gt(documentClients.at, since),
        notInArray(documentClients.personId, [...authorIds]),
      ),
    );
}

/** Links an amendment to the comments it answers, these and no others. */
export async function linkComments(
  tx: Tx,
  amendmentId: string,
  commentIds: readonly string[],
): Promise<void> {
  const { amendmentComments } = tx.tables;
  await tx.db.delete(amendmentComments).where(eq(amendmentComments.amendmentId, amendmentId));
  if (commentIds.length === 0) return;
  await tx.db
    .insert(amendmentComments)
    .values([...new Set(commentIds)].map((commentId) => ({ amendmentId, commentId })));
}

/** The comments that an amendment answers, by number. */
export async function listLinkedComments(tx: Tx, amendmentId: string) {
  const { amendmentComments, comments } = tx.tables;
  return await tx.db
    .select({ id: comments.id, number: comments.number, state: comments.state, authorId: comments.authorId })
    .from(amendmentComments)
    .innerJoin(comments, eq(comments.id, amendmentComments.commentId))
    .where(eq(amendmentComments.amendmentId, amendmentId))
    .orderBy(asc(comments.number));
}

/** Notes at which moment accepting the amendment applied a comment; null that it no longer does. */
export async function markApplied(
  tx: Tx,
  amendmentId: string,
  commentId: string,
  appliedAt: Date | null,
): Promise<void> {
  const { amendmentComments } = tx.tables;
  await tx.db
    .update(amendmentComments)
    .set({ appliedAt })
    .where(and(eq(amendmentComments.amendmentId, amendmentId), eq(amendmentComments.commentId, commentId)));
}

/** No amendment applied this comment any more. */
export async function forgetAppliers(tx: Tx, commentId: string): Promise<void> {
  const { amendmentComments } = tx.tables;
  await tx.db
    .update(amendmentComments)
    .set({ appliedAt: null })
    .where(and(eq(amendmentComments.commentId, commentId), isNotNull(amendmentComments.appliedAt)));
}

/** Ids of the comments that accepting the amendment applied. */
export async function listAppliedBy(tx: Tx, amendmentId: string): Promise<string[]> {
  const { amendmentComments } = tx.tables;
  const rows = await tx.db
    .select({ commentId: amendmentComments.commentId })
    .from(amendmentComments)
    .where(and(eq(amendmentComments.amendmentId, amendmentId), isNotNull(amendmentComments.appliedAt)));
  return rows.map(({ commentId }) => commentId);
}

/** The amendments that answer a comment, by number. */
export async function listAmendmentsOnComment(tx: Tx, commentId: string) {
  const { amendmentComments, amendments } = tx.tables;
  return await tx.db
    .select({
      id: amendments.id,
      number: amendments.number,
      state: amendments.state,
      submittedAt: amendments.submittedAt,
    })
    .from(amendmentComments)
    .innerJoin(amendments, eq(amendments.id, amendmentComments.amendmentId))
    .where(eq(amendmentComments.commentId, commentId))
    .orderBy(asc(amendments.number));
}

/** The amendments whose acceptance applied comments of a version: the comment's id, the amendment's number and id. */
export async function listAppliersOn(tx: Tx, versionId: string) {
  const { amendmentComments, amendments, comments } = tx.tables;
  return await tx.db
    .select({ commentId: amendmentComments.commentId, number: amendments.number, id: amendments.id })
    .from(amendmentComments)
    .innerJoin(amendments, eq(amendments.id, amendmentComments.amendmentId))
    .innerJoin(comments, eq(comments.id, amendmentComments.commentId))
    .where(and(eq(comments.versionId, versionId), isNotNull(amendmentComments.appliedAt)))
    .orderBy(asc(amendments.number));
}

type NewSupport = Tx['tables']['amendmentSupports']['$inferInsert'];

export async function insertSupport(tx: Tx, support: NewSupport): Promise<void> {
  await tx.db.insert(tx.tables.amendmentSupports).values(support);
}

/** Every position given on these amendments, in order, with the organisation's name. */
export async function listSupports(tx: Tx, amendmentIds: readonly string[]) {
  if (amendmentIds.length === 0) return [];
  const { amendmentSupports, organisations } = tx.tables;
  return await tx.db
    .select({
      amendmentId: amendmentSupports.amendmentId,
      organisationId: amendmentSupports.organisationId,
      organisationName: organisations.name,
      organisationSlug: organisations.slug,
      interestCategory: amendmentSupports.interestCategory,
      position: amendmentSupports.position,
      reason: amendmentSupports.reason,
      round: amendmentSupports.round,
      at: amendmentSupports.at,
    })
    .from(amendmentSupports)
    .innerJoin(organisations, eq(organisations.id, amendmentSupports.organisationId))
    .where(inArray(amendmentSupports.amendmentId, [...amendmentIds]))
    .orderBy(asc(amendmentSupports.id));
}
