import { deleteJoinRequest, findMember, upsertJoinRequest } from '../../../db/queries/memberships';
import { listOfficeHolders } from '../../../db/queries/offices';
import type { Tx } from '../../../db/store';
import { isAttended } from '../../domain/membership';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { tellPeople } from '../notices/tell-people.server';
import { type Answer, done, faulty } from '../people/answer';
import { authorise } from '../people/authorise.server';
import { takeAttemptOrRefuse } from '../people/limits.server';
import { signedInPerson } from '../people/signed-in';
import { organisationAt } from './find-organisation.server';
import { membersStanding } from './members-standing.server';

const LONGEST_MESSAGE = 500;

/** Asks to join an organisation; whoever answers is told. */
export async function askToJoin(
  ctx: Context,
  input: { readonly slug: string; readonly message: string },
): Promise<Answer> {
  const message = input.message.trim();
  const answer = await ctx.store.tx(async (tx) => {
    await authorise(tx, ctx, 'join-organisation', {});
    const me = signedInPerson(ctx.actor);
    const organisation = await organisationAt(tx, input.slug);
    if (organisation.suspendedAt) {
      return faulty({ form: 'This organisation is suspended, so nobody can join it now.' }, 409);
    }
    if (await findMember(tx, organisation.id, me.personId)) {
      return faulty({ form: `You belong to ${organisation.name} already.` }, 409);
    }
    if (message.length > LONGEST_MESSAGE) {
      return faulty({ message: `Your message must be ${LONGEST_MESSAGE} characters or fewer` });
    }
    await takeAttemptOrRefuse(tx, ctx, 'ask-to-join:person', me.personId);
    const now = ctx.now();
    await upsertJoinRequest(tx, {
      organisationId: organisation.id,
      personId: me.personId,
      message,
      createdAt: now,
    });
    await tellPeople(tx, ctx, {
      people: await whoAnswer(tx, organisation.id),
      kind: 'membership-asked',
      summary: `${me.name} asks to join ${organisation.name}.`,
      path: `/organisations/${organisation.slug}/members`,
      organisationId: organisation.id,
    });
    await recordEvent(tx, ctx, {
      act: 'membership-asked-for',
      objectKind: 'organisation',
      objectId: organisation.id,
      after: { personId: me.personId },
    });
    return done();
  });
  ctx.post.wake();
  return answer;
}

/** Representative and alternate; the Secretariat while neither of them can act. */
async function whoAnswer(tx: Tx, organisationId: string): Promise<string[]> {
  const members = await membersStanding(tx, organisationId);
  const answer = isAttended(members)
    ? members.filter(({ duty, suspended }) => duty !== 'member' && !suspended)
    : await listOfficeHolders(tx, 'secretariat');
  return answer.map(({ personId }) => personId);
}

/** Takes one's own request back. */
export async function takeBackRequest(ctx: Context, slug: string): Promise<void> {
  const me = signedInPerson(ctx.actor);
  await ctx.store.tx(async (tx) => {
    const organisation = await organisationAt(tx, slug);
    if (!(await deleteJoinRequest(tx, organisation.id, me.personId))) return;
    await recordEvent(tx, ctx, {
      act: 'membership-request-taken-back',
      objectKind: 'organisation',
      objectId: organisation.id,
      after: { personId: me.personId },
    });
  });
}
