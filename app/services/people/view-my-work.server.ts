import { listUnansweredInvitations, openConsultationsOn } from '../../../db/queries/consultations';
import { listVersionsInState } from '../../../db/queries/directory';
import { listJoinRequests, listUnattendedRequested } from '../../../db/queries/memberships';
import {
  countUnverifiedOrganisations,
  listAssignedComments,
  listConsultationsClosing,
  listOpenBallotsFor,
  listVersionsInWork,
  listWaitingApprovals,
  worksOnStandard,
} from '../../../db/queries/my-work';
import { listNotices } from '../../../db/queries/notices';
import { listOpenObjections } from '../../../db/queries/objections';
import { listMembershipsOf } from '../../../db/queries/people';
import { countUndecidedOn } from '../../../db/queries/version-record';
import type { Tx } from '../../../db/store';
import type { StandardRole, VersionState } from '../../../db/words';
import { may } from '../../domain/permissions';
import { commentName, commentPath } from '../comments/comment-address';
import { consultationPath } from '../consultations/consultation-address';
import type { Context } from '../context';
import { deskPath } from '../desk/desk-search';
import { objectionName, objectionPath } from '../objections/objection-address';
import { draftPath, progressPath, versionPath } from '../versions/version-address';
import { actorFacts } from './actor-facts.server';
import { signedInPerson } from './signed-in';

/** Most lines of one section; the rest is a link away. */
const MOST = 20;
const SOON_MS = 14 * 24 * 60 * 60 * 1000;

/** A version a person works on, with all roles held on it. */
interface WorkedOn {
  readonly reference: string;
  readonly title: string;
  readonly version: string;
  readonly state: VersionState;
  readonly stateSince: Date;
  readonly roles: StandardRole[];
  readonly path: string;
  readonly versionId: string;
}

/** A “do not approve” of the first round is to be weighed again in the second, and kept or changed. */
function asksAgain({
  position,
  castAt,
  recirculatedAt,
}: Awaited<ReturnType<typeof listOpenBallotsFor>>[number]): boolean {
  if (position !== 'do-not-approve' || castAt === null || recirculatedAt === null) return false;
  return castAt < recirculatedAt;
}

