import { and, asc, count, desc, eq, inArray, isNotNull, isNull, notInArray, or, type SQL } from 'drizzle-orm';
import { alphabetical } from '../dialect';
import type { Tx } from '../store';
import type { CommentState } from '../words';
import { CHANGING } from './agreed-changes';
import { placeInRecord } from './order-of-record';

/** A comment in one of these states still waits for its decision. */
export const UNDECIDED: CommentState[] = ['submitted', 'triaged', 'waiting-for-input', 'decision-proposed'];

/** Comments on a version that wait for a decision; with `ballotOnly` those filed with its votes. */
export async function countUndecided(tx: Tx, versionId: string, ballotOnly = false): Promise<number> {
  const { comments } = tx.tables;
  const parts: SQL[] = [
    eq(comments.versionId, versionId),
    inArray(comments.state, UNDECIDED),
    isNull(comments.removedAt),
  ];
  if (ballotOnly) parts.push(isNotNull(comments.ballotId));
  const [row] = await tx.db
    .select({ n: count() })
    .from(comments)
    .where(and(...parts));
  return Number(row?.n ?? 0);
}

/** Comments on a version that were accepted and of which nobody has said that the text has the change. */
export async function countUnapplied(tx: Tx, versionId: string): Promise<number> {
  const { comments } = tx.tables;
  const [row] = await tx.db
    .select({ n: count() })
    .from(comments)
    .where(
      and(
        eq(comments.versionId, versionId),
        eq(comments.state, 'decided'),
        inArray(comments.disposition, CHANGING),
        isNull(comments.removedAt),
      ),
    );
  return Number(row?.n ?? 0);
}

/** The number of comments that wait, for several versions, by their ids; one where none waits is left out. */
export async function countUndecidedOn(
  tx: Tx,
  versionIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (versionIds.length === 0) return new Map();
  const { comments } = tx.tables;
  const rows = await tx.db
    .select({ versionId: comments.versionId, n: count() })
    .from(comments)
    .where(
      and(
        inArray(comments.versionId, [...versionIds]),
        inArray(comments.state, UNDECIDED),
        isNull(comments.removedAt),
      ),
    )
    .groupBy(comments.versionId);
  return new Map(rows.map(({ versionId, n }) => [versionId, Number(n)]));
}

/** How many comments a version has in each state of decision, for readers. */
export async function countDispositions(tx: Tx, versionId: string) {
  const { comments } = tx.tables;
  return await tx.db
    .select({ disposition: comments.disposition, n: count() })
    .from(comments)
    .where(and(eq(comments.versionId, versionId), isNull(comments.removedAt)))
    .groupBy(comments.disposition);
}

/** Ballots on a version, newest first. */
export async function listBallotsOf(tx: Tx, versionId: string) {
  const { ballots } = tx.tables;
  return await tx.db
    .select()
    .from(ballots)
    .where(eq(ballots.versionId, versionId))
    .orderBy(
      desc(placeInRecord(tx, 'ballot', ballots.id, 'ballot-opened')),
      desc(ballots.openedAt),
      desc(ballots.id),
    );
}

/** The electorate of a ballot by name, each with the vote of its voting group; null where none was cast. */
export async function listPositions(tx: Tx, ballotId: string) {
  const { electorate, votes, organisations } = tx.tables;
  return await tx.db
    .select({
      organisationId: electorate.organisationId,
      votingGroupId: electorate.votingGroupId,
      name: electorate.name,
      slug: organisations.slug,
      interestCategory: electorate.interestCategory,
      countedIn: electorate.countedIn,
      votedBy: votes.organisationId,
      position: votes.position,
      reason: votes.reason,
      withdrawnAt: votes.withdrawnAt,
    })
    .from(electorate)
    .innerJoin(organisations, eq(organisations.id, electorate.organisationId))
    .leftJoin(
      votes,
      and(eq(votes.ballotId, electorate.ballotId), eq(votes.votingGroupId, electorate.votingGroupId)),
    )
    .where(eq(electorate.ballotId, ballotId))
    .orderBy(alphabetical(tx, electorate.name), asc(electorate.organisationId));
}

/** The approvals asked for a version, newest first, each with its decisions and who made them. */
export async function listApprovalsOf(tx: Tx, versionId: string) {
  const { approvals, approvalDecisions, people } = tx.tables;
  const asked = await tx.db
    .select()
    .from(approvals)
    .where(eq(approvals.versionId, versionId))
    .orderBy(desc(approvals.requestedAt), desc(approvals.id));
  const decisions = await tx.db
    .select({
      approvalId: approvalDecisions.approvalId,
      leadId: approvalDecisions.leadId,
      leadName: people.name,
      decision: approvalDecisions.decision,
      hash: approvalDecisions.hash,
      statement: approvalDecisions.statement,
      authority: approvalDecisions.authority,
      points: approvalDecisions.points,
      at: approvalDecisions.at,
    })
    .from(approvalDecisions)
    .innerJoin(approvals, eq(approvals.id, approvalDecisions.approvalId))
    .innerJoin(people, eq(people.id, approvalDecisions.leadId))
    .where(eq(approvals.versionId, versionId))
    .orderBy(asc(approvalDecisions.id));
  return asked.map((approval) => ({
    ...approval,
    decisions: decisions.filter((decision) => decision.approvalId === approval.id),
  }));
}

/** Who wrote in any of these documents and for which organisation, by name; each pair once. */
export async function listContributors(tx: Tx, documentIds: readonly string[]) {
  const { documentClients, people, organisations } = tx.tables;
  const written = await tx.db
    .selectDistinct({
      personName: people.name,
      organisationName: organisations.name,
      organisationSlug: organisations.slug,
    })
    .from(documentClients)
    .innerJoin(people, eq(people.id, documentClients.personId))
    .leftJoin(organisations, eq(organisations.id, documentClients.organisationId))
    .where(
      and(
        inArray(documentClients.documentId, [...documentIds]),
        // Who carried or restored what others wrote, or began with a template, wrote nothing of it.
        or(isNull(documentClients.origin), eq(documentClients.origin, 'imported')),
      ),
    );
  return written.sort((a, b) => a.personName.localeCompare(b.personName, 'en-GB'));
}

/**
 * Marks comments as published with a version that is published now: those applied in it, those on it that were applied
 * in another published one, and those on it that were decided without a change of the text.
 */
export async function publishComments(tx: Tx, versionId: string): Promise<void> {
  const { comments, versions } = tx.tables;
  const published = tx.db.select({ id: versions.id }).from(versions).where(isNotNull(versions.publishedAt));
  await tx.db
    .update(comments)
    .set({ state: 'published' })
    .where(
      or(
        and(eq(comments.appliedInVersionId, versionId), eq(comments.state, 'applied')),
        and(
          eq(comments.versionId, versionId),
          eq(comments.state, 'applied'),
          // What is applied in a version that is still being written is told as published with that one.
          inArray(comments.appliedInVersionId, published),
        ),
        and(
          eq(comments.versionId, versionId),
          eq(comments.state, 'decided'),
          notInArray(comments.disposition, CHANGING),
        ),
      ),
    );
}
