import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import type { Tx } from '../store';

export async function insertInvitation(
  tx: Tx,
  row: Tx['tables']['invitations']['$inferInsert'],
): Promise<void> {
  await tx.db.insert(tx.tables.invitations).values(row);
}

/** The invitation with this secret, in whatever state, with the names on it. */
export async function findInvitation(tx: Tx, secretHash: string) {
  const { invitations, organisations, people } = tx.tables;
  const [row] = await tx.db
    .select({
      id: invitations.id,
      email: invitations.email,
      organisationId: organisations.id,
      organisationName: organisations.name,
      slug: organisations.slug,
      organisationSuspendedAt: organisations.suspendedAt,
      invitedBy: people.name,
      expiresAt: invitations.expiresAt,
      acceptedAt: invitations.acceptedAt,
      withdrawnAt: invitations.withdrawnAt,
    })
    .from(invitations)
    .innerJoin(organisations, eq(organisations.id, invitations.organisationId))
    .innerJoin(people, eq(people.id, invitations.invitedBy))
    .where(eq(invitations.secretHash, secretHash));
  return row;
}

/** Uses an invitation up; true for the one who was first. */
export async function markInvitationAccepted(tx: Tx, id: string, now: Date): Promise<boolean> {
  const { invitations } = tx.tables;
  const taken = await tx.db
    .update(invitations)
    .set({ acceptedAt: now })
    .where(
      and(
        eq(invitations.id, id),
        isNull(invitations.acceptedAt),
        isNull(invitations.withdrawnAt),
        gt(invitations.expiresAt, now),
      ),
    )
    .returning({ id: invitations.id });
  return taken.length > 0;
}

/** Withdraws an open invitation of the organisation; false when there is none. */
export async function markInvitationWithdrawn(
  tx: Tx,
  organisationId: string,
  id: string,
  now: Date,
): Promise<boolean> {
  const { invitations } = tx.tables;
  const withdrawn = await tx.db
    .update(invitations)
    .set({ withdrawnAt: now })
    .where(
      and(
        eq(invitations.id, id),
        eq(invitations.organisationId, organisationId),
        isNull(invitations.acceptedAt),
        isNull(invitations.withdrawnAt),
      ),
    )
    .returning({ id: invitations.id });
  return withdrawn.length > 0;
}

/** Withdraws earlier open invitations to the same address, before a new one is sent. */
export async function withdrawEarlierInvitations(
  tx: Tx,
  organisationId: string,
  email: string,
  now: Date,
): Promise<void> {
  const { invitations } = tx.tables;
  await tx.db
    .update(invitations)
    .set({ withdrawnAt: now })
    .where(
      and(
        eq(invitations.organisationId, organisationId),
        eq(invitations.email, email),
        isNull(invitations.acceptedAt),
        isNull(invitations.withdrawnAt),
      ),
    );
}

/** Invitations that can still be accepted, the newest first. */
export async function listOpenInvitations(tx: Tx, organisationId: string, now: Date) {
  const { invitations, people } = tx.tables;
  return await tx.db
    .select({
      id: invitations.id,
      email: invitations.email,
      invitedBy: people.name,
      createdAt: invitations.createdAt,
      expiresAt: invitations.expiresAt,
    })
    .from(invitations)
    .innerJoin(people, eq(people.id, invitations.invitedBy))
    .where(
      and(
        eq(invitations.organisationId, organisationId),
        isNull(invitations.acceptedAt),
        isNull(invitations.withdrawnAt),
        gt(invitations.expiresAt, now),
      ),
    )
    .orderBy(desc(invitations.createdAt));
}
