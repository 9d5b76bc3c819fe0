import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import { alphabetical } from '../dialect';
import type { Tx } from '../store';
import type { MembershipDuty, Office, StandardRole } from '../words';

/** An invented person of a demonstration, with everything they are. */
export interface DemoPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly offices: readonly Office[];
  readonly roles: readonly {
    readonly role: StandardRole;
    readonly reference: string;
    readonly title: string;
  }[];
  readonly organisations: readonly { readonly name: string; readonly duty: MembershipDuty }[];
}

/** People without a password whose accounts are good, by name. */
export async function listDemoPeople(tx: Tx): Promise<DemoPerson[]> {
  const { people, offices, appointments, standards, memberships, organisations } = tx.tables;
  const invented = and(
    isNull(people.passwordHash),
    isNotNull(people.emailConfirmedAt),
    isNull(people.suspendedAt),
  );
  const rows = await tx.db
    .select({ id: people.id, name: people.name, email: people.email })
    .from(people)
    .where(invented)
    .orderBy(alphabetical(tx, people.name), asc(people.id));
  const held = await tx.db
    .select({ personId: offices.personId, office: offices.office })
    .from(offices)
    .orderBy(asc(offices.office));
  const roles = await tx.db
    .selectDistinct({
      personId: appointments.personId,
      role: appointments.role,
      reference: standards.reference,
      title: standards.title,
    })
    .from(appointments)
    .innerJoin(standards, eq(standards.id, appointments.standardId))
    .where(isNull(appointments.endedAt))
    .orderBy(asc(standards.reference), asc(appointments.role));
  const members = await tx.db
    .select({ personId: memberships.personId, name: organisations.name, duty: memberships.duty })
    .from(memberships)
    .innerJoin(organisations, eq(organisations.id, memberships.organisationId))
    .orderBy(asc(organisations.name));
  return rows.map(({ id, name, email }) => ({
    id,
    name,
    email,
    offices: held.filter(({ personId }) => personId === id).map(({ office }) => office),
    roles: roles
      .filter(({ personId }) => personId === id)
      .map(({ role, reference, title }) => ({ role, reference, title })),
    organisations: members
      .filter(({ personId }) => personId === id)
      .map(({ name: organisation, duty }) => ({ name: organisation, duty })),
  }));
}
