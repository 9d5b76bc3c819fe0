import { and, asc, count, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
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
