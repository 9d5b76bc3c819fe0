import { and, asc, desc, eq, inArray, isNull, lt, sql } from 'drizzle-orm';
import { alphabetical } from '../dialect';
import type { Tx } from '../store';
import type { BallotState } from '../words';

export type BallotRow = Tx['tables']['ballots']['$inferSelect'];
type NewBallot = Tx['tables']['ballots']['$inferInsert'];
type NewVoteEvent = Omit<Tx['tables']['voteEvents']['$inferInsert'], 'id'>;

export async function insertBallot(tx: Tx, ballot: NewBallot): Promise<void> {
  await tx.db.insert(tx.tables.ballots).values(ballot);
}

export async function findBallot(tx: Tx, id: string): Promise<BallotRow | undefined> {
  const { ballots } = tx.tables;
  const [row] = await tx.db.select().from(ballots).where(eq(ballots.id, id));
  return row;
}

/** Ballots with what they are about, closing soonest first; closed and void ones newest first. */
export async function listBallots(tx: Tx, states: readonly BallotState[]) {
  const { ballots, standards, versions } = tx.tables;
  return await tx.db
    .select({
      id: ballots.id,
      state: ballots.state,
      track: ballots.track,
      question: ballots.question,
      openedAt: ballots.openedAt,
      closesAt: ballots.closesAt,
      closedAt: ballots.closedAt,
      result: ballots.result,
      reference: standards.reference,
      title: standards.title,
      number: versions.number,
    })
    .from(ballots)
    .innerJoin(standards, eq(standards.id, ballots.standardId))
    .innerJoin(versions, eq(versions.id, ballots.versionId))
    .where(and(inArray(ballots.state, [...states]), isNull(standards.hiddenAt)))
    .orderBy(states.includes('open') ? asc(ballots.closesAt) : desc(ballots.openedAt), asc(ballots.id));
}

/** Open ballots whose last second has passed. */
export async function listDueBallots(tx: Tx, now: Date): Promise<string[]> {
  const { ballots } = tx.tables;
  const rows = await tx.db
    .select({ id: ballots.id })
    .from(ballots)
    .where(and(eq(ballots.state, 'open'), lt(ballots.closesAt, now)))
    .orderBy(asc(ballots.closesAt));
  return rows.map((row) => row.id);
}

/** Ends an open ballot; false when it is open no longer, so that it ends exactly once. */
export async function endOpenBallot(
  tx: Tx,
  id: string,
  change: Partial<NewBallot> & { readonly state: BallotState },
): Promise<boolean> {
  const { ballots } = tx.tables;
  const ended = await tx.db
    .update(ballots)
    .set(change)
    .where(and(eq(ballots.id, id), eq(ballots.state, 'open')))
    .returning({ id: ballots.id });
  return ended.length > 0;
}

/** Writes facts of an open ballot (its extension); false when it is open no longer. */
export async function changeOpenBallot(tx: Tx, id: string, change: Partial<NewBallot>): Promise<boolean> {
  const { ballots } = tx.tables;
  const changed = await tx.db
    .update(ballots)
    .set(change)
    .where(and(eq(ballots.id, id), eq(ballots.state, 'open')))
    .returning({ id: ballots.id });
  return changed.length > 0;
}

/** A new result after a withdrawal; the ballot stays closed. */
export async function setBallotResult(tx: Tx, id: string, result: unknown): Promise<void> {
  const { ballots } = tx.tables;
  await tx.db.update(ballots).set({ result }).where(eq(ballots.id, id));
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
      interestCategory: electorate.interestCategory,
      declaration: electorate.declaration,
    })
    .from(electorate)
    .innerJoin(organisations, eq(organisations.id, electorate.organisationId))
    .where(eq(electorate.ballotId, ballotId))
    .orderBy(alphabetical(tx, electorate.name), asc(electorate.organisationId));
}

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
    })
    .from(voteEvents)
    .innerJoin(people, eq(people.id, voteEvents.castBy))
    .innerJoin(organisations, eq(organisations.id, voteEvents.organisationId))
    .where(eq(voteEvents.ballotId, ballotId))
    .orderBy(asc(voteEvents.id));
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

/** Comments of a ballot's version that a vote may cite, newest first. */
export async function listBlockingComments(tx: Tx, versionId: string, organisationIds: readonly string[]) {
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
        eq(comments.blocking, true),
        isNull(comments.removedAt),
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

/**
 * Who is told when a ballot opens, is extended, closes or is voided: those who vote for an enrolled
 * organisation, the standard's chair, and those who follow the standard. Each once.
 */
export async function listPeopleToTell(
  tx: Tx,
  ballot: Pick<BallotRow, 'id' | 'standardId'>,
): Promise<string[]> {
  const { electorate, memberships, appointments, follows } = tx.tables;
  const voters = await tx.db
    .select({ personId: memberships.personId })
    .from(electorate)
    .innerJoin(memberships, eq(memberships.organisationId, electorate.organisationId))
    .where(
      and(eq(electorate.ballotId, ballot.id), inArray(memberships.duty, ['representative', 'alternate'])),
    );
  const chairs = await tx.db
    .select({ personId: appointments.personId })
    .from(appointments)
    .where(
      and(
        eq(appointments.standardId, ballot.standardId),
        eq(appointments.role, 'chair'),
        isNull(appointments.endedAt),
      ),
    );
  const followers = await tx.db
    .select({ personId: follows.personId })
    .from(follows)
    .where(eq(follows.standardId, ballot.standardId));
  return [...new Set([...voters, ...chairs, ...followers].map((row) => row.personId))];
}
