import { findPersonByEmail } from '../../../db/queries/people';
import type { Tx } from '../../../db/store';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { type Answer, done, faulty } from './answer';
import { EMAIL_FAULT, readEmail } from './email-address';
import { inEvenTime } from './even-time';
import { confirmedName, resetPasswordLetter } from './letters';
import { addressOf, takeAttempt, tooManyWords } from './limits.server';
import { mailToken } from './mailed-token.server';

/**
 * Mails a link for a new password, if there is such an account. The answer is the same if there is none, and
 * so is the time it takes.
 */
export async function askForReset(ctx: Context, typed: string): Promise<Answer> {
  const email = readEmail(typed);
  if (email === null) return faulty({ email: EMAIL_FAULT });
  const mailIfKnown = async (tx: Tx) => {
    const wait = await takeAttempt(tx, ctx, 'ask-for-reset:address', addressOf(ctx));
    if (wait) return wait;
    const person = await findPersonByEmail(tx, email);
    if (!person || person.suspendedAt) return null;
    await mailToken(tx, ctx, {
      purpose: 'reset-password',
      personId: person.id,
      email,
      words: (token) => resetPasswordLetter(ctx.settings, confirmedName(person), token),
    });
    await recordEvent(tx, ctx, {
      act: 'password-reset-asked-for',
      objectKind: 'person',
      objectId: person.id,
    });
    return null;
  };
  const wait = await inEvenTime(() => ctx.store.tx(mailIfKnown));
  if (wait) return faulty({ form: tooManyWords(wait, ctx.now()) }, 429);
  ctx.post.wake();
  return done();
}
