import { findPerson, findPersonByEmail } from '../../../db/queries/people';
import { CLOSINGS } from '../../document/close-codes';
import type { Context } from '../context';
import { type Answer, done, faulty } from './answer';
import { type BegunSession, beginSession } from './begin-session.server';
import { readEmail } from './email-address';
import { confirmEmailLetter } from './letters';
import { forgetSignIns, takeSignIn, tooManyWords } from './limits.server';
import { mailToken } from './mailed-token.server';
import { verifyPassword } from './password';
import { suspendedWords } from './suspended-words';

export interface Credentials {
  readonly email: string;
  readonly password: string;
  /** Where the person was going; a new confirmation link leads on to it. */
  readonly to: string;
}

/** The same for an unknown address, a wrong password and an account without one. */
const WRONG = 'The e-mail address or the password is not right';

/** What ends the wait, which a stranger may have caused. */
const OR_ANEW = 'Or ask for a new password by e-mail: with it you can sign in at once.';

/**
 * Signs a person in. An unknown account costs the same work and gets the same answer as a wrong password; what
 * is amiss with the account is told only to somebody who knows its password.
 */
export async function signIn(ctx: Context, input: Credentials): Promise<Answer<BegunSession>> {
  if (input.email.trim() === '' || input.password === '') {
    return faulty({
      ...(input.email.trim() === '' ? { email: 'Enter your e-mail address' } : {}),
      ...(input.password === '' ? { password: 'Enter your password' } : {}),
    });
  }
  const email = readEmail(input.email) ?? input.email.trim().toLowerCase().slice(0, 300);
  const { wait, person } = await ctx.store.tx(async (tx) => {
    return { wait: await takeSignIn(tx, ctx, email), person: await findPersonByEmail(tx, email) };
  });
  if (wait) return faulty({ form: `${tooManyWords(wait, ctx.now())} ${OR_ANEW}` }, 429);

  const right = await verifyPassword(person?.passwordHash ?? null, input.password);
  if (!right || !person) return faulty({ form: WRONG });
  if (person.suspendedAt) {
    return faulty({ form: suspendedWords(ctx.settings) }, 409);
  }
  if (!person.emailConfirmedAt) {
    const wait = await ctx.store.tx((tx) =>
      mailToken(tx, ctx, {
        purpose: 'confirm-email',
        personId: person.id,
        email,
        // Somebody who only knows the password of another registration does not take the owner's letter away.
        keepsEarlier: true,
        words: (token) => confirmEmailLetter(ctx.settings, token, input.to),
      }),
    );
    ctx.post.wake();
    const link = wait
      ? 'The newest of the letters that we sent you has the link. If you have none, sign in again in an hour for another.'
      : 'We have sent you a new link; it works for 48 hours.';
    return faulty({ form: `Confirm your e-mail address first. ${link}` }, 409);
  }

  const begun = await ctx.store.tx(async (tx) => {
    const now = await findPerson(tx, person.id);
    // Between the check and here the password may have been changed, or the account suspended.
    if (!now || now.suspendedAt || now.passwordHash !== person.passwordHash) return null;
    await forgetSignIns(tx, ctx, email);
    return await beginSession(tx, ctx, now);
  });
  if (!begun) return faulty({ form: WRONG });
  if (ctx.actor.kind === 'person') ctx.rooms.revokeSession(ctx.actor.sessionId, CLOSINGS.signedOut.code);
  return done(begun);
}
