import { and, asc, count, desc, eq, inArray, isNotNull, isNull, lt, lte, or } from 'drizzle-orm';
import type { Tx } from '../store';

/** What an organisation did in public: standards, votes that are open to see, comments with their decisions. */

/** Standards it owns or proposed. */
export async function listOwnedStandards(tx: Tx, organisationId: string) {
  const { standards } = tx.tables;
  return await tx.db
    .select({ id: standards.id, reference: standards.reference, title: standards.title })
    .from(standards)
    .where(and(eq(standards.ownerId, organisationId), isNull(standards.hiddenAt)))
    .orderBy(asc(standards.number));
}

/** Standards on which people held a role for it, ended roles included: taking part does not become undone. */
export async function listStandardsTakenPartIn(tx: Tx, organisationId: string) {
  const { appointments, standards } = tx.tables;
  return await tx.db
    .selectDistinct({
      id: standards.id,
      number: standards.number,
      reference: standards.reference,
      title: standards.title,
      role: appointments.role,
    })
    .from(appointments)
    .innerJoin(standards, eq(standards.id, appointments.standardId))
    .where(and(eq(appointments.organisationId, organisationId), isNull(standards.hiddenAt)))
    .orderBy(asc(standards.number));
}

/** Its positions in ballots that are closed; while a ballot is open, positions are nobody else's business. */
export async function listClosedVotes(tx: Tx, organisationId: string, limit: number) {
  const { votes, ballots, standards, versions } = tx.tables;
  return await tx.db
    .select({
      ballotId: ballots.id,
      reference: standards.reference,
      title: standards.title,
      version: versions.number,
      position: votes.position,
      reason: votes.reason,
      castAt: votes.castAt,
      withdrawnAt: votes.withdrawnAt,
      closedAt: ballots.closesAt,
    })
    .from(votes)
    .innerJoin(ballots, eq(ballots.id, votes.ballotId))
    .innerJoin(standards, eq(standards.id, ballots.standardId))
    .innerJoin(versions, eq(versions.id, ballots.versionId))
    .where(
      and(
        eq(votes.organisationId, organisationId),
        eq(ballots.state, 'closed'),
        isNotNull(ballots.closedAt),
        isNull(standards.hiddenAt),
      ),
    )
    .orderBy(desc(ballots.closedAt), asc(ballots.id))
    .limit(limit);
}

/**
 * What it voted in the first round of ballots that went or go round again, in the order of the trail: public from then on
 * (BL-35), unless the ballot was made void.
 */
export async function listFirstRoundVotes(tx: Tx, organisationId: string) {
  const { voteEvents, ballots, standards, versions } = tx.tables;
  return await tx.db
    .select({
      ballot: ballots,
      reference: standards.reference,
      title: standards.title,
      version: versions.number,
      position: voteEvents.position,
      reason: voteEvents.reason,
      withdrawal: voteEvents.withdrawal,
      paidByEnrolled: voteEvents.paidByEnrolled,
      castAt: voteEvents.castAt,
    })
    .from(voteEvents)
    .innerJoin(ballots, eq(ballots.id, voteEvents.ballotId))
    .innerJoin(standards, eq(standards.id, ballots.standardId))
    .innerJoin(versions, eq(versions.id, ballots.versionId))
    .where(
      and(
        eq(voteEvents.organisationId, organisationId),
        inArray(ballots.state, ['open', 'closed']),
        isNotNull(ballots.recirculatedAt),
        isNull(standards.hiddenAt),
        or(
          lte(voteEvents.id, ballots.firstTrailEnd),
          and(isNull(ballots.firstTrailEnd), lt(voteEvents.castAt, ballots.recirculatedAt)),
        ),
      ),
    )
    .orderBy(asc(voteEvents.id));
}

/** The votes with which it said that another enrolled organisation pays for it: of which ballots, and when they were cast. */
export async function listPaymentsSaid(tx: Tx, organisationId: string, ballotIds: readonly string[]) {
  if (ballotIds.length === 0) return [];
  const { voteEvents } = tx.tables;
  return await tx.db
    .select({ ballotId: voteEvents.ballotId, castAt: voteEvents.castAt })
    .from(voteEvents)
    .where(
      and(
        eq(voteEvents.organisationId, organisationId),
        inArray(voteEvents.ballotId, [...ballotIds]),
        eq(voteEvents.paidByEnrolled, true),
      ),
    );
}

/** Comments made for it, newest first. */
export async function listCommentsFor(tx: Tx, organisationId: string, limit: number) {
  const { comments, standards, versions } = tx.tables;
  return await tx.db
    .select({
      id: comments.id,
      number: comments.number,
      reference: standards.reference,
      version: versions.number,
      type: comments.type,
      body: comments.body,
      state: comments.state,
      disposition: comments.disposition,
      createdAt: comments.createdAt,
    })
    .from(comments)
    .innerJoin(standards, eq(standards.id, comments.standardId))
    .innerJoin(versions, eq(versions.id, comments.versionId))
    .where(
      and(
        eq(comments.organisationId, organisationId),
        isNull(comments.removedAt),
        isNull(standards.hiddenAt),
      ),
    )
    .orderBy(desc(comments.createdAt), desc(comments.number))
    .limit(limit);
}

export async function countCommentsFor(tx: Tx, organisationId: string): Promise<number> {
  const { comments } = tx.tables;
  const [row] = await tx.db
    .select({ n: count() })
    .from(comments)
    .where(and(eq(comments.organisationId, organisationId), isNull(comments.removedAt)));
  return Number(row?.n ?? 0);
}

/** Names and addresses of organisations by id. */
export async function organisationNames(tx: Tx, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, { name: string; slug: string }>();
  const { organisations } = tx.tables;
  const rows = await tx.db
    .select({ id: organisations.id, name: organisations.name, slug: organisations.slug })
    .from(organisations)
    .where(inArray(organisations.id, [...new Set(ids)]));
  return new Map(rows.map((row) => [row.id, { name: row.name, slug: row.slug }]));
}
