import { deleteMember, endEditorRolesFor, findMember } from '../../../db/queries/memberships';
import type { OrganisationRow } from '../../../db/queries/organisations';
import type { Tx } from '../../../db/store';
import { decideLeaving } from '../../domain/membership';
import { sayReasons } from '../../domain/reason-sentences';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { tellPeople } from '../notices/tell-people.server';
import { type Answer, done, faulty } from '../people/answer';
import { authorise } from '../people/authorise.server';
import { signedInPerson } from '../people/signed-in';
import { actingFor } from './acting-for';
import { organisationAt } from './find-organisation.server';
import { membersStanding } from './members-standing.server';

/** Leaves an organisation (PM-33). Editor's roles that were held for it end with it. */
export async function leaveOrganisation(ctx: Context, slug: string): Promise<Answer> {
  const me = signedInPerson(ctx.actor);
  const answer = await ctx.store.tx(async (tx) => {
    const organisation = await organisationAt(tx, slug);
    return await end(tx, ctx, organisation, me.personId, 'member-left');
  });
  if (answer.ok) ctx.rooms.reseatPerson(me.personId);
  return answer;
}

/** Removes a member. Editor's roles that were held for the organisation end with it. */
export async function removeMember(
  ctx: Context,
  input: { readonly slug: string; readonly personId: string },
): Promise<Answer> {
  const answer = await ctx.store.tx(async (tx) => {
    const organisation = await organisationAt(tx, input.slug);
    await authorise(tx, ctx, 'manage-organisation', { organisationId: organisation.id });
    const ended = await end(tx, ctx, organisation, input.personId, 'member-removed');
    if (!ended.ok) return ended;
    await tellPeople(tx, ctx, {
      people: [input.personId],
      kind: 'role-ended',
      summary: `You are no longer a member of ${organisation.name}.`,
      path: `/organisations/${organisation.slug}`,
    });
    return ended;
  });
  if (answer.ok) ctx.rooms.reseatPerson(input.personId);
  return answer;
}

async function end(
  tx: Tx,
  ctx: Context,
  organisation: OrganisationRow,
  personId: string,
  act: 'member-left' | 'member-removed',
): Promise<Answer> {
  const member = await findMember(tx, organisation.id, personId);
  if (!member) return faulty({ form: 'This person left the organisation meanwhile.' }, 409);
  const leaving = decideLeaving(member, await membersStanding(tx, organisation.id));
  if (!leaving.allowed) {
    return faulty(
      {
        form: sayReasons(leaving.reasons)
          .map((said) => said.sentence)
          .join(' '),
      },
      409,
    );
  }
  await deleteMember(tx, organisation.id, personId);
  const roles = await endEditorRolesFor(tx, organisation.id, personId, ctx.now());
  for (const role of roles) {
    await recordEvent(tx, ctx, {
      act: 'editor-ended',
      objectKind: 'person',
      objectId: personId,
      standardId: role.standardId,
      versionId: role.versionId,
      organisationId: actingFor(ctx.actor, organisation.id),
    });
  }
  await recordEvent(tx, ctx, {
    act,
    objectKind: 'organisation',
    objectId: organisation.id,
    organisationId: actingFor(ctx.actor, organisation.id),
    before: { personId, duty: member.duty },
  });
  return done();
}
