import { findMember, hasAskedToJoin, listJoinRequests, listMembers } from '../../../db/queries/memberships';
import {
  countCommentsFor,
  listCommentsFor,
  listOwnedStandards,
  listStandardsTakenPartIn,
} from '../../../db/queries/organisation-record';
import { findOrganisation, listSubsidiaries, type OrganisationRow } from '../../../db/queries/organisations';
import { namesOfPeople } from '../../../db/queries/people';
import type { Tx } from '../../../db/store';
import type { MembershipDuty, StandardRole } from '../../../db/words';
import { isAttended } from '../../domain/membership';
import { may } from '../../domain/permissions';
import type { ActorFacts } from '../../domain/permissions/actor';
import { commentName, commentPath } from '../comments/comment-address';
import type { Context } from '../context';
import { actorFacts, organisationState } from '../people/actor-facts.server';
import { printOf } from '../shown-print';
import { standardPath } from '../versions/version-address';
import { organisationAt } from './find-organisation.server';
import { standingOf } from './members-standing.server';
import { positionsOfOrganisation } from './positions-of.server';
import { whatIsVerified } from './what-is-verified.server';

/** How many votes and comments the page shows. */
const LATEST = 20;

/** What the one who looks has to do with the organisation. */
export interface OwnPlace {
  readonly signedIn: boolean;
  readonly duty: MembershipDuty | null;
  readonly asked: boolean;
  /** Why it is suspended, for its members and the Secretariat. */
  readonly suspensionReason: string | null;
  /** Who answers requests to join: those who look after its members, or the Secretariat while none of them can act. */
  readonly answeredBy: 'its-own' | 'secretariat';
  /** Requests that wait for the answer of this person. */
  readonly requests: number;
  /** The print of what is verified, for whoever may verify it; '' for all others. */
  readonly shownHash: string;
  readonly may: {
    readonly join: boolean;
    readonly manage: boolean;
    readonly change: boolean;
    readonly verify: boolean;
    readonly suspend: boolean;
    readonly restore: boolean;
  };
}

/**
 * The public page of an organisation. No e-mail address is in it.
 *
 * @throws ServiceError `not-found`
 */
export async function viewOrganisation(ctx: Context, slug: string) {
  return await ctx.store.read(async (tx) => {
    const organisation = await organisationAt(tx, slug);
    const { id } = organisation;
    const members = await listMembers(tx, id);
    const parent = organisation.parentId ? await findOrganisation(tx, organisation.parentId) : undefined;
    const verifier = organisation.verifiedBy
      ? (await namesOfPeople(tx, [organisation.verifiedBy])).get(organisation.verifiedBy)
      : undefined;
    return {
      name: organisation.name,
      slug: organisation.slug,
      kind: organisation.kind,
      interestCategory: organisation.interestCategory,
      state: organisationState(organisation),
      suspendedAt: organisation.suspendedAt,
      description: organisation.description,
      website: organisation.website,
      onPortalSince: organisation.createdAt,
      verifiedAt: organisation.verifiedAt,
      verifiedBy: verifier ?? null,
      parent: parent ? { name: parent.name, slug: parent.slug } : null,
      subsidiaries: await listSubsidiaries(tx, id),
      members: members.length,
      representatives: members
        .filter(({ duty, suspendedAt }) => duty !== 'member' && suspendedAt === null)
        .map(({ name, duty }) => ({ name, duty })),
      standards: await standardsOf(tx, id),
      votes: await positionsOfOrganisation(tx, id, LATEST),
      comments: (await listCommentsFor(tx, id, LATEST)).map((row) => ({
        ...row,
        name: commentName(row.number),
        path: commentPath(row.reference, row.number),
      })),
      commentCount: await countCommentsFor(tx, id),
      mine: await ownPlace(tx, ctx, organisation, await actorFacts(tx, ctx.actor), {
        attended: isAttended(members.map(standingOf)),
      }),
    };
  });
}

/** Each standard once, with everything the organisation is or was to it. */
async function standardsOf(tx: Tx, organisationId: string) {
  const found = new Map<
    string,
    { reference: string; title: string; path: string; parts: ('owner' | StandardRole)[] }
  >();
  const add = (standard: { id: string; reference: string; title: string }, part: 'owner' | StandardRole) => {
    const entry = found.get(standard.id) ?? {
      reference: standard.reference,
      title: standard.title,
      path: standardPath(standard.reference),
      parts: [],
    };
    if (!entry.parts.includes(part)) entry.parts.push(part);
    found.set(standard.id, entry);
  };
  for (const row of await listOwnedStandards(tx, organisationId)) add(row, 'owner');
  for (const row of await listStandardsTakenPartIn(tx, organisationId)) add(row, row.role);
  return [...found.values()];
}

async function ownPlace(
  tx: Tx,
  ctx: Context,
  organisation: OrganisationRow,
  facts: ActorFacts,
  { attended }: { readonly attended: boolean },
): Promise<OwnPlace> {
  const { id, suspendedAt, suspensionReason, verifiedAt } = organisation;
  const member = facts.kind === 'person' ? await findMember(tx, id, facts.personId) : undefined;
  const asked = facts.kind === 'person' && (await hasAskedToJoin(tx, id, facts.personId));
  const manage = may(facts, 'manage-organisation', { organisationId: id }).allowed;
  const answers = may(facts, 'answer-join-request', { organisationId: id, attended }).allowed;
  const verify = may(facts, 'verify-organisation', {}).allowed;
  const suspend = may(facts, 'suspend-organisation', {}).allowed;
  const mayVerify = verify && verifiedAt === null && suspendedAt === null;
  return {
    signedIn: ctx.actor.kind === 'person',
    duty: member?.duty ?? null,
    asked,
    suspensionReason: member || suspend ? suspensionReason : null,
    answeredBy: attended ? 'its-own' : 'secretariat',
    requests: answers ? (await listJoinRequests(tx, [id])).length : 0,
    shownHash: mayVerify ? printOf(await whatIsVerified(tx, organisation)) : '',
    may: {
      join: may(facts, 'join-organisation', {}).allowed && !member && suspendedAt === null,
      manage,
      change: manage || verify,
      verify: mayVerify,
      suspend: suspend && suspendedAt === null,
      restore: suspend && suspendedAt !== null,
    },
  };
}
