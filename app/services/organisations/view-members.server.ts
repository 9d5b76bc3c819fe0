import { listEditorRolesFor } from '../../../db/queries/appointments';
import { listOpenInvitations } from '../../../db/queries/invitations';
import { listJoinRequests, listMembers } from '../../../db/queries/memberships';
import { unmetOf } from '../../domain/decision';
import { decideLeaving, isAttended } from '../../domain/membership';
import { may } from '../../domain/permissions';
import { membershipIn } from '../../domain/permissions/actor';
import { sayReasons } from '../../domain/reason-sentences';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { actorFacts, organisationState } from '../people/actor-facts.server';
import { signedInPerson } from '../people/signed-in';
import { organisationAt } from './find-organisation.server';
import { standingOf } from './members-standing.server';
import { whatIsEdited } from './what-is-edited';

/**
 * The people of an organisation, for its members and the Secretariat. Addresses are shown to those who manage
 * the members, who wrote or must answer to them.
 *
 * @throws ServiceError `not-found`, `sign-in-needed`, `not-allowed` for people who are no members
 */
export async function viewMembers(ctx: Context, slug: string) {
  const me = signedInPerson(ctx.actor);
  return await ctx.store.read(async (tx) => {
    const organisation = await organisationAt(tx, slug);
    const { id } = organisation;
    const facts = await actorFacts(tx, ctx.actor);
    const manage = may(facts, 'manage-organisation', { organisationId: id });
    const name = may(facts, 'name-representative', { organisationId: id });
    const secretariat = may(facts, 'verify-organisation', {}).allowed;
    const mine = membershipIn(facts, id);
    if (!mine && !secretariat) {
      throw new ServiceError(
        'not-allowed',
        `Only members of ${organisation.name} see this page. Ask to join it.`,
      );
    }
    const members = await listMembers(tx, id);
    const attended = isAttended(members.map(standingOf));
    const answers = may(facts, 'answer-join-request', { organisationId: id, attended }).allowed;
    const leaves =
      mine !== undefined && decideLeaving({ ...mine, personId: me.personId }, members.map(standingOf));
    const roles = await listEditorRolesFor(tx, id);
    const seesAddresses = manage.allowed || secretariat;
    return {
      organisation: {
        name: organisation.name,
        slug: organisation.slug,
        state: organisationState(organisation),
      },
      may: {
        manage: manage.allowed,
        answer: answers,
        name: name.allowed,
        leave: leaves !== false && leaves.allowed,
      },
      /** Whether its representative or its alternate can act. */
      attended,
      /** Why this person may not manage members, for those who expected to. */
      whyNot: sayReasons(unmetOf(manage)),
      duty: mine?.duty ?? null,
      members: members.map((row) => ({
        personId: row.personId,
        name: row.name,
        email: seesAddresses ? row.email : null,
        duty: row.duty,
        joinedAt: row.joinedAt,
        suspended: row.suspendedAt !== null,
        isMe: row.personId === me.personId,
        /** Of what this person is an editor for the organisation; it ends with the membership. */
        edits: roles.filter(({ personId }) => personId === row.personId).map(whatIsEdited),
      })),
      requests: answers ? await listJoinRequests(tx, [id]) : [],
      invitations: manage.allowed ? await listOpenInvitations(tx, id, ctx.now()) : [],
    };
  });
}
