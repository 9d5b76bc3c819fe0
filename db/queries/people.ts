import { and, asc, count, eq, exists, inArray, isNotNull, isNull, or, type SQL } from 'drizzle-orm';
import { alphabetical, contains } from '../dialect';
import type { Tx } from '../store';
import type { Office } from '../words';

/** A person's account, with the hash of the password. */
export type PersonRow = Tx['tables']['people']['$inferSelect'];

export async function insertPerson(tx: Tx, row: Tx['tables']['people']['$inferInsert']): Promise<void> {
  await tx.db.insert(tx.tables.people).values(row);
}

export async function findPerson(tx: Tx, id: string): Promise<PersonRow | undefined> {
  const { people } = tx.tables;
  const [row] = await tx.db.select().from(people).where(eq(people.id, id));
  return row;
}

/** @param email in lower case, as it is stored */
export async function findPersonByEmail(tx: Tx, email: string): Promise<PersonRow | undefined> {
  const { people } = tx.tables;
  const [row] = await tx.db.select().from(people).where(eq(people.email, email));
  return row;
}

export async function updatePerson(
  tx: Tx,
  id: string,
  change: Partial<Omit<Tx['tables']['people']['$inferInsert'], 'id'>>,
): Promise<void> {
  const { people } = tx.tables;
  await tx.db.update(people).set(change).where(eq(people.id, id));
}

/** Whether anybody has an account. */
export async function anyoneExists(tx: Tx): Promise<boolean> {
  const { people } = tx.tables;
  const found = await tx.db.select({ id: people.id }).from(people).limit(1);
  return found.length > 0;
}

/** Roles a person holds on standards now; an ended appointment gives nothing. */
export async function listStandardRoles(tx: Tx, personId: string) {
  const { appointments } = tx.tables;
  return await tx.db
    .selectDistinct({ standardId: appointments.standardId, role: appointments.role })
    .from(appointments)
    .where(and(eq(appointments.personId, personId), isNull(appointments.endedAt)));
}

/** A person's memberships, suspended organisations with them, for deciding what the person may do. */
export async function listMembershipStates(tx: Tx, personId: string) {
  const { memberships, organisations } = tx.tables;
  return await tx.db
    .select({
      organisationId: memberships.organisationId,
      duty: memberships.duty,
      verifiedAt: organisations.verifiedAt,
      suspendedAt: organisations.suspendedAt,
    })
    .from(memberships)
    .innerJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(eq(memberships.personId, personId));
}

/** The names of these people by id. */
export async function namesOfPeople(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const { people } = tx.tables;
  const rows = await tx.db
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(inArray(people.id, [...new Set(ids)]));
  return new Map(rows.map((row) => [row.id, row.name]));
}

export interface PeopleFilter {
  readonly id?: string;
  /** In the name, the e-mail address, or the name of an organisation. */
  readonly words?: string;
  readonly office?: Office;
  readonly state?: 'active' | 'suspended' | 'unconfirmed';
}

function conditions(tx: Tx, filter: PeopleFilter): SQL | undefined {
  const { people, offices, memberships, organisations } = tx.tables;
  const parts: (SQL | undefined)[] = [];
  if (filter.id) parts.push(eq(people.id, filter.id));
  if (filter.words) {
    const inOrganisation = tx.db
      .select({ id: memberships.personId })
      .from(memberships)
      .innerJoin(organisations, eq(organisations.id, memberships.organisationId))
      .where(and(eq(memberships.personId, people.id), contains(tx, organisations.name, filter.words)));
    parts.push(
      or(
        contains(tx, people.name, filter.words),
        contains(tx, people.email, filter.words),
        exists(inOrganisation),
      ),
    );
  }
  if (filter.office) {
    const holders = tx.db
      .select({ id: offices.personId })
      .from(offices)
      .where(eq(offices.office, filter.office));
    parts.push(inArray(people.id, holders));
  }
  if (filter.state === 'suspended') parts.push(isNotNull(people.suspendedAt));
  if (filter.state === 'unconfirmed') parts.push(isNull(people.emailConfirmedAt));
  if (filter.state === 'active')
    parts.push(and(isNull(people.suspendedAt), isNotNull(people.emailConfirmedAt)));
  return and(...parts);
}

/** People by name, for the administrators. */
export async function listPeople(tx: Tx, filter: PeopleFilter, limit: number, offset = 0) {
  const { people } = tx.tables;
  return await tx.db
    .select({
      id: people.id,
      name: people.name,
      email: people.email,
      emailConfirmedAt: people.emailConfirmedAt,
      suspendedAt: people.suspendedAt,
      lastSeenAt: people.lastSeenAt,
      createdAt: people.createdAt,
    })
    .from(people)
    .where(conditions(tx, filter))
    .orderBy(alphabetical(tx, people.name), asc(people.id))
    .limit(limit)
    .offset(offset);
}

export async function countPeople(tx: Tx, filter: PeopleFilter): Promise<number> {
  const { people } = tx.tables;
  const [row] = await tx.db.select({ n: count() }).from(people).where(conditions(tx, filter));
  return Number(row?.n ?? 0);
}

/** Which organisations these people belong to, by name of the organisation. */
export async function listMembershipsOf(tx: Tx, personIds: readonly string[]) {
  if (personIds.length === 0) return [];
  const { memberships, organisations } = tx.tables;
  return await tx.db
    .select({
      personId: memberships.personId,
      organisationId: organisations.id,
      name: organisations.name,
      slug: organisations.slug,
      interestCategory: organisations.interestCategory,
      duty: memberships.duty,
      manages: memberships.manages,
      joinedAt: memberships.joinedAt,
      verifiedAt: organisations.verifiedAt,
      suspendedAt: organisations.suspendedAt,
      suspensionReason: organisations.suspensionReason,
    })
    .from(memberships)
    .innerJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(inArray(memberships.personId, [...personIds]))
    .orderBy(alphabetical(tx, organisations.name));
}
