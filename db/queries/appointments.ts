import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Tx } from '../store';

type NewAppointment = Tx['tables']['appointments']['$inferInsert'];

/** Who holds a role on the standard now, with name and organisation; chair first, then by time. */
export async function listAppointments(tx: Tx, standardIds: readonly string[]) {
  if (standardIds.length === 0) return [];
  const { appointments, people, organisations } = tx.tables;
  return await tx.db
    .select({
      id: appointments.id,
      standardId: appointments.standardId,
      versionId: appointments.versionId,
      personId: people.id,
      name: people.name,
      role: appointments.role,
      organisationId: appointments.organisationId,
      organisationName: organisations.name,
      organisationSlug: organisations.slug,
      appointedAt: appointments.appointedAt,
    })
    .from(appointments)
    .innerJoin(people, eq(people.id, appointments.personId))
    .leftJoin(organisations, eq(organisations.id, appointments.organisationId))
    .where(and(inArray(appointments.standardId, [...standardIds]), isNull(appointments.endedAt)))
    .orderBy(asc(appointments.role), asc(appointments.appointedAt), asc(appointments.id));
}

/** The editor's roles that are held for an organisation now, of everybody or of one person, by title and number. */
export async function listEditorRolesFor(tx: Tx, organisationId: string, personId?: string) {
  const { appointments, standards, versions } = tx.tables;
  return await tx.db
    .select({
      personId: appointments.personId,
      standardId: standards.id,
      versionId: appointments.versionId,
      title: standards.title,
      reference: standards.reference,
      /** Of the version; null for a role on the standard as a whole. */
      number: versions.number,
    })
    .from(appointments)
    .innerJoin(standards, eq(standards.id, appointments.standardId))
    .leftJoin(versions, eq(versions.id, appointments.versionId))
    .where(
      and(
        eq(appointments.organisationId, organisationId),
        eq(appointments.role, 'editor'),
        isNull(appointments.endedAt),
        ...(personId === undefined ? [] : [eq(appointments.personId, personId)]),
      ),
    )
    .orderBy(asc(standards.title), asc(versions.number), asc(appointments.id));
}

export async function insertAppointment(tx: Tx, appointment: NewAppointment): Promise<void> {
  await tx.db.insert(tx.tables.appointments).values(appointment);
}

/** Ends one appointment on a standard; answers whose and which it was, or undefined when it had ended. */
export async function endAppointment(tx: Tx, standardId: string, id: string, at: Date) {
  const { appointments } = tx.tables;
  const [ended] = await tx.db
    .update(appointments)
    .set({ endedAt: at })
    .where(
      and(eq(appointments.id, id), eq(appointments.standardId, standardId), isNull(appointments.endedAt)),
    )
    .returning({ personId: appointments.personId, role: appointments.role });
  return ended;
}

/** Roles the person ever held that count for a version: of the standard's group, or of this version. */
export async function listRolesEverHeld(tx: Tx, personId: string, standardId: string, versionId: string) {
  const { appointments } = tx.tables;
  const rows = await tx.db
    .select({ role: appointments.role, endedAt: appointments.endedAt })
    .from(appointments)
    .where(
      and(
        eq(appointments.personId, personId),
        eq(appointments.standardId, standardId),
        or(isNull(appointments.versionId), eq(appointments.versionId, versionId)),
      ),
    );
  return rows;
}

/** Whether a Yjs client of this person ever wrote in the document. */
export async function hasWrittenIn(tx: Tx, personId: string, documentId: string): Promise<boolean> {
  const { documentClients } = tx.tables;
  const rows = await tx.db
    .select({ clientId: documentClients.clientId })
    .from(documentClients)
    .where(and(eq(documentClients.documentId, documentId), eq(documentClients.personId, personId)))
    .limit(1);
  return rows.length > 0;
}

/** Whether this person ever cast a vote in a ballot on the version, also one that was changed later. */
export async function hasVotedOn(tx: Tx, personId: string, versionId: string): Promise<boolean> {
  const { voteEvents, ballots } = tx.tables;
  const rows = await tx.db
    .select({ id: voteEvents.id })
    .from(voteEvents)
    .innerJoin(ballots, eq(ballots.id, voteEvents.ballotId))
    .where(and(eq(ballots.versionId, versionId), eq(voteEvents.castBy, personId)))
    .limit(1);
  return rows.length > 0;
}

/**
 * People with a confirmed address whose name, e-mail address or id is exactly this, for naming a chair or an
 * editor; each once, with an organisation of theirs (a verified one where there is one).
 */
export async function findPeopleToAppoint(tx: Tx, nameOrEmail: string) {
  const { people, memberships, organisations } = tx.tables;
  const wanted = nameOrEmail.trim().toLowerCase();
  const rows = await tx.db
    .select({
      personId: people.id,
      name: people.name,
      email: people.email,
      confirmedAt: people.emailConfirmedAt,
      organisationId: organisations.id,
      organisationName: organisations.name,
      verifiedAt: organisations.verifiedAt,
      joinedAt: memberships.joinedAt,
    })
    .from(people)
    .leftJoin(memberships, eq(memberships.personId, people.id))
    .leftJoin(
      organisations,
      and(eq(organisations.id, memberships.organisationId), isNull(organisations.suspendedAt)),
    )
    .where(and(isNull(people.suspendedAt), matchesPerson(tx, nameOrEmail.trim(), wanted)))
    .orderBy(asc(people.id), asc(memberships.joinedAt));
  const byPerson = new Map<string, (typeof rows)[number]>();
  for (const row of rows) {
    const before = byPerson.get(row.personId);
    if (!before || (before.verifiedAt === null && row.verifiedAt !== null)) byPerson.set(row.personId, row);
  }
  return [...byPerson.values()].filter((row) => row.confirmedAt !== null);
}

function matchesPerson(tx: Tx, id: string, wanted: string) {
  const { people } = tx.tables;
  return or(eq(people.id, id), eq(people.email, wanted), sql`lower(${people.name}) = ${wanted}`);
}
