import { findPerson } from '../../../db/queries/people';
import type { Context } from '../context';
import { type Answer, done, faulty } from './answer';
import { forgetAttempts, takeAttempt, tooManyWords } from './limits.server';
import { verifyPassword } from './password';
import { signedInPerson } from './signed-in';

/**
 * Asks the one who is signed in for the password again, before an act that must be theirs and not that of somebody
 * at their desk. Wrong guesses are counted. The invented people of a demonstration have no
 * password and are not asked.
 */
export async function confirmPerson(ctx: Context, password: string): Promise<Answer<{ readonly at: Date }>> {
  const me = signedInPerson(ctx.actor);
  if (!(await isAskedForPassword(ctx))) return done({ at: ctx.now() });
  if (password === '') return faulty({ password: 'Enter your password to confirm that it is you.' });
  const { wait, person } = await ctx.store.tx(async (tx) => ({
    wait: await takeAttempt(tx, ctx, 'password:account', me.email),
    person: await findPerson(tx, me.personId),
  }));
  if (wait) return faulty({ password: tooManyWords(wait, ctx.now()) }, 429);
  if (!(await verifyPassword(person?.passwordHash ?? null, password))) {
    return faulty({ password: 'That is not your password. If you forgot it, sign out and reset it.' });
  }
  await ctx.store.tx((tx) => forgetAttempts(tx, 'password:account', me.email));
  return done({ at: ctx.now() });
}

/** Whether this person has to give a password. */
export async function isAskedForPassword(ctx: Context): Promise<boolean> {
  const me = signedInPerson(ctx.actor);
  if (!ctx.settings.demo) return true;
  return (await ctx.store.read((tx) => findPerson(tx, me.personId)))?.passwordHash != null;
}
