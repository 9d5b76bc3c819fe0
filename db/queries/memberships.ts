import { and, asc, eq, inArray, isNull, ne, notInArray, sql } from 'drizzle-orm';
import { alphabetical } from '../dialect';
import type { Tx } from '../store';
import type { MembershipDuty } from '../words';

/** Makes somebody a plain member; false when they belong to the organisation already. */
export async function insertMember(
  tx: Tx,
  row: { readonly organisationId: string; readonly personId: string; readonly joinedAt: Date },
): Promise<boolean> {
  const { memberships } = tx.tables;
  const joined = await tx.db
    .insert(memberships)
    .values({ ...row, duty: 'member', manages: false })
    .onConflictDoNothing()
    .returning({ personId: memberships.personId });
  return joined.length > 0;
}

/** Gives a member a duty. Representative and alternate manage the members. False when they are no member. */
export async function setDuty(
  tx: Tx,
  organisationId: string,
  personId: string,
  duty: MembershipDuty,
): Promise<boolean> {
  const { memberships } = tx.tables;
  const changed = await tx.db
    .update(memberships)
    .set({ duty, manages: duty !== 'member' })
    .where(and(eq(memberships.organisationId, organisationId), eq(memberships.personId, personId)))
    .returning({ personId: memberships.personId });
  return changed.length > 0;
}

/** Takes a duty from whoever holds it, but for `exceptId`; answers whom it was taken from. */
export async function clearDuty(
  tx: Tx,
  organisationId: string,
  duty: MembershipDuty,
  exceptId: string,
): Promise<string[]> {
  const { memberships } = tx.tables;
  const changed = await tx.db
    .update(memberships)
    .set({ duty: 'member', manages: false })
    .where(
      and(
        eq(memberships.organisationId, organisationId),
        eq(memberships.duty, duty),
        ne(memberships.personId, exceptId),
      ),
    )
    .returning({ personId: memberships.personId });
  return changed.map((row) => row.personId);
}

/** Ends a membership; answers the duty that went with it, or undefined when there was none. */
export async function deleteMember(
  tx: Tx,
  organisationId: string,
  personId: string,
): Promise<MembershipDuty | undefined> {
  const { memberships } = tx.tables;
  const [gone] = await tx.db
    .delete(memberships)
    .where(and(eq(memberships.organisationId, organisationId), eq(memberships.personId, personId)))
    .returning({ duty: memberships.duty });
  return gone?.duty;
}

export async function findMember(tx: Tx, organisationId: string, personId: string) {
  const { memberships, people } = tx.tables;
  const [row] = await tx.db
    .select({
      personId: people.id,
      name: people.name,
      email: people.email,
      duty: memberships.duty,
      suspendedAt: people.suspendedAt,
    })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(and(eq(memberships.organisationId, organisationId), eq(memberships.personId, personId)));
  return row;
}

/** The people of an organisation: representative, alternate, then members by name. */
export async function listMembers(tx: Tx, organisationId: string) {
  const { memberships, people } = tx.tables;
  return await tx.db
    .select({
      personId: people.id,
      name: people.name,
      email: people.email,
      duty: memberships.duty,
      joinedAt: memberships.joinedAt,
      suspendedAt: people.suspendedAt,
    })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(eq(memberships.organisationId, organisationId))
    .orderBy(
      sql`case ${memberships.duty} when 'representative' then 0 when 'alternate' then 1 else 2 end`,
      alphabetical(tx, people.name),
      asc(people.id),
    );
}

/** The representative of each of these organisations, by the organisation's id. */
export async function representativesOf(tx: Tx, organisationIds: readonly string[]) {
  if (organisationIds.length === 0) return new Map<string, { name: string; email: string }>();
  const { memberships, people } = tx.tables;
  const rows = await tx.db
    .select({ organisationId: memberships.organisationId, name: people.name, email: people.email })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(
      and(inArray(memberships.organisationId, [...organisationIds]), eq(memberships.duty, 'representative')),
    );
  return new Map(rows.map((row) => [row.organisationId, { name: row.name, email: row.email }]));
}

