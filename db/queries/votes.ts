import { and, asc, desc, eq, gt, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import type { Tx } from '../store';
import { UNDECIDED } from './version-record';

type NewVoteEvent = Omit<Tx['tables']['voteEvents']['$inferInsert'], 'id'>;

/** The trail of a ballot in the order in which it was written. */
export async function listVoteEvents(tx: Tx, ballotId: string) {
  const { voteEvents, people, organisations } = tx.tables;
  return await tx.db
    .select({
      id: voteEvents.id,
      votingGroupId: voteEvents.votingGroupId,
      organisationId: voteEvents.organisationId,
      organisationName: organisations.name,
      position: voteEvents.position,
      reason: voteEvents.reason,
      blockingCommentIds: voteEvents.blockingCommentIds,
      castBy: voteEvents.castBy,
      castByName: people.name,
      castAt: voteEvents.castAt,
      withdrawal: voteEvents.withdrawal,
      receipt: voteEvents.receipt,
      paidByEnrolled: voteEvents.paidByEnrolled,
    })
    .from(voteEvents)
    .innerJoin(people, eq(people.id, voteEvents.castBy))
    .innerJoin(organisations, eq(organisations.id, voteEvents.organisationId))
    .where(eq(voteEvents.ballotId, ballotId))
    .orderBy(asc(voteEvents.id));
}

/** Whether a "do not approve" of the ballot was withdrawn after a moment. */
export async function hasWithdrawalAfter(tx: Tx, ballotId: string, at: Date): Promise<boolean> {
  const { voteEvents } = tx.tables;
  const [row] = await tx.db
    .select({ id: voteEvents.id })
    .from(voteEvents)
    .where(and(eq(voteEvents.ballotId, ballotId), eq(voteEvents.withdrawal, true), gt(voteEvents.castAt, at)))
    .limit(1);
  return row !== undefined;
}

/** The line of a trail that this receipt was given for. */
export async function findVoteByReceipt(tx: Tx, receipt: string) {
  const { voteEvents, organisations } = tx.tables;
  const [row] = await tx.db
    .select({
      ballotId: voteEvents.ballotId,
      votingGroupId: voteEvents.votingGroupId,
      organisationName: organisations.name,
      position: voteEvents.position,
      blockingCommentIds: voteEvents.blockingCommentIds,
      castAt: voteEvents.castAt,
      withdrawal: voteEvents.withdrawal,
    })
    .from(voteEvents)
    .innerJoin(organisations, eq(organisations.id, voteEvents.organisationId))
    .where(eq(voteEvents.receipt, receipt));
  return row;
}

/** Adds one line to the trail and answers its number in it. */
export async function insertVoteEvent(tx: Tx, event: NewVoteEvent): Promise<number> {
  const { voteEvents } = tx.tables;
  const [row] = await tx.db.insert(voteEvents).values(event).returning({ id: voteEvents.id });
  return row?.id ?? 0;
}

/** Makes this the vote that counts for the voting group: the first one, or a change of it. */
export async function setVote(
  tx: Tx,
  vote: Omit<Tx['tables']['votes']['$inferInsert'], 'revision'>,
): Promise<void> {
  const { votes } = tx.tables;
  const { organisationId, position, reason, blockingCommentIds, castBy, castAt, withdrawnAt } = vote;
  await tx.db
    .insert(votes)
    .values({ ...vote, revision: 1 })
    .onConflictDoUpdate({
      target: [votes.ballotId, votes.votingGroupId],
      set: {
        organisationId,
        position,
        reason,
        blockingCommentIds,
        castBy,
        castAt,
        withdrawnAt: withdrawnAt ?? null,
        revision: sql`${votes.revision} + 1`,
      },
    });
}

export async function markVoteWithdrawn(
  tx: Tx,
  ballotId: string,
  votingGroupId: string,
  at: Date,
): Promise<void> {
  const { votes } = tx.tables;
  await tx.db
    .update(votes)
    .set({ withdrawnAt: at })
    .where(and(eq(votes.ballotId, ballotId), eq(votes.votingGroupId, votingGroupId)));
}

/** The votes of a ballot that count, one for each voter. */
export async function listCountedVotes(tx: Tx, ballotId: string) {
  const { votes } = tx.tables;
  const rows = await tx.db
    .select({
      groupId: votes.votingGroupId,
      organisationId: votes.organisationId,
      position: votes.position,
      revision: votes.revision,
      reason: votes.reason,
      cited: votes.blockingCommentIds,
      castBy: votes.castBy,
      withdrawnAt: votes.withdrawnAt,
    })
    .from(votes)
    .where(eq(votes.ballotId, ballotId))
    .orderBy(asc(votes.votingGroupId));
  return rows.map(({ withdrawnAt, ...vote }) => ({ ...vote, withdrawn: withdrawnAt !== null }));
}

/** The open ballots on a standard, each with the comments that its votes cite as they stand. */
export async function listCitationsOfOpenBallots(tx: Tx, standardId: string) {
  const { ballots, votes } = tx.tables;
  const rows = await tx.db
    .select({ ballotId: ballots.id, citedIds: votes.blockingCommentIds })
    .from(ballots)
    .leftJoin(votes, eq(votes.ballotId, ballots.id))
    .where(and(eq(ballots.standardId, standardId), eq(ballots.state, 'open')));
  return rows.map(({ ballotId, citedIds }) => ({ ballotId, citedIds: citedIds ?? [] }));
}

/**
 * Comments of a ballot's version that a vote of these organisations may name, newest first: those that wait for their
 * decision, the blocking ones, and those that its vote names already.
 */
export async function listCommentsToName(
  tx: Tx,
  versionId: string,
  organisationIds: readonly string[],
  namedIds: readonly string[],
) {
  if (organisationIds.length === 0) return [];
  const { comments } = tx.tables;
  return await tx.db
    .select({
      id: comments.id,
      number: comments.number,
      body: comments.body,
      blocking: comments.blocking,
      proposedWording: comments.proposedWording,
      organisationId: comments.organisationId,
      ballotId: comments.ballotId,
    })
    .from(comments)
    .where(
      and(
        eq(comments.versionId, versionId),
        or(
          inArray(comments.state, UNDECIDED),
          eq(comments.blocking, true),
          inArray(comments.id, [...namedIds]),
        ),
        isNull(comments.removedAt),
        or(isNull(comments.disposition), ne(comments.disposition, 'withdrawn')),
        inArray(comments.organisationId, [...organisationIds]),
      ),
    )
    .orderBy(desc(comments.number));
}

/** Comments that the votes of a ballot cite, by id. */
export async function listCitedComments(tx: Tx, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const { comments } = tx.tables;
  return await tx.db
    .select({
      id: comments.id,
      number: comments.number,
      versionId: comments.versionId,
      organisationId: comments.organisationId,
      body: comments.body,
      blocking: comments.blocking,
      proposedWording: comments.proposedWording,
      state: comments.state,
      disposition: comments.disposition,
      removedAt: comments.removedAt,
    })
    .from(comments)
    .where(inArray(comments.id, [...ids]));
}

/** Marks a comment as filed with a ballot's votes. */
export async function attachCommentToBallot(tx: Tx, commentId: string, ballotId: string): Promise<void> {
  const { comments } = tx.tables;
  await tx.db
    .update(comments)
    .set({ ballotId })
    .where(and(eq(comments.id, commentId), isNull(comments.ballotId)));
}

/** Lets go of the comments that were filed with votes of a ballot and that none of its votes names any more. */
export async function releaseUncitedComments(tx: Tx, ballotId: string): Promise<void> {
  const { comments, votes } = tx.tables;
  const cast = await tx.db
    .select({ ids: votes.blockingCommentIds })
    .from(votes)
    .where(eq(votes.ballotId, ballotId));
  const named = new Set(cast.flatMap(({ ids }) => ids));
  const filed = await tx.db.select({ id: comments.id }).from(comments).where(eq(comments.ballotId, ballotId));
  const loose = filed.flatMap(({ id }) => (named.has(id) ? [] : [id]));
  if (loose.length === 0) return;
  await tx.db.update(comments).set({ ballotId: null }).where(inArray(comments.id, loose));
}
