import { and, asc, eq, gt, inArray, isNotNull, isNull, lte, notExists } from 'drizzle-orm';
import type { Tx } from '../store';
import type { NoticeObject } from '../words';

/** What is said of the version that something is about. */
function aboutVersion({ standards, versions }: Tx['tables']) {
  return { standardId: standards.id, title: standards.title, version: versions.number };
}

/** Open ballots that close before `until`, on standards that are not hidden; soonest first. */
export async function listBallotsClosing(tx: Tx, now: Date, until: Date) {
  const { ballots, standards, versions } = tx.tables;
  return await tx.db
    .select({
      id: ballots.id,
      opensAt: ballots.openedAt,
      closesAt: ballots.closesAt,
      ...aboutVersion(tx.tables),
    })
    .from(ballots)
    .innerJoin(standards, eq(standards.id, ballots.standardId))
    .innerJoin(versions, eq(versions.id, ballots.versionId))
    .where(
      and(
        eq(ballots.state, 'open'),
        gt(ballots.closesAt, now),
        lte(ballots.closesAt, until),
        isNull(standards.hiddenAt),
      ),
    )
    .orderBy(asc(ballots.closesAt), asc(ballots.id));
}

/** Running consultations that close before `until`, in the same way. */
export async function listConsultationsToRemind(tx: Tx, now: Date, until: Date) {
  const { consultations, standards, versions } = tx.tables;
  return await tx.db
    .select({
      id: consultations.id,
      versionId: consultations.versionId,
      opensAt: consultations.openedAt,
      closesAt: consultations.closesAt,
      ...aboutVersion(tx.tables),
    })
    .from(consultations)
    .innerJoin(standards, eq(standards.id, consultations.standardId))
    .innerJoin(versions, eq(versions.id, consultations.versionId))
    .where(
      and(
        isNull(consultations.closedAt),
        gt(consultations.closesAt, now),
        lte(consultations.closesAt, until),
        eq(versions.state, 'consultation'),
        isNull(standards.hiddenAt),
      ),
    )
    .orderBy(asc(consultations.closesAt), asc(consultations.id));
}

/** Patches that wait for a Lead and can be approved by then, on standards that are not hidden; first due first. */
export async function listApprovablePatches(tx: Tx, now: Date) {
  const { approvals, standards, versions } = tx.tables;
  return await tx.db
    .select({
      id: approvals.id,
      approvableFrom: approvals.targetDate,
      ...aboutVersion(tx.tables),
    })
    .from(approvals)
    .innerJoin(versions, eq(versions.id, approvals.versionId))
    .innerJoin(standards, eq(standards.id, versions.standardId))
    .where(
      and(
        eq(approvals.purpose, 'patch'),
        eq(approvals.state, 'waiting'),
        eq(versions.state, 'awaiting-approval'),
        lte(approvals.targetDate, now),
        isNull(standards.hiddenAt),
      ),
    )
    .orderBy(asc(approvals.targetDate), asc(approvals.id));
}

/** The reminders of these things that are settled, by thing and closing time. */
export async function listSettledReminders(tx: Tx, objectIds: readonly string[]) {
  if (objectIds.length === 0) return [];
  const { reminders } = tx.tables;
  return await tx.db
    .select({
      objectId: reminders.objectId,
      closesAt: reminders.closesAt,
      daysBefore: reminders.daysBefore,
    })
    .from(reminders)
    .where(inArray(reminders.objectId, [...objectIds]));
}

/** Settles a reminder; false when it was settled before, by whichever process. */
export async function settleReminder(
  tx: Tx,
  reminder: {
    readonly objectKind: NoticeObject;
    readonly objectId: string;
    readonly closesAt: Date;
    readonly daysBefore: number;
    readonly told: number;
  },
  at: Date,
): Promise<boolean> {
  const written = await tx.db
    .insert(tx.tables.reminders)
    .values({ ...reminder, settledAt: at })
    .onConflictDoNothing()
    .returning({ objectId: tx.tables.reminders.objectId });
  return written.length > 0;
}

/** Somebody who may speak for an organisation that has not spoken yet. */
export interface ToRemind {
  readonly personId: string;
  readonly organisationId: string;
  readonly organisation: string;
}

/** Representatives and alternates of the enrolled organisations whose voting group has not voted. */
export async function listVotersMissing(tx: Tx, ballotId: string): Promise<readonly ToRemind[]> {
  const { electorate, memberships, organisations, people, votes } = tx.tables;
  const voted = tx.db
    .select({ id: votes.votingGroupId })
    .from(votes)
    .where(and(eq(votes.ballotId, electorate.ballotId), eq(votes.votingGroupId, electorate.votingGroupId)));
  return await tx.db
    .select({
      personId: memberships.personId,
      organisationId: electorate.organisationId,
      organisation: electorate.name,
    })
    .from(electorate)
    .innerJoin(organisations, eq(organisations.id, electorate.organisationId))
    .innerJoin(memberships, eq(memberships.organisationId, electorate.organisationId))
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(
      and(
        eq(electorate.ballotId, ballotId),
        inArray(memberships.duty, ['representative', 'alternate']),
        isNotNull(organisations.verifiedAt),
        isNull(organisations.suspendedAt),
        isNull(people.suspendedAt),
        notExists(voted),
      ),
    )
    .orderBy(asc(electorate.name), asc(memberships.personId));
}

/** Representatives and alternates of invited organisations for which nobody has answered or commented. */
export async function listInvitedMissing(
  tx: Tx,
  consultation: { readonly id: string; readonly versionId: string },
): Promise<readonly ToRemind[]> {
  const { consultationInvitations, consultationAnswers, comments } = tx.tables;
  const { memberships, organisations, people } = tx.tables;
  const { organisationId } = consultationInvitations;
  const answered = tx.db
    .select({ id: consultationAnswers.id })
    .from(consultationAnswers)
    .where(
      and(
        eq(consultationAnswers.consultationId, consultation.id),
        eq(consultationAnswers.organisationId, organisationId),
      ),
    );
  const commented = tx.db
    .select({ id: comments.id })
    .from(comments)
    .where(and(eq(comments.versionId, consultation.versionId), eq(comments.organisationId, organisationId)));
  return await tx.db
    .select({ personId: memberships.personId, organisationId, organisation: organisations.name })
    .from(consultationInvitations)
    .innerJoin(organisations, eq(organisations.id, organisationId))
    .innerJoin(memberships, eq(memberships.organisationId, organisationId))
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(
      and(
        eq(consultationInvitations.consultationId, consultation.id),
        inArray(memberships.duty, ['representative', 'alternate']),
        isNull(organisations.suspendedAt),
        isNull(people.suspendedAt),
        notExists(answered),
        notExists(commented),
      ),
    )
    .orderBy(asc(organisations.name), asc(memberships.personId));
}

/** Whether anybody has voted for the organisation, or for one of its family that shares its vote. */
export async function hasVoted(
  tx: Tx,
  ballotId: string,
  organisationId: string,
  since: Date | null,
): Promise<boolean> {
  const { electorate, votes } = tx.tables;
  const rows = await tx.db
    .select({ at: votes.castAt })
    .from(votes)
    .innerJoin(
      electorate,
      and(eq(electorate.ballotId, votes.ballotId), eq(electorate.votingGroupId, votes.votingGroupId)),
    )
    .where(and(eq(votes.ballotId, ballotId), eq(electorate.organisationId, organisationId)));
  return rows.some(({ at }) => since === null || at >= since);
}
