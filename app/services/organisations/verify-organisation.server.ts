import { listMembers } from '../../../db/queries/memberships';
import { type OrganisationRow, updateOrganisation } from '../../../db/queries/organisations';
import type { Tx } from '../../../db/store';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { tellPeople } from '../notices/tell-people.server';
import { type Answer, done, faulty } from '../people/answer';
import { authorise } from '../people/authorise.server';
import { signedInPerson } from '../people/signed-in';
import { changedSince } from '../shown-print';
import { organisationAt } from './find-organisation.server';
import { lookAgain, whatIsVerified } from './what-is-verified.server';

/**
 * The Secretariat has checked that the organisation is who it says: from now on it may propose and vote. `shownHash`
 * is the print of what was checked (PM-36).
 */
export async function verifyOrganisation(ctx: Context, slug: string, shownHash?: string): Promise<Answer> {
  const changed = await ctx.store.tx(async (tx) => {
    const organisation = await organisationAt(tx, slug);
    await authorise(tx, ctx, 'verify-organisation', {});
    const me = signedInPerson(ctx.actor);
    if (organisation.suspendedAt) {
      return faulty({ form: 'This organisation is suspended. End the suspension first.' }, 409);
    }
    if (organisation.verifiedAt) return faulty({ form: 'This organisation is verified already.' }, 409);
    const changed = changedSince(shownHash, await whatIsVerified(tx, organisation));
    if (changed.length > 0) return faulty({ form: lookAgain(changed) }, 409);
    const now = ctx.now();
    await updateOrganisation(tx, organisation.id, { verifiedAt: now, verifiedBy: me.personId });
    const members = await listMembers(tx, organisation.id);
    await tellPeople(tx, ctx, {
      people: members.map(({ personId }) => personId),
      kind: 'organisation-verified',
      summary: `${organisation.name} is verified: it can propose standards and vote.`,
      path: `/organisations/${organisation.slug}`,
      organisationId: organisation.id,
    });
    await recordEvent(tx, ctx, {
      act: 'organisation-verified',
      objectKind: 'organisation',
      objectId: organisation.id,
      before: { state: 'unverified' },
      after: { state: 'verified' },
    });
    return done(members.map((member) => member.personId));
  });
  ctx.post.wake();
  return announced(ctx, changed);
}

/**
 * Suspends an organisation: nobody speaks or votes for it until the suspension ends (PM-34). Its members are told, with
 * the reason.
 */
export async function suspendOrganisation(
  ctx: Context,
  input: { readonly slug: string; readonly reason: string },
): Promise<Answer> {
  const reason = input.reason.trim();
  const changed = await ctx.store.tx(async (tx) => {
    const organisation = await organisationAt(tx, input.slug);
    await authorise(tx, ctx, 'suspend-organisation', {});
    if (reason === '')
      return faulty({ reason: 'Enter the reason; its members read it, and it is kept in the audit record' });
    if (reason.length > 1000) return faulty({ reason: 'The reason must be 1000 characters or fewer' });
    if (organisation.suspendedAt) return faulty({ form: 'This organisation is suspended already.' }, 409);
    await updateOrganisation(tx, organisation.id, { suspendedAt: ctx.now(), suspensionReason: reason });
    return await recorded(tx, ctx, organisation, {
      act: 'organisation-suspended',
      after: { reason },
      summary: `${organisation.name} is suspended, so nobody speaks or votes for it now. The Secretariat can end the suspension. Reason: ${reason}`,
    });
  });
  ctx.post.wake();
  return announced(ctx, changed);
}

/** Ends a suspension; the organisation is what it was before, verified or not. */
export async function restoreOrganisation(ctx: Context, slug: string): Promise<Answer> {
  const changed = await ctx.store.tx(async (tx) => {
    const organisation = await organisationAt(tx, slug);
    await authorise(tx, ctx, 'suspend-organisation', {});
    if (!organisation.suspendedAt) return faulty({ form: 'This organisation is not suspended.' }, 409);
    await updateOrganisation(tx, organisation.id, { suspendedAt: null, suspensionReason: null });
    return await recorded(tx, ctx, organisation, {
      act: 'organisation-restored',
      after: null,
      summary: `The suspension of ${organisation.name} is ended: what its members could do for it they can do again.`,
    });
  });
  ctx.post.wake();
  return announced(ctx, changed);
}

async function recorded(
  tx: Tx,
  ctx: Context,
  organisation: OrganisationRow,
  {
    act,
    after,
    summary,
  }: {
    readonly act: string;
    readonly after: Readonly<Record<string, string>> | null;
    /** What its members are told. */
    readonly summary: string;
  },
): Promise<Answer<string[]>> {
  const members = await listMembers(tx, organisation.id);
  await tellPeople(tx, ctx, {
    people: members.map(({ personId }) => personId),
    kind: 'organisation-suspended',
    summary,
    path: `/organisations/${organisation.slug}`,
    organisationId: organisation.id,
  });
  await recordEvent(tx, ctx, { act, objectKind: 'organisation', objectId: organisation.id, after });
  return done(members.map((member) => member.personId));
}

/** What members may do has changed, also in the texts they have open. */
function announced(ctx: Context, changed: Answer<string[]>): Answer {
  if (!changed.ok) return changed;
  for (const personId of changed.result) ctx.rooms.reseatPerson(personId);
  return done();
}
