import { and, asc, desc, eq, inArray, isNull, lt } from 'drizzle-orm';
import type { Tx } from '../store';
import type { BallotState } from '../words';

export type BallotRow = Tx['tables']['ballots']['$inferSelect'];

type NewBallot = Tx['tables']['ballots']['$inferInsert'];

export async function insertBallot(tx: Tx, ballot: NewBallot): Promise<void> {
  await tx.db.insert(tx.tables.ballots).values(ballot);
}

export async function findBallot(tx: Tx, id: string): Promise<BallotRow | undefined> {
  const { ballots } = tx.tables;
  const [row] = await tx.db.select().from(ballots).where(eq(ballots.id, id));
  return row;
}

/**
 * Ballots with what they are about, closing soonest first; closed and void ones newest first. Those on standards
 * that moderation has hidden only where they are asked for.
 */
export async function listBallots(tx: Tx, states: readonly BallotState[], hidden?: 'hidden ones too') {
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
    .where(
      and(inArray(ballots.state, [...states]), ...(hidden === undefined ? [isNull(standards.hiddenAt)] : [])),
    )
    .orderBy(states.includes('open') ? asc(ballots.closesAt) : desc(ballots.openedAt), asc(ballots.id));
}

/** Whether a ballot on any version of the standard was made void, so that its votes never become public. */
export async function hasVoidBallot(tx: Tx, standardId: string): Promise<boolean> {
  const { ballots } = tx.tables;
  const rows = await tx.db
    .select({ id: ballots.id })
    .from(ballots)
    .where(and(eq(ballots.standardId, standardId), eq(ballots.state, 'void')))
    .limit(1);
  return rows.length > 0;
}

/** Open ballots whose last second has passed. */
export async function listDueBallots(tx: Tx, now: Date): Promise<{ id: string; closesAt: Date }[]> {
  const { ballots } = tx.tables;
  return await tx.db
    .select({ id: ballots.id, closesAt: ballots.closesAt })
    .from(ballots)
    .where(and(eq(ballots.state, 'open'), lt(ballots.closesAt, now)))
    .orderBy(asc(ballots.closesAt));
}

/** Ends an open ballot; false when it is open no longer, so that it ends exactly once. */
export async function endOpenBallot(
  tx: Tx,
  id: string,
  change: Partial<NewBallot> & { readonly state: BallotState },
): Promise<boolean> {
  return await changeOpenBallot(tx, id, change);
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

/** A new result after a withdrawal, with when the clock sends the ballot round again; it stays closed. */
export async function setBallotResult(
  tx: Tx,
  id: string,
  result: unknown,
  recirculateAt: Date | null,
): Promise<void> {
  const { ballots } = tx.tables;
  await tx.db.update(ballots).set({ result, recirculateAt }).where(eq(ballots.id, id));
}

/** Closed ballots that the clock sends round again now. */
export async function listDueRecirculations(tx: Tx, now: Date): Promise<string[]> {
  const { ballots } = tx.tables;
  const rows = await tx.db
    .select({ id: ballots.id })
    .from(ballots)
    .where(and(eq(ballots.state, 'closed'), lt(ballots.recirculateAt, now)))
    .orderBy(asc(ballots.recirculateAt));
  return rows.map((row) => row.id);
}

/** Opens a closed ballot for its second round; false when it is not closed in its first one any more. */
export async function sendRoundAgain(
  tx: Tx,
  id: string,
  change: Pick<NewBallot, 'closesAt' | 'recirculatedAt' | 'firstClosedAt' | 'firstResult' | 'firstTrailEnd'>,
): Promise<boolean> {
  const { ballots } = tx.tables;
  const sent = await tx.db
    .update(ballots)
    .set({ ...change, state: 'open', round: 2, closedAt: null, result: null, recirculateAt: null })
    .where(and(eq(ballots.id, id), eq(ballots.state, 'closed'), eq(ballots.round, 1)))
    .returning({ id: ballots.id });
  return sent.length > 0;
}

/** Who votes in a ballot by duty, and for which enrolled organisation. */
export async function listVotersByDuty(tx: Tx, ballotId: string) {
  const { electorate, memberships } = tx.tables;
  return await tx.db
    .select({ personId: memberships.personId, organisationId: electorate.organisationId })
    .from(electorate)
    .innerJoin(memberships, eq(memberships.organisationId, electorate.organisationId))
    .where(and(eq(electorate.ballotId, ballotId), inArray(memberships.duty, ['representative', 'alternate'])))
    .orderBy(asc(electorate.name), asc(memberships.personId));
}

/**
 * Who is told when a ballot is extended, closes or is voided: those who vote for an enrolled organisation, the
 * standard's chair and editors, and those who follow the standard. Each once.
 */
export async function listPeopleToTell(
  tx: Tx,
  ballot: Pick<BallotRow, 'id' | 'standardId'>,
): Promise<string[]> {
  const { appointments, follows } = tx.tables;
  const voters = await listVotersByDuty(tx, ballot.id);
  const workers = await tx.db
    .select({ personId: appointments.personId })
    .from(appointments)
    .where(and(eq(appointments.standardId, ballot.standardId), isNull(appointments.endedAt)));
  const followers = await tx.db
    .select({ personId: follows.personId })
    .from(follows)
    .where(eq(follows.standardId, ballot.standardId));
  return [...new Set([...voters, ...workers, ...followers].map((row) => row.personId))];
}
