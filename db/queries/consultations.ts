import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { StoredQuestion } from '../schema/consultations';
import type { Tx } from '../store';
import type { InterestCategory } from '../words';

export type ConsultationRow = Tx['tables']['consultations']['$inferSelect'];

/** An organisation that is invited, with the category it has now. */
export interface Invitation {
  readonly organisationId: string;
  readonly interestCategory: InterestCategory;
  readonly byName: boolean;
}

export async function insertConsultation(
  tx: Tx,
  row: Tx['tables']['consultations']['$inferInsert'],
  invitations: readonly Invitation[],
): Promise<void> {
  const { consultations, consultationInvitations } = tx.tables;
  await tx.db.insert(consultations).values(row);
  for (const one of invitations) {
    await tx.db.insert(consultationInvitations).values({ ...one, consultationId: row.id });
  }
}

export async function findConsultation(tx: Tx, id: string): Promise<ConsultationRow | undefined> {
  const { consultations } = tx.tables;
  const [row] = await tx.db.select().from(consultations).where(eq(consultations.id, id));
  return row;
}

/** The consultations on these versions, the newest first. */
export async function listConsultations(tx: Tx, versionIds: readonly string[]): Promise<ConsultationRow[]> {
  if (versionIds.length === 0) return [];
  const { consultations } = tx.tables;
  return await tx.db
    .select()
    .from(consultations)
    .where(inArray(consultations.versionId, [...versionIds]))
    .orderBy(desc(consultations.openedAt), desc(consultations.number));
}

/** The ids of the consultations that run, by the versions they are on. */
export async function openConsultationsOn(
  tx: Tx,
  versionIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await listConsultations(tx, versionIds);
  return new Map(
    rows.filter(({ closedAt }) => closedAt === null).map(({ versionId, id }) => [versionId, id]),
  );
}

/** Closes what is open on a version; false when nothing was. */
export async function closeConsultationOn(tx: Tx, versionId: string, now: Date): Promise<boolean> {
  const { consultations } = tx.tables;
  const closed = await tx.db
    .update(consultations)
    .set({ closedAt: now })
    .where(and(eq(consultations.versionId, versionId), isNull(consultations.closedAt)))
    .returning({ id: consultations.id });
  return closed.length > 0;
}

/** Moves the closing time of a consultation. */
export async function setClosingTime(tx: Tx, id: string, closesAt: Date): Promise<void> {
  const { consultations } = tx.tables;
  await tx.db.update(consultations).set({ closesAt }).where(eq(consultations.id, id));
}

export async function changeConsultation(
  tx: Tx,
  id: string,
  change: {
    readonly questions: StoredQuestion[];
    readonly outcome: string;
    readonly outcomeBy: string;
    readonly outcomeAt: Date;
  },
): Promise<void> {
  const { consultations } = tx.tables;
  await tx.db.update(consultations).set(change).where(eq(consultations.id, id));
}

/** Who was invited, by name. */
export async function listInvitations(tx: Tx, consultationId: string) {
  const { consultationInvitations, organisations } = tx.tables;
  return await tx.db
    .select({
      organisationId: consultationInvitations.organisationId,
      interestCategory: consultationInvitations.interestCategory,
      byName: consultationInvitations.byName,
      name: organisations.name,
      slug: organisations.slug,
    })
    .from(consultationInvitations)
    .innerJoin(organisations, eq(organisations.id, consultationInvitations.organisationId))
    .where(eq(consultationInvitations.consultationId, consultationId))
    .orderBy(asc(organisations.name));
}

export async function insertAnswer(
  tx: Tx,
  answer: Tx['tables']['consultationAnswers']['$inferInsert'],
): Promise<void> {
  const { consultationAnswers } = tx.tables;
  const { consultationId, questionId, authorId } = consultationAnswers;
  const { body, organisationId, interestCategory, createdAt } = answer;
  await tx.db
    .insert(consultationAnswers)
    .values(answer)
    .onConflictDoUpdate({
      target: [consultationId, questionId, authorId],
      set: { body, organisationId, interestCategory, editedAt: createdAt },
    });
}

/** Every answer, oldest first, with who gave it and for whom. */
export async function listAnswers(tx: Tx, consultationId: string) {
  const { consultationAnswers, people, organisations } = tx.tables;
  return await tx.db
    .select({
      id: consultationAnswers.id,
      questionId: consultationAnswers.questionId,
      authorId: consultationAnswers.authorId,
      authorName: people.name,
      organisationId: consultationAnswers.organisationId,
      organisationName: organisations.name,
      organisationSlug: organisations.slug,
      interestCategory: consultationAnswers.interestCategory,
      body: consultationAnswers.body,
      createdAt: consultationAnswers.createdAt,
      editedAt: consultationAnswers.editedAt,
    })
    .from(consultationAnswers)
    .innerJoin(people, eq(people.id, consultationAnswers.authorId))
    .leftJoin(organisations, eq(organisations.id, consultationAnswers.organisationId))
    .where(eq(consultationAnswers.consultationId, consultationId))
    .orderBy(asc(consultationAnswers.createdAt), asc(consultationAnswers.id));
}

