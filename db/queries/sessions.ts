import { and, asc, desc, eq, gt, inArray, isNull, lt, ne } from 'drizzle-orm';
import type { Tx } from '../store';
import { unmarked } from './write-mark';

/** The session with this secret that has not run out, and its person unless suspended. */
export async function findLiveSession(tx: Tx, secretHash: string, now: Date) {
  const { sessions, people } = tx.tables;
  const [row] = await tx.db
    .select({
      id: sessions.id,
      personId: people.id,
      name: people.name,
      email: people.email,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      expiresAt: sessions.expiresAt,
    })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .where(and(eq(sessions.secretHash, secretHash), gt(sessions.expiresAt, now), isNull(people.suspendedAt)));
  return row;
}

export async function listOffices(tx: Tx, personId: string) {
  const { offices } = tx.tables;
  const rows = await tx.db
    .select({ office: offices.office })
    .from(offices)
    .where(eq(offices.personId, personId))
    .orderBy(asc(offices.office));
  return rows.map((row) => row.office);
}

/** The organisations a person belongs to, by name; suspended ones are left out. */
export async function listOwnMemberships(tx: Tx, personId: string) {
  const { memberships, organisations } = tx.tables;
  return await tx.db
    .select({
      organisationId: organisations.id,
      organisationName: organisations.name,
      slug: organisations.slug,
      interestCategory: organisations.interestCategory,
      duty: memberships.duty,
      manages: memberships.manages,
      verifiedAt: organisations.verifiedAt,
    })
    .from(memberships)
    .innerJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(and(eq(memberships.personId, personId), isNull(organisations.suspendedAt)))
    .orderBy(asc(organisations.name));
}

export async function insertSession(tx: Tx, row: Tx['tables']['sessions']['$inferInsert']): Promise<void> {
  await tx.db.insert(tx.tables.sessions).values(row);
}

/** Renews a session, and with it when its person was last seen. Nobody loses anything by it. */
export async function touchSession(
  tx: Tx,
  id: string,
  personId: string,
  at: Date,
  expiresAt: Date,
): Promise<void> {
  const { sessions, people } = tx.tables;
  await unmarked(tx, async () => {
    await tx.db.update(sessions).set({ lastSeenAt: at, expiresAt }).where(eq(sessions.id, id));
    await tx.db.update(people).set({ lastSeenAt: at }).where(eq(people.id, personId));
  });
}

/** A person's sessions that have not run out, the latest used first. */
export async function listSessions(tx: Tx, personId: string, now: Date) {
  const { sessions } = tx.tables;
  return await tx.db
    .select({
      id: sessions.id,
      agent: sessions.agent,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
    })
    .from(sessions)
    .where(and(eq(sessions.personId, personId), gt(sessions.expiresAt, now)))
    .orderBy(desc(sessions.lastSeenAt), asc(sessions.id));
}

/** Ends one session of one person; false if there was none. */
export async function deleteSession(tx: Tx, personId: string, id: string): Promise<boolean> {
  const { sessions } = tx.tables;
  const gone = await tx.db
    .delete(sessions)
    .where(and(eq(sessions.id, id), eq(sessions.personId, personId)))
    .returning({ id: sessions.id });
  return gone.length > 0;
}

/** Ends all sessions of a person, but for `keepId` where given; answers the ids of those that ended. */
export async function deleteSessions(tx: Tx, personId: string, keepId?: string): Promise<string[]> {
  const { sessions } = tx.tables;
  const mine = eq(sessions.personId, personId);
  const gone = await tx.db
    .delete(sessions)
    .where(keepId ? and(mine, ne(sessions.id, keepId)) : mine)
    .returning({ id: sessions.id });
  return gone.map((row) => row.id);
}

/** How many sessions of each of these people have not run out. */
export async function listSessionPeople(tx: Tx, personIds: readonly string[], now: Date): Promise<string[]> {
  if (personIds.length === 0) return [];
  const { sessions } = tx.tables;
  const rows = await tx.db
    .select({ personId: sessions.personId })
    .from(sessions)
    .where(and(inArray(sessions.personId, [...personIds]), gt(sessions.expiresAt, now)));
  return rows.map((row) => row.personId);
}

/** Forgets sessions that ran out. */
export async function deleteSessionsRunOut(tx: Tx, now: Date): Promise<void> {
  const { sessions } = tx.tables;
  await tx.db.delete(sessions).where(lt(sessions.expiresAt, now));
}
