import { findInvitation, markInvitationAccepted } from '../../../db/queries/invitations';
import { deleteJoinRequest, insertMember } from '../../../db/queries/memberships';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { type Answer, done, faulty } from '../people/answer';
import { authorise } from '../people/authorise.server';
import { secretHash } from '../people/secrets';
import { signedInPerson } from '../people/signed-in';

type Invitation = NonNullable<Awaited<ReturnType<typeof findInvitation>>>;

/** Why an invitation cannot be accepted by whoever opened it; `open` when it can. */
export type InvitationState =
  | 'open'
  | 'sign-in'
  | 'other-address'
  | 'accepted'
  | 'withdrawn'
  | 'run-out'
  | 'suspended';

export interface InvitationView {
  readonly state: InvitationState;
  readonly organisation: { readonly name: string; readonly slug: string };
  readonly invitedBy: string;
  readonly expiresAt: Date;
  /** The address this person is signed in with. */
  readonly signedInAs: string | null;
}

function stateOf(invitation: Invitation, ctx: Context): InvitationState {
  if (invitation.acceptedAt) return 'accepted';
  if (invitation.withdrawnAt) return 'withdrawn';
  if (invitation.expiresAt.getTime() <= ctx.now().getTime()) return 'run-out';
  if (invitation.organisationSuspendedAt) return 'suspended';
  if (ctx.actor.kind !== 'person') return 'sign-in';
  return ctx.actor.email === invitation.email ? 'open' : 'other-address';
}

/**
 * The invitation behind a mailed link. The address it was sent to is not shown: the link may have been passed on.
 *
 * @throws ServiceError `not-found`
 */
export async function viewInvitation(ctx: Context, secret: string): Promise<InvitationView> {
  const invitation = await ctx.store.read((tx) => findInvitation(tx, secretHash(secret)));
  if (!invitation) throw new ServiceError('not-found', 'There is no such invitation.');
  return {
    state: stateOf(invitation, ctx),
    organisation: { name: invitation.organisationName, slug: invitation.slug },
    invitedBy: invitation.invitedBy,
    expiresAt: invitation.expiresAt,
    signedInAs: ctx.actor.kind === 'person' ? ctx.actor.email : null,
  };
}

const REFUSED: Readonly<Record<Exclude<InvitationState, 'open' | 'sign-in'>, string>> = {
  'other-address':
    'This invitation was sent to another e-mail address than the one you sign in with. Sign in with that one, or ask to be invited at yours.',
  accepted: 'This invitation was accepted already.',
  withdrawn: 'This invitation was withdrawn. Ask the organisation for a new one.',
  'run-out': 'This invitation has run out. Ask the organisation for a new one.',
  suspended: 'This organisation is suspended, so nobody can join it now.',
};

/**
 * Joins the organisation, once. Only the confirmed address that was invited may: the letter vouches for the
 * mailbox, not for whoever holds the link.
 *
 * @returns the organisation's slug
 */
export async function acceptInvitation(
  ctx: Context,
  secret: string,
): Promise<Answer<{ readonly slug: string }>> {
  const answer = await ctx.store.tx(async (tx) => {
    await authorise(tx, ctx, 'join-organisation', {});
    const me = signedInPerson(ctx.actor);
    const invitation = await findInvitation(tx, secretHash(secret));
    if (!invitation) throw new ServiceError('not-found', 'There is no such invitation.');
    const state = stateOf(invitation, ctx);
    if (state !== 'open' && state !== 'sign-in') return faulty({ form: REFUSED[state] }, 409);
    const now = ctx.now();
    if (!(await markInvitationAccepted(tx, invitation.id, now))) {
      return faulty({ form: REFUSED.accepted }, 409);
    }
    const { organisationId } = invitation;
    await deleteJoinRequest(tx, organisationId, me.personId);
    const joined = await insertMember(tx, { organisationId, personId: me.personId, joinedAt: now });
    await recordEvent(tx, ctx, {
      act: joined ? 'member-joined' : 'invitation-accepted-again',
      objectKind: 'organisation',
      objectId: organisationId,
      after: { personId: me.personId, invitationId: invitation.id },
    });
    return done({ slug: invitation.slug });
  });
  if (answer.ok && ctx.actor.kind === 'person') ctx.rooms.reseatPerson(ctx.actor.personId);
  return answer;
}
