import { listAppointments, listEditorRolesFor } from '../../../db/queries/appointments';
import { deleteMember, endEditorRolesFor, findMember } from '../../../db/queries/memberships';
import type { OrganisationRow } from '../../../db/queries/organisations';
import type { Tx } from '../../../db/store';
import { decideLeaving } from '../../domain/membership';
import { namesInWords } from '../../domain/names-in-words';
import { sayReasons } from '../../domain/reason-sentences';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { tellPeople } from '../notices/tell-people.server';
import { type Answer, done, faulty } from '../people/answer';
import { authorise } from '../people/authorise.server';
import { signedInPerson } from '../people/signed-in';
import { progressPath } from '../versions/version-address';
import { actingFor } from './acting-for';
import { organisationAt } from './find-organisation.server';
import { membersStanding } from './members-standing.server';
import { whatIsEdited } from './what-is-edited';

type EndedRole = Awaited<ReturnType<typeof listEditorRolesFor>>[number];

/** Leaves an organisation (PM-33). Editor's roles that were held for it end with it. */
export async function leaveOrganisation(ctx: Context, slug: string): Promise<Answer> {
  const me = signedInPerson(ctx.actor);
  const answer = await ctx.store.tx(async (tx) => {
    const organisation = await organisationAt(tx, slug);
    const ended = await end(tx, ctx, organisation, me.personId, 'member-left');
    return ended.ok ? done() : ended;
  });
  if (answer.ok) ctx.rooms.reseatPerson(me.personId);
  ctx.post.wake();
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
    const roles = ended.result.map(whatIsEdited);
    await tellPeople(tx, ctx, {
      people: [input.personId],
      kind: 'role-ended',
      summary:
        roles.length === 0
          ? `You are no longer a member of ${organisation.name}.`
          : `You are no longer a member of ${organisation.name}, and so no longer an editor of ${namesInWords(roles)}.`,
      path: `/organisations/${organisation.slug}`,
    });
    return done();
  });
  if (answer.ok) ctx.rooms.reseatPerson(input.personId);
  ctx.post.wake();
  return answer;
}

/** Ends the membership and what hangs on it; answers the editor's roles that ended. */
async function end(
  tx: Tx,
  ctx: Context,
  organisation: OrganisationRow,
  personId: string,
  act: 'member-left' | 'member-removed',
): Promise<Answer<readonly EndedRole[]>> {
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
  const roles = await listEditorRolesFor(tx, organisation.id, personId);
  await endEditorRolesFor(tx, organisation.id, personId, ctx.now());
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
  await tellChairs(tx, ctx, `${member.name} is no longer a member of ${organisation.name}`, roles);
  return done(roles);
}

/** The chairs of the standards that lose an editor: it is for them to appoint another. */
async function tellChairs(tx: Tx, ctx: Context, why: string, roles: readonly EndedRole[]): Promise<void> {
  const held = await listAppointments(tx, [...new Set(roles.map(({ standardId }) => standardId))]);
  for (const role of roles) {
    await tellPeople(tx, ctx, {
      people: held
        .filter((one) => one.role === 'chair' && one.standardId === role.standardId)
        .map((one) => one.personId),
      kind: 'role-ended',
      summary: `${why}, and so no longer an editor of ${whatIsEdited(role)}.`,
      path: role.number === null ? `/standards/${role.reference}` : progressPath(role.reference, role.number),
      standardId: role.standardId,
    });
  }
}
