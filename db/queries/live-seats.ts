import { and, asc, eq, gt, isNull, or } from 'drizzle-orm';
import type { Tx } from '../store';

/** The roles a person holds now that count for one version: of the standard's group, or of this version. */
export async function listRolesOnVersion(tx: Tx, personId: string, standardId: string, versionId: string) {
  const { appointments, organisations } = tx.tables;
  const rows = await tx.db
    .select({
      role: appointments.role,
      organisationId: organisations.id,
      organisationName: organisations.name,
      suspendedAt: organisations.suspendedAt,
    })
    .from(appointments)
    .leftJoin(organisations, eq(organisations.id, appointments.organisationId))
    .where(
      and(
        eq(appointments.personId, personId),
        eq(appointments.standardId, standardId),
        isNull(appointments.endedAt),
        or(isNull(appointments.versionId), eq(appointments.versionId, versionId)),
      ),
    )
    .orderBy(asc(appointments.role), asc(appointments.appointedAt));
  return rows.map(({ suspendedAt, ...role }) => ({ ...role, organisationSuspended: suspendedAt !== null }));
}

/** When a session of this person runs out; undefined when it has ended. */
export async function findSessionEnd(tx: Tx, sessionId: string, personId: string, now: Date) {
  const { sessions } = tx.tables;
  const [row] = await tx.db
    .select({ expiresAt: sessions.expiresAt })
    .from(sessions)
    .where(and(eq(sessions.id, sessionId), eq(sessions.personId, personId), gt(sessions.expiresAt, now)));
  return row?.expiresAt;
}
