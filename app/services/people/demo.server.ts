import { listDemoPeople } from '../../../db/queries/demo-people';
import { findPerson } from '../../../db/queries/people';
import { CLOSINGS } from '../../document/close-codes';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { sampleRoles } from '../sample/sample-roles';
import { type BegunSession, beginSession } from './begin-session.server';

/**
 * The invented people of a demonstration, for signing in by one click: those without a password. Whoever
 * registers in a demonstration has one, and is not offered to others. First one person for each role of the
 * process, with what is worth trying as them.
 *
 * @throws ServiceError `not-found` where the portal is not a demonstration
 */
export async function viewDemoPeople(ctx: Context) {
  refuseUnlessDemo(ctx);
  const people = await ctx.store.read((tx) => listDemoPeople(tx));
  const roles = sampleRoles().flatMap(({ role, tryThis, email }) => {
    const person = people.find((one) => one.email === email);
    return person === undefined ? [] : [{ personId: person.id, name: person.name, role, tryThis }];
  });
  return { roles, people: people.map(({ email: _email, ...person }) => person) };
}

/**
 * Signs in as an invented person of a demonstration.
 *
 * @throws ServiceError `not-found` where the portal is not a demonstration, or the person has a password
 */
export async function signInToDemo(ctx: Context, personId: string): Promise<BegunSession> {
  refuseUnlessDemo(ctx);
  const begun = await ctx.store.tx(async (tx) => {
    const person = await findPerson(tx, personId);
    if (!person || person.passwordHash !== null || person.suspendedAt || !person.emailConfirmedAt) {
      throw new ServiceError('not-found', 'There is no such person in the demonstration.');
    }
    return await beginSession(tx, ctx, person);
  });
  if (ctx.actor.kind === 'person') ctx.rooms.revokeSession(ctx.actor.sessionId, CLOSINGS.signedOut.code);
  return begun;
}

function refuseUnlessDemo(ctx: Context): void {
  if (!ctx.settings.demo) throw new ServiceError('not-found', 'There is no such page.');
}
