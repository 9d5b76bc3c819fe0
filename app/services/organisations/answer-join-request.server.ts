import { deleteJoinRequest, insertMember } from '../../../db/queries/memberships';
import { findPerson } from '../../../db/queries/people';
import { unmetOf } from '../../domain/decision';
import { decideAnswering, isAttended } from '../../domain/membership';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { errorsAtFields } from '../field-errors';
import { tellPeople } from '../notices/tell-people.server';
import { type Answer, done, faulty, refused } from '../people/answer';
import { authorise } from '../people/authorise.server';
import { actingFor } from './acting-for';
import { organisationAt } from './find-organisation.server';
import { membersStanding } from './members-standing.server';

/** Accepts or declines somebody who asked to join (PM-20, PM-32); they are told either way. */
export async function answerJoinRequest(
  ctx: Context,
  input: { readonly slug: string; readonly personId: string; readonly accept: boolean },
): Promise<Answer> {
  const answer = await ctx.store.tx(async (tx) => {
    const organisation = await organisationAt(tx, input.slug);
    const attended = isAttended(await membersStanding(tx, organisation.id));
    await authorise(tx, ctx, 'answer-join-request', { organisationId: organisation.id, attended });
    const answererId = ctx.actor.kind === 'person' ? ctx.actor.personId : null;
    const unmet = unmetOf(decideAnswering(answererId, input.personId));
    if (unmet.length > 0) return refused(errorsAtFields(unmet, {}), unmet);
    if (!(await deleteJoinRequest(tx, organisation.id, input.personId))) {
      return faulty({ form: 'This request was answered or taken back meanwhile.' }, 409);
    }
    const person = await findPerson(tx, input.personId);
    if (!person) return done();
    const now = ctx.now();
    if (input.accept) {
      await insertMember(tx, { organisationId: organisation.id, personId: person.id, joinedAt: now });
    }
    await tellPeople(tx, ctx, {
      people: [person.id],
      kind: input.accept ? 'role-given' : 'membership-asked',
      summary: input.accept
        ? `You are now a member of ${organisation.name} and can speak for it in comments.`
        : `${organisation.name} declined your request to join. You can go on taking part as yourself.`,
      path: `/organisations/${organisation.slug}`,
    });
    await recordEvent(tx, ctx, {
      act: input.accept ? 'member-joined' : 'membership-declined',
      objectKind: 'organisation',
      objectId: organisation.id,
      organisationId: actingFor(ctx.actor, organisation.id),
      after: { personId: person.id },
    });
    return done();
  });
  if (answer.ok && input.accept) ctx.rooms.reseatPerson(input.personId);
  ctx.post.wake();
  return answer;
}