/** What waits for this person: the first page after signing in. */
export async function viewMyWork(ctx: Context) {
  const me = signedInPerson(ctx.actor);
  const now = ctx.now();
  return await ctx.store.read(async (tx) => {
    const facts = await actorFacts(tx, ctx.actor);
    const memberships = facts.kind === 'person' ? facts.memberships : [];
    const votesFor = memberships
      .filter(({ organisationId }) => may(facts, 'vote', { organisationId }).allowed)
      .map(({ organisationId }) => organisationId);
    const manages = memberships
      .filter(({ organisationId }) => may(facts, 'manage-organisation', { organisationId }).allowed)
      .map(({ organisationId }) => organisationId);
    const standsIn = may(facts, 'answer-join-request', { organisationId: '', attended: false }).allowed;
    const answers = new Set([...manages, ...(standsIn ? await listUnattendedRequested(tx) : [])]);
    const ballots = await listOpenBallotsFor(tx, votesFor, now);
    const consultations = await listConsultationsClosing(
      tx,
      me.personId,
      now,
      new Date(now.getTime() + SOON_MS),
    );
    const isLead = facts.kind === 'person' && facts.offices.includes('lead');
    const running = await openConsultationsOn(
      tx,
      consultations.map(({ versionId }) => versionId),
    );
    const drafts = workedOn(await listVersionsInWork(tx, me.personId));
    return {
      now,
      mayAdminister: may(facts, 'administer', {}).allowed || may(facts, 'verify-organisation', {}).allowed,
      hasOrganisation: memberships.length > 0,
      suspended: (await listMembershipsOf(tx, [me.personId]))
        .filter(({ suspendedAt }) => suspendedAt !== null)
        .map(({ name, slug, suspensionReason }) => ({ name, slug, reason: suspensionReason })),
      votes: ballots
        .filter((row) => row.position === null || asksAgain(row))
        .map((row) => ({ ...row, again: asksAgain(row), path: `/ballots/${row.id}` })),
      approvals: isLead
        ? (await listWaitingApprovals(tx, me.personId)).map((row) => ({
            ...row,
            path: `/approvals/${row.id}`,
          }))
        : null,
      /** Null for those who answer none. */
      objections: isLead
        ? (await listOpenObjections(tx)).map((row) => ({
            ...row,
            name: objectionName(row.number),
            path: objectionPath(row.id),
          }))
        : null,
      /** Standards and versions that wait for a Lead to begin their drafting; null for those who begin none. */
      proposals: isLead
        ? (await listVersionsInState(tx, ['proposed'], MOST)).map(({ reference, title, version }) => ({
            id: version.id,
            reference,
            title,
            version: version.number,
            proposedAt: version.createdAt,
            path: `${progressPath(reference, version.number)}#next-steps`,
          }))
        : null,
      comments: (await listAssignedComments(tx, me.personId, MOST)).map((row) => ({
        ...row,
        name: commentName(row.number),
        path: commentPath(row.reference, row.number),
      })),
      mentions: (await listNotices(tx, me.personId, { kinds: ['mention'], unreadOnly: true }, MOST)).map(
        (row) => ({ id: row.id, summary: row.summary, createdAt: row.createdAt }),
      ),
      invitations: (await listUnansweredInvitations(tx, votesFor, now)).map((row) => ({
        ...row,
        path: consultationPath(row.id),
      })),
      drafts,
      /** Whether the person is chair or editor of a standard, whatever of it is published. */
      hasRole: await worksOnStandard(tx, me.personId),
      desks: await desksOf(tx, drafts),
      closingSoon: [
        ...ballots
          .filter(
            ({ position, closesAt }) => position !== null && closesAt.getTime() - now.getTime() < SOON_MS,
          )
          .map((row) => ({
            what: 'ballot' as const,
            reference: row.reference,
            title: row.title,
            version: row.version,
            closesAt: row.closesAt,
            path: `/ballots/${row.id}`,
            organisation: row.organisation,
          })),
        ...consultations.flatMap((row) =>
          row.closesAt
            ? [
                {
                  what: 'consultation' as const,
                  reference: row.reference,
                  title: row.title,
                  version: row.version,
                  closesAt: row.closesAt,
                  organisation: null,
                  path: running.has(row.versionId)
                    ? consultationPath(running.get(row.versionId) ?? '')
                    : versionPath(row.reference, row.version),
                },
              ]
            : [],
        ),
      ].sort((a, b) => a.closesAt.getTime() - b.closesAt.getTime()),
      requests: (await listJoinRequests(tx, [...answers])).map((row) => ({
        name: row.name,
        organisation: row.organisationName,
        createdAt: row.createdAt,
        path: `/organisations/${row.slug}/members`,
      })),
      /** Null for people to whom the Secretariat's work does not fall. */
      toVerify: may(facts, 'verify-organisation', {}).allowed ? await countUnverifiedOrganisations(tx) : null,
    };
  });
}

/** The desks at which comments wait for a decision, the fullest first. */
async function desksOf(tx: Tx, drafts: readonly WorkedOn[]) {
  const undecided = await countUndecidedOn(
    tx,
    drafts.map(({ versionId }) => versionId),
  );
  return drafts
    .map(({ reference, title, version, versionId }) => ({
      reference,
      title,
      version,
      undecided: undecided.get(versionId) ?? 0,
      path: deskPath(reference, version),
    }))
    .filter((desk) => desk.undecided > 0)
    .sort((a, b) => b.undecided - a.undecided);
}

function workedOn(rows: Awaited<ReturnType<typeof listVersionsInWork>>): WorkedOn[] {
  const found = new Map<string, WorkedOn>();
  for (const row of rows) {
    const known = found.get(row.versionId);
    if (known) {
      known.roles.push(row.role);
      continue;
    }
    found.set(row.versionId, {
      reference: row.reference,
      title: row.title,
      version: row.version,
      state: row.state,
      stateSince: row.stateSince,
      roles: [row.role],
      versionId: row.versionId,
      path: row.documentId ? draftPath(row.documentId) : progressPath(row.reference, row.version),
    });
  }
  return [...found.values()].sort((a, b) => b.stateSince.getTime() - a.stateSince.getTime());
}
