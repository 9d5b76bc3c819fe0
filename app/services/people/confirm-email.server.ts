import { insertLetter } from '../../../db/queries/letters';
import { findPerson, findPersonByEmail, updatePerson } from '../../../db/queries/people';
import { deleteTokensOf, findToken, spendToken } from '../../../db/queries/tokens';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { type Answer, done, faulty } from './answer';
import { asActor, type BegunSession, beginSession } from './begin-session.server';
import { emailChangedLetter } from './letters';
import { addressOf, forgetAttempts, takeAttempt, tooManyWords } from './limits.server';
import { verifyPassword } from './password';
import { secretHash } from './secrets';

/** What the page of a confirmation link shows. */
export type ConfirmationView =
  | { readonly works: true; readonly email: string; readonly firstTime: boolean }
  | { readonly works: false };

/** Whether the link still works, and for which address. Looking does not use it up: mail scanners look too. */
export async function viewConfirmation(ctx: Context, token: string): Promise<ConfirmationView> {
  return await ctx.store.read(async (tx): Promise<ConfirmationView> => {
    const found = await findToken(tx, secretHash(token), 'confirm-email', ctx.now());
    const person = found?.personId ? await findPerson(tx, found.personId) : undefined;
    if (!found?.email || !person) return { works: false };
    return { works: true, email: found.email, firstTime: person.emailConfirmedAt === null };
  });
}

const USED_UP = 'This link was used already or has run out. Sign in to be sent a new one.';
const TAKEN = 'Another account uses this e-mail address now, so it was not changed.';
const WRONG = 'That is not the password of this account';

type Refused = 'used-up' | 'taken';

/**
 * Confirms an address: the first one of a new account, or a new one of an old account. The password is asked
 * for, so that the owner of a mailbox cannot be led to confirm an account that somebody else made with it.
 * Signs the person in.
 */
export async function confirmEmail(
  ctx: Context,
  input: { readonly token: string; readonly password: string },
): Promise<Answer<BegunSession>> {
  const hash = secretHash(input.token);
  const { wait, personId, registered, passwordHash } = await ctx.store.tx(async (tx) => {
    const byAddress = await takeAttempt(tx, ctx, 'token:address', addressOf(ctx));
    const found = await findToken(tx, hash, 'confirm-email', ctx.now());
    const person = found?.personId ? await findPerson(tx, found.personId) : undefined;
    const byAccount = person ? await takeAttempt(tx, ctx, 'password:account', person.email) : null;
    return {
      wait: byAccount ?? byAddress,
      personId: person?.id,
      // A registration is confirmed with the password that was typed with it.
      registered: found?.passwordHash ?? null,
      passwordHash: found?.passwordHash ?? person?.passwordHash ?? null,
    };
  });
  if (wait) return faulty({ form: tooManyWords(wait, ctx.now()) }, 429);
  if (personId === undefined) return faulty({ form: USED_UP }, 409);
  if (input.password === '') return faulty({ password: 'Enter your password' });
  if (!(await verifyPassword(passwordHash, input.password))) return faulty({ password: WRONG });

  const begun = await ctx.store.tx(async (tx): Promise<BegunSession | Refused> => {
    const person = await findPerson(tx, personId);
    if (!person || person.suspendedAt) return 'used-up';
    if (registered === null ? person.passwordHash !== passwordHash : person.emailConfirmedAt)
      return 'used-up';
    const token = await spendToken(tx, hash, 'confirm-email', ctx.now());
    if (!token?.email) return 'used-up';
    const { email } = token;
    if (email !== person.email && (await findPersonByEmail(tx, email))) return 'taken';
    const now = ctx.now();
    const name = token.name ?? person.name;
    await updatePerson(tx, personId, { email, name, passwordHash, emailConfirmedAt: now });
    // What others typed with this address is worth nothing from now on.
    await deleteTokensOf(tx, personId, 'confirm-email');
    if (person.emailConfirmedAt && email !== person.email) {
      const words = emailChangedLetter(ctx.settings, person.name);
      await insertLetter(tx, { recipient: person.email, ...words }, now);
    }
    await forgetAttempts(tx, 'password:account', person.email);
    const begun = await beginSession(tx, ctx, { ...person, email, name });
    await recordEvent(
      tx,
      { now: ctx.now, actor: asActor({ ...person, name }, begun.sessionId) },
      {
        act: person.emailConfirmedAt ? 'email-changed' : 'email-confirmed',
        objectKind: 'person',
        objectId: personId,
      },
    );
    return begun;
  });
  if (begun === 'used-up') return faulty({ form: USED_UP }, 409);
  if (begun === 'taken') return faulty({ form: TAKEN }, 409);
  ctx.post.wake();
  return done(begun);
}
