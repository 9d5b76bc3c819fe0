import { and, asc, count, eq, gt, inArray, isNull, lte, max, notInArray, or } from 'drizzle-orm';
import type { Tx } from '../store';
import type { CommentState, VersionState } from '../words';

/** Ballots that are open, with the place of these organisations in them and their vote, if any; soonest first. */
export async function listOpenBallotsFor(tx: Tx, organisationIds: readonly string[], now: Date) {
  if (organisationIds.length === 0) return [];
  const { ballots, electorate, votes, standards, versions } = tx.tables;
  return await tx.db
    .select({
      id: ballots.id,
      reference: standards.reference,
      title: standards.title,
      version: versions.number,
      closesAt: ballots.closesAt,
      organisation: electorate.name,
      position: votes.position,
      castAt: votes.castAt,
      recirculatedAt: ballots.recirculatedAt,
    })
    .from(ballots)
    .innerJoin(electorate, eq(electorate.ballotId, ballots.id))
    .innerJoin(standards, eq(standards.id, ballots.standardId))
    .innerJoin(versions, eq(versions.id, ballots.versionId))
    .leftJoin(votes, and(eq(votes.ballotId, ballots.id), eq(votes.votingGroupId, electorate.votingGroupId)))
    .where(
      and(
        eq(ballots.state, 'open'),
        gt(ballots.closesAt, now),
        inArray(electorate.organisationId, [...organisationIds]),
      ),
    )
    .orderBy(asc(ballots.closesAt), asc(ballots.id), asc(electorate.name));
}

/** Approvals that wait for the decision of this Lead, whose approval is not the latest; the longest waiting first. */
export async function listWaitingApprovals(tx: Tx, leadId: string) {
  const { approvals, approvalDecisions, versions, standards } = tx.tables;
  const latest = tx.db
    .select({ id: max(approvalDecisions.id) })
    .from(approvalDecisions)
    .groupBy(approvalDecisions.approvalId);
  const own = tx.db
    .select({ id: approvalDecisions.approvalId })
    .from(approvalDecisions)
    .where(and(eq(approvalDecisions.leadId, leadId), inArray(approvalDecisions.id, latest)));
  return await tx.db
    .select({
      id: approvals.id,
      purpose: approvals.purpose,
      reference: standards.reference,
      title: standards.title,
      version: versions.number,
      requestedAt: approvals.requestedAt,
      targetDate: approvals.targetDate,
    })
    .from(approvals)
    .innerJoin(versions, eq(versions.id, approvals.versionId))
    .innerJoin(standards, eq(standards.id, versions.standardId))
    .where(and(eq(approvals.state, 'waiting'), notInArray(approvals.id, own)))
    .orderBy(asc(approvals.requestedAt), asc(approvals.id));
}

const SETTLED: readonly CommentState[] = ['decided', 'applied', 'published'];

/** Comments that this person was asked to look after and that are not decided yet, oldest first. */
export async function listAssignedComments(tx: Tx, personId: string, limit: number) {
  const { comments, standards } = tx.tables;
  return await tx.db
    .select({
      id: comments.id,
      number: comments.number,
      reference: standards.reference,
      title: standards.title,
      body: comments.body,
      state: comments.state,
      createdAt: comments.createdAt,
    })
    .from(comments)
    .innerJoin(standards, eq(standards.id, comments.standardId))
    .where(
      and(
        eq(comments.assigneeId, personId),
        notInArray(comments.state, [...SETTLED]),
        isNull(comments.removedAt),
      ),
    )
    .orderBy(asc(comments.createdAt), asc(comments.id))
    .limit(limit);
}

const IN_WORK: readonly VersionState[] = [
  'proposed',
  'drafting',
  'consultation',
  'resolution',
  'ballot',
  'awaiting-approval',
  'on-hold',
];

/** Whether this person is chair or editor of any standard, also of one of which nothing is in work. */
export async function worksOnStandard(tx: Tx, personId: string): Promise<boolean> {
  const { appointments } = tx.tables;
  const [row] = await tx.db
    .select({ id: appointments.id })
    .from(appointments)
    .where(and(eq(appointments.personId, personId), isNull(appointments.endedAt)))
    .limit(1);
  return row !== undefined;
}

/** Versions in work on which this person is chair or editor, with the role; the latest moved first. */
export async function listVersionsInWork(tx: Tx, personId: string) {
  const { appointments, versions, standards } = tx.tables;
  return await tx.db
    .selectDistinct({
      versionId: versions.id,
      reference: standards.reference,
      title: standards.title,
      version: versions.number,
      state: versions.state,
      stateSince: versions.stateSince,
      documentId: versions.documentId,
      role: appointments.role,
    })
    .from(appointments)
    .innerJoin(standards, eq(standards.id, appointments.standardId))
    .innerJoin(
      versions,
      and(
        eq(versions.standardId, standards.id),
        or(isNull(appointments.versionId), eq(appointments.versionId, versions.id)),
      ),
    )
    .where(
      and(
        eq(appointments.personId, personId),
        isNull(appointments.endedAt),
        inArray(versions.state, [...IN_WORK]),
      ),
    )
    .orderBy(asc(standards.reference), asc(versions.number));
}

/** Consultations that close before `until` on standards this person follows or works on; soonest first. */
export async function listConsultationsClosing(tx: Tx, personId: string, now: Date, until: Date) {
  const { versions, standards, follows, appointments } = tx.tables;
  const followed = tx.db
    .select({ id: follows.standardId })
    .from(follows)
    .where(eq(follows.personId, personId));
  const worked = tx.db
    .select({ id: appointments.standardId })
    .from(appointments)
    .where(and(eq(appointments.personId, personId), isNull(appointments.endedAt)));
  return await tx.db
    .select({
      versionId: versions.id,
      reference: standards.reference,
      title: standards.title,
      version: versions.number,
      closesAt: versions.consultationClosesAt,
    })
    .from(versions)
    .innerJoin(standards, eq(standards.id, versions.standardId))
    .where(
      and(
        eq(versions.state, 'consultation'),
        gt(versions.consultationClosesAt, now),
        lte(versions.consultationClosesAt, until),
        or(inArray(standards.id, followed), inArray(standards.id, worked)),
      ),
    )
    .orderBy(asc(versions.consultationClosesAt), asc(versions.id));
}

/** How many organisations wait for the Secretariat's check. */
export async function countUnverifiedOrganisations(tx: Tx): Promise<number> {
  const { organisations } = tx.tables;
  const [row] = await tx.db
    .select({ n: count() })
    .from(organisations)
    .where(and(isNull(organisations.verifiedAt), isNull(organisations.suspendedAt)));
  return Number(row?.n ?? 0);
}
