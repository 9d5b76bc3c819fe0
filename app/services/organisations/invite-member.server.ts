import {
  insertInvitation,
  markInvitationWithdrawn,
  withdrawEarlierInvitations,
} from '../../../db/queries/invitations';
import { insertLetter } from '../../../db/queries/letters';
import { isMemberByEmail } from '../../../db/queries/memberships';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { type Answer, done, faulty } from '../people/answer';
import { authorise } from '../people/authorise.server';
import { EMAIL_FAULT, readEmail } from '../people/email-address';
import { invitationLetter } from '../people/letters';
import { takeAttemptOrRefuse } from '../people/limits.server';
import { newSecret, secretHash } from '../people/secrets';
import { signedInPerson } from '../people/signed-in';
import { actingFor } from './acting-for';
import { organisationAt } from './find-organisation.server';

/** How long an invitation can be accepted. */
const GOOD_FOR_DAYS = 14;

/** Invites somebody by e-mail. An earlier invitation to the same address stops working. */
export async function inviteMember(
  ctx: Context,
  input: { readonly slug: string; readonly email: string },
): Promise<Answer> {
  const email = readEmail(input.email);
  const answer = await ctx.store.tx(async (tx) => {
    const organisation = await organisationAt(tx, input.slug);
    await authorise(tx, ctx, 'manage-organisation', { organisationId: organisation.id });
    const me = signedInPerson(ctx.actor);
    if (email === null) return faulty({ email: EMAIL_FAULT });
    if (await isMemberByEmail(tx, organisation.id, email)) {
      return faulty({ email: `This person belongs to ${organisation.name} already` }, 409);
    }
    await takeAttemptOrRefuse(tx, ctx, 'invite:person', me.personId);
    const now = ctx.now();
    const secret = newSecret();
    const id = ctx.newId();
    await withdrawEarlierInvitations(tx, organisation.id, email, now);
    await insertInvitation(tx, {
      id,
      organisationId: organisation.id,
      email,
      secretHash: secretHash(secret),
      invitedBy: me.personId,
      createdAt: now,
      expiresAt: new Date(now.getTime() + GOOD_FOR_DAYS * 24 * 60 * 60 * 1000),
    });
    const words = invitationLetter(ctx.settings, {
      organisation: organisation.name,
      invitedBy: me.name,
      secret,
      days: GOOD_FOR_DAYS,
    });
    await insertLetter(tx, { recipient: email, ...words }, now);
    await recordEvent(tx, ctx, {
      act: 'member-invited',
      objectKind: 'invitation',
      objectId: id,
      organisationId: actingFor(ctx.actor, organisation.id),
    });
    return done();
  });
  ctx.post.wake();
  return answer;
}

/** Makes an invitation that was not accepted yet worthless. */
export async function withdrawInvitation(
  ctx: Context,
  input: { readonly slug: string; readonly invitationId: string },
): Promise<Answer> {
  return await ctx.store.tx(async (tx) => {
    const organisation = await organisationAt(tx, input.slug);
    await authorise(tx, ctx, 'manage-organisation', { organisationId: organisation.id });
    if (!(await markInvitationWithdrawn(tx, organisation.id, input.invitationId, ctx.now()))) {
      return faulty({ form: 'This invitation was accepted or withdrawn meanwhile.' }, 409);
    }
    await recordEvent(tx, ctx, {
      act: 'invitation-withdrawn',
      objectKind: 'invitation',
      objectId: input.invitationId,
      organisationId: actingFor(ctx.actor, organisation.id),
    });
    return done();
  });
}
