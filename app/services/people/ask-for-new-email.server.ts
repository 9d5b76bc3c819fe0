import { findPerson, findPersonByEmail } from '../../../db/queries/people';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { type Answer, done, faulty } from './answer';
import { WRONG_PRESENT } from './change-password.server';
import { EMAIL_FAULT, readEmail } from './email-address';
import { confirmedName, confirmNewEmailLetter, emailInUseLetter } from './letters';
import { takeAttempt, tooManyWords } from './limits.server';
import { mailToken, mailWords } from './mailed-token.server';
import { verifyPassword } from './password';
import { signedInPerson } from './signed-in';

/**
 * Mails a link to a new address; the old one stays in use until the link is followed. Whether somebody else
 * has the address is told by letter to that somebody, never on the page.
 */
export async function askForNewEmail(
  ctx: Context,
  input: { readonly email: string; readonly password: string },
): Promise<Answer> {
  const me = signedInPerson(ctx.actor);
  const email = readEmail(input.email);
  const errors = {
    ...(email === null ? { email: EMAIL_FAULT } : {}),
    ...(input.password === '' ? { emailPassword: 'Enter your present password' } : {}),
  };
  if (email === null || input.password === '') return faulty(errors);
  if (email === me.email) return faulty({ email: 'This is your e-mail address already' });
  const { wait, person } = await ctx.store.tx(async (tx) => ({
    wait: await takeAttempt(tx, ctx, 'password:account', me.email),
    person: await findPerson(tx, me.personId),
  }));
  if (wait) return faulty({ form: tooManyWords(wait, ctx.now()) }, 429);
  if (!(await verifyPassword(person?.passwordHash ?? null, input.password))) {
    return faulty({ emailPassword: WRONG_PRESENT });
  }
  await ctx.store.tx(async (tx) => {
    const holder = await findPersonByEmail(tx, email);
    if (holder) {
      await mailWords(tx, ctx, email, emailInUseLetter(ctx.settings, confirmedName(holder)));
      return;
    }
    await mailToken(tx, ctx, {
      purpose: 'confirm-email',
      personId: me.personId,
      email,
      words: (token) => confirmNewEmailLetter(ctx.settings, token),
    });
    await recordEvent(tx, ctx, {
      act: 'email-change-asked-for',
      objectKind: 'person',
      objectId: me.personId,
    });
  });
  ctx.post.wake();
  return done();
}
