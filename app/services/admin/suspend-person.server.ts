import { updatePerson } from '../../../db/queries/people';
import { deleteSessions } from '../../../db/queries/sessions';
import { CLOSINGS } from '../../document/close-codes';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { type Answer, done, faulty } from '../people/answer';
import { authorise } from '../people/authorise.server';
import { isLastAdministrator, LAST_ADMINISTRATOR, personFor } from './grant-office.server';

/** Suspends an account: every session and live connection of it ends. The reason is kept in the audit record. */
export async function suspendPerson(
  ctx: Context,
  input: { readonly personId: string; readonly reason: string },
): Promise<Answer> {
  const reason = input.reason.trim();
  const answer = await ctx.store.tx(async (tx) => {
    await authorise(tx, ctx, 'suspend-person', {});
    const person = await personFor(tx, input.personId);
    if (ctx.actor.kind === 'person' && ctx.actor.personId === person.id) {
      return faulty({ form: 'You cannot suspend your own account. Another administrator can.' }, 409);
    }
    if (await isLastAdministrator(tx, person.id)) return faulty({ form: LAST_ADMINISTRATOR }, 409);
    if (reason === '') return faulty({ reason: 'Enter the reason; it is kept in the audit record' });
    if (reason.length > 1000) return faulty({ reason: 'The reason must be 1000 characters or fewer' });
    if (person.suspendedAt) return faulty({ form: 'This account is suspended already.' }, 409);
    await updatePerson(tx, person.id, { suspendedAt: ctx.now() });
    const ended = await deleteSessions(tx, person.id);
    await recordEvent(tx, ctx, {
      act: 'person-suspended',
      objectKind: 'person',
      objectId: person.id,
      after: { reason, sessionsEnded: ended.length },
    });
    return done();
  });
  if (answer.ok) ctx.rooms.revokePerson(input.personId, CLOSINGS.personSuspended.code);
  return answer;
}

/** Ends a suspension; the person signs in again. */
export async function restorePerson(ctx: Context, personId: string): Promise<Answer> {
  return await ctx.store.tx(async (tx) => {
    await authorise(tx, ctx, 'suspend-person', {});
    const person = await personFor(tx, personId);
    if (!person.suspendedAt) return faulty({ form: 'This account is not suspended.' }, 409);
    await updatePerson(tx, person.id, { suspendedAt: null });
    await recordEvent(tx, ctx, { act: 'person-restored', objectKind: 'person', objectId: person.id });
    return done();
  });
}

/** Signs somebody out everywhere, for a lost laptop perhaps. */
export async function endSessionsOf(ctx: Context, personId: string): Promise<Answer> {
  const answer = await ctx.store.tx(async (tx) => {
    await authorise(tx, ctx, 'suspend-person', {});
    const person = await personFor(tx, personId);
    const ended = await deleteSessions(tx, person.id);
    await recordEvent(tx, ctx, {
      act: 'sessions-ended',
      objectKind: 'person',
      objectId: person.id,
      after: { sessionsEnded: ended.length },
    });
    return done();
  });
  if (answer.ok) ctx.rooms.revokePerson(personId, CLOSINGS.signedOut.code);
  return answer;
}
