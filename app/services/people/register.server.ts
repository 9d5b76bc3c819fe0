import { findPersonByEmail, insertPerson } from '../../../db/queries/people';
import type { Tx } from '../../../db/store';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { type Answer, done, faulty } from './answer';
import { EMAIL_FAULT, readEmail } from './email-address';
import { inEvenTime } from './even-time';
import { alreadyRegisteredLetter, confirmEmailLetter } from './letters';
import { addressOf, takeAttempt, tooManyWords } from './limits.server';
import { mailToken, mailWords } from './mailed-token.server';
import { hashPassword } from './password';
import { passwordFault } from './password-rules';
import { nameFault, readName } from './person-name';

export interface Registration {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  /** Where the person was going; the mailed link leads on to it. */
  readonly to: string;
}

/**
 * Makes an account, to be confirmed by the mailed link. Whether the address has an account already is told by
 * letter alone: page and work are the same. While the address is not confirmed, the account keeps what was typed
 * first, and each letter confirms what was typed with it: the owner of the mailbox chooses, whoever else registers it.
 */
export async function register(ctx: Context, input: Registration): Promise<Answer> {
  const name = readName(input.name);
  const email = readEmail(input.email);
  const password = passwordFault(input.password, { email: input.email, name: input.name });
  const errors = {
    ...(name === null ? { name: nameFault(input.name) } : {}),
    ...(email === null ? { email: EMAIL_FAULT } : {}),
    ...(password === null ? {} : { password }),
  };
  if (name === null || email === null || password !== null) return faulty(errors);

  const wait = await ctx.store.tx((tx) => takeAttempt(tx, ctx, 'register:address', addressOf(ctx)));
  if (wait) return faulty({ form: tooManyWords(wait, ctx.now()) }, 429);

  const passwordHash = await hashPassword(input.password);
  const writeDown = async (tx: Tx) => {
    const existing = await findPersonByEmail(tx, email);
    if (existing?.emailConfirmedAt) {
      await mailWords(tx, ctx, email, alreadyRegisteredLetter(ctx.settings, existing.name));
      await recordEvent(tx, ctx, {
        act: 'registration-of-known-address',
        objectKind: 'person',
        objectId: existing.id,
      });
      return;
    }
    const personId = existing?.id ?? ctx.newId();
    if (!existing) {
      await insertPerson(tx, { id: personId, email, name, passwordHash, createdAt: ctx.now() });
    }
    await mailToken(tx, ctx, {
      purpose: 'confirm-email',
      personId,
      email,
      registration: { name, passwordHash },
      keepsEarlier: true,
      words: (token) => confirmEmailLetter(ctx.settings, token, input.to),
    });
    await recordEvent(tx, ctx, {
      act: existing ? 'account-registered-again' : 'account-registered',
      objectKind: 'person',
      objectId: personId,
    });
  };
  await inEvenTime(() => ctx.store.tx(writeDown));
  ctx.post.wake();
  return done();
}
