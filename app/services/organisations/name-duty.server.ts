import { clearDuty, findMember, setDuty } from '../../../db/queries/memberships';
import type { Tx } from '../../../db/store';
import type { MembershipDuty } from '../../../db/words';
import { MEMBERSHIP_DUTY_LABELS } from '../../domain/labels';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { tellPeople } from '../notices/tell-people.server';
import { type Answer, done, faulty } from '../people/answer';
import { authorise } from '../people/authorise.server';
import { actingFor } from './acting-for';
import { organisationAt } from './find-organisation.server';

/**
 * Names a member representative or alternate, or makes one a plain member again. Each duty is held by one
 * person: who held it before is a plain member afterwards. The representative goes only by another being named.
 */
export async function nameDuty(
  ctx: Context,
  input: { readonly slug: string; readonly personId: string; readonly duty: MembershipDuty },
): Promise<Answer> {
  const changed = await ctx.store.tx(async (tx) => {
    const organisation = await organisationAt(tx, input.slug);
    await authorise(tx, ctx, 'name-representative', { organisationId: organisation.id });
    const member = await findMember(tx, organisation.id, input.personId);
    if (!member) return faulty({ form: 'This person left the organisation meanwhile.' }, 409);
    if (member.duty === input.duty) return done({ people: [] as string[] });
    if (member.duty === 'representative') {
      return faulty(
        { form: 'Name another representative first: an organisation is never without one.' },
        409,
      );
    }
    if (member.suspendedAt && input.duty !== 'member') {
      return faulty(
        { form: 'This account is suspended, so its holder cannot speak for an organisation.' },
        409,
      );
    }
    const before =
      input.duty === 'member' ? [] : await clearDuty(tx, organisation.id, input.duty, input.personId);
    await setDuty(tx, organisation.id, input.personId, input.duty);
    await tell(tx, ctx, organisation, input.personId, input.duty);
    for (const personId of before) await tell(tx, ctx, organisation, personId, 'member');
    await recordEvent(tx, ctx, {
      act: 'duty-named',
      objectKind: 'organisation',
      objectId: organisation.id,
      organisationId: actingFor(ctx.actor, organisation.id),
      before: { duty: member.duty, held: before },
      after: { duty: input.duty, personId: input.personId },
    });
    return done({ people: [input.personId, ...before] });
  });
  if (!changed.ok) return changed;
  for (const personId of changed.result.people) ctx.rooms.reseatPerson(personId);
  return done();
}

async function tell(
  tx: Tx,
  ctx: Context,
  organisation: { readonly name: string; readonly slug: string },
  personId: string,
  duty: MembershipDuty,
): Promise<void> {
  const role = MEMBERSHIP_DUTY_LABELS[duty].toLowerCase();
  await tellPeople(tx, ctx, {
    people: [personId],
    kind: duty === 'member' ? 'role-ended' : 'role-given',
    summary:
      duty === 'member'
        ? `You no longer vote for ${organisation.name}; you are still a member.`
        : `You are now the ${role} of ${organisation.name}.`,
    path: `/organisations/${organisation.slug}/members`,
  });
}