/** Whether a person with this e-mail address belongs to the organisation. */
export async function isMemberByEmail(tx: Tx, organisationId: string, email: string): Promise<boolean> {
  const { memberships, people } = tx.tables;
  const found = await tx.db
    .select({ id: people.id })
    .from(people)
    .innerJoin(memberships, eq(memberships.personId, people.id))
    .where(and(eq(memberships.organisationId, organisationId), eq(people.email, email)));
  return found.length > 0;
}

/** Ends the editor's roles that a person holds for this organisation; `listEditorRolesFor` tells which. */
export async function endEditorRolesFor(
  tx: Tx,
  organisationId: string,
  personId: string,
  at: Date,
): Promise<void> {
  const { appointments } = tx.tables;
  await tx.db
    .update(appointments)
    .set({ endedAt: at })
    .where(
      and(
        eq(appointments.organisationId, organisationId),
        eq(appointments.personId, personId),
        eq(appointments.role, 'editor'),
        isNull(appointments.endedAt),
      ),
    );
}

/** Asks to join; asking again replaces the message. */
export async function upsertJoinRequest(
  tx: Tx,
  row: Tx['tables']['joinRequests']['$inferInsert'],
): Promise<void> {
  const { joinRequests } = tx.tables;
  await tx.db
    .insert(joinRequests)
    .values(row)
    .onConflictDoUpdate({
      target: [joinRequests.organisationId, joinRequests.personId],
      set: { message: row.message, createdAt: row.createdAt },
    });
}

/** Takes a request away; false when there is none (somebody answered it before). */
export async function deleteJoinRequest(tx: Tx, organisationId: string, personId: string): Promise<boolean> {
  const { joinRequests } = tx.tables;
  const gone = await tx.db
    .delete(joinRequests)
    .where(and(eq(joinRequests.organisationId, organisationId), eq(joinRequests.personId, personId)))
    .returning({ personId: joinRequests.personId });
  return gone.length > 0;
}

export async function hasAskedToJoin(tx: Tx, organisationId: string, personId: string): Promise<boolean> {
  const { joinRequests } = tx.tables;
  const found = await tx.db
    .select({ personId: joinRequests.personId })
    .from(joinRequests)
    .where(and(eq(joinRequests.organisationId, organisationId), eq(joinRequests.personId, personId)));
  return found.length > 0;
}

/** Organisations that somebody asks to join, of which neither representative nor alternate has an account that works. */
export async function listUnattendedRequested(tx: Tx): Promise<string[]> {
  const { joinRequests, memberships, organisations, people } = tx.tables;
  const attended = tx.db
    .select({ id: memberships.organisationId })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(and(ne(memberships.duty, 'member'), isNull(people.suspendedAt)));
  const rows = await tx.db
    .selectDistinct({ id: joinRequests.organisationId })
    .from(joinRequests)
    .innerJoin(organisations, eq(organisations.id, joinRequests.organisationId))
    .where(and(isNull(organisations.suspendedAt), notInArray(joinRequests.organisationId, attended)));
  return rows.map(({ id }) => id);
}

/** Who asks to join one of these organisations, the longest waiting first. */
export async function listJoinRequests(tx: Tx, organisationIds: readonly string[]) {
  if (organisationIds.length === 0) return [];
  const { joinRequests, people, organisations } = tx.tables;
  return await tx.db
    .select({
      organisationId: organisations.id,
      organisationName: organisations.name,
      slug: organisations.slug,
      personId: people.id,
      name: people.name,
      email: people.email,
      message: joinRequests.message,
      createdAt: joinRequests.createdAt,
    })
    .from(joinRequests)
    .innerJoin(people, eq(people.id, joinRequests.personId))
    .innerJoin(organisations, eq(organisations.id, joinRequests.organisationId))
    .where(and(inArray(joinRequests.organisationId, [...organisationIds]), isNull(people.suspendedAt)))
    .orderBy(asc(joinRequests.createdAt));
}