/** Verified organisations of these categories. */
export async function listVerifiedIn(tx: Tx, categories: readonly InterestCategory[]) {
  if (categories.length === 0) return [];
  const { organisations } = tx.tables;
  return await tx.db
    .select({ id: organisations.id, interestCategory: organisations.interestCategory })
    .from(organisations)
    .where(
      and(
        inArray(organisations.interestCategory, [...categories]),
        isNotNull(organisations.verifiedAt),
        isNull(organisations.suspendedAt),
      ),
    );
}

/** The organisations with these names, in letters of either case; suspended ones are not found. */
export async function findOrganisationsByNames(tx: Tx, names: readonly string[]) {
  if (names.length === 0) return [];
  const { organisations } = tx.tables;
  return await tx.db
    .select({
      id: organisations.id,
      name: organisations.name,
      interestCategory: organisations.interestCategory,
    })
    .from(organisations)
    .where(
      and(
        inArray(
          sql`lower(${organisations.name})`,
          names.map((name) => name.toLowerCase()),
        ),
        isNull(organisations.suspendedAt),
      ),
    );
}

/** Who speaks for these organisations: their representatives and alternates. */
export async function listSpeakers(tx: Tx, organisationIds: readonly string[]): Promise<readonly string[]> {
  if (organisationIds.length === 0) return [];
  const { memberships, people } = tx.tables;
  const rows = await tx.db
    .selectDistinct({ personId: memberships.personId })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(
      and(
        inArray(memberships.organisationId, [...organisationIds]),
        inArray(memberships.duty, ['representative', 'alternate']),
        isNull(people.suspendedAt),
      ),
    );
  return rows.map(({ personId }) => personId);
}

/** The representatives and alternates of the organisations that commented or voted on a version, each pair once. */
export async function listSpeakersTakingPart(tx: Tx, versionId: string) {
  const { ballots, comments, memberships, people, votes } = tx.tables;
  const commented = tx.db
    .select({ id: comments.organisationId })
    .from(comments)
    .where(and(eq(comments.versionId, versionId), isNull(comments.removedAt)));
  const voted = tx.db
    .select({ id: votes.organisationId })
    .from(votes)
    .innerJoin(ballots, eq(ballots.id, votes.ballotId))
    .where(eq(ballots.versionId, versionId));
  return await tx.db
    .selectDistinct({ personId: memberships.personId, organisationId: memberships.organisationId })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(
      and(
        or(inArray(memberships.organisationId, commented), inArray(memberships.organisationId, voted)),
        inArray(memberships.duty, ['representative', 'alternate']),
        isNull(people.suspendedAt),
      ),
    )
    .orderBy(asc(memberships.organisationId), asc(memberships.personId));
}

/** Open consultations to which these organisations were invited and in which nobody spoke for them yet; soonest first. */
export async function listUnansweredInvitations(tx: Tx, organisationIds: readonly string[], now: Date) {
  if (organisationIds.length === 0) return [];
  const { consultations, consultationInvitations, consultationAnswers, comments } = tx.tables;
  const { organisations, standards, versions } = tx.tables;
  const rows = await tx.db
    .select({
      id: consultations.id,
      versionId: consultations.versionId,
      organisationId: consultationInvitations.organisationId,
      organisation: organisations.name,
      reference: standards.reference,
      title: standards.title,
      version: versions.number,
      closesAt: consultations.closesAt,
    })
    .from(consultationInvitations)
    .innerJoin(consultations, eq(consultations.id, consultationInvitations.consultationId))
    .innerJoin(organisations, eq(organisations.id, consultationInvitations.organisationId))
    .innerJoin(standards, eq(standards.id, consultations.standardId))
    .innerJoin(versions, eq(versions.id, consultations.versionId))
    .where(
      and(
        inArray(consultationInvitations.organisationId, [...organisationIds]),
        isNull(consultations.closedAt),
        gt(consultations.closesAt, now),
        eq(versions.state, 'consultation'),
        isNull(standards.hiddenAt),
      ),
    )
    .orderBy(asc(consultations.closesAt), asc(consultations.id));
  const open = [];
  for (const row of rows) {
    const answered = await tx.db
      .select({ n: count() })
      .from(consultationAnswers)
      .where(
        and(
          eq(consultationAnswers.consultationId, row.id),
          eq(consultationAnswers.organisationId, row.organisationId),
        ),
      );
    const commented = await tx.db
      .select({ n: count() })
      .from(comments)
      .where(and(eq(comments.versionId, row.versionId), eq(comments.organisationId, row.organisationId)));
    if (Number(answered[0]?.n ?? 0) + Number(commented[0]?.n ?? 0) === 0) open.push(row);
  }
  return open;
}
