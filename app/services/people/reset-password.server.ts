import { insertLetter } from '../../../db/queries/letters';
import { findPerson, updatePerson } from '../../../db/queries/people';
import { deleteSessions } from '../../../db/queries/sessions';
import { deleteTokensOf, findToken, spendToken } from '../../../db/queries/tokens';
import { CLOSINGS } from '../../document/close-codes';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { type Answer, done, faulty } from './answer';
import { confirmedName, passwordChangedLetter } from './letters';
import { addressOf, forgetAttempts, forgetSignIns, takeAttempt, tooManyWords } from './limits.server';
import { hashPassword } from './password';
import { passwordFault } from './password-rules';
import { secretHash } from './secrets';
import { suspendedWords } from './suspended-words';

/** What a link for a new password still does. Looking does not use it up. */
export async function viewResetLink(ctx: Context, token: string) {
  return await ctx.store.read(async (tx) => {
    const found = await findToken(tx, secretHash(token), 'reset-password', ctx.now());
    const owner = found?.personId ? await findPerson(tx, found.personId) : undefined;
    if (!owner || owner.email !== found?.email) return { works: false, suspended: null };
    // Who has the link reads the letters of the account: that it is suspended is no secret from them.
    if (owner.suspendedAt) return { works: false, suspended: suspendedWords(ctx.settings) };
    return { works: true, suspended: null };
  });
}

const USED_UP = 'This link was used already or has run out. Ask for a new one.';

/**
 * Sets a new password by the mailed link, once. Every session of the account ends, and its live connections
 * with them. The link also proves the address, so an account that was never confirmed is so now.
 */
export async function resetPassword(
  ctx: Context,
  input: { readonly token: string; readonly password: string },
): Promise<Answer> {
  const hash = secretHash(input.token);
  const { wait, person } = await ctx.store.tx(async (tx) => {
    const wait = await takeAttempt(tx, ctx, 'token:address', addressOf(ctx));
    const found = await findToken(tx, hash, 'reset-password', ctx.now());
    return { wait, person: found?.personId ? await findPerson(tx, found.personId) : undefined };
  });
  if (wait) return faulty({ form: tooManyWords(wait, ctx.now()) }, 429);
  if (!person) return faulty({ form: USED_UP }, 409);
  if (person.suspendedAt) return faulty({ form: suspendedWords(ctx.settings) }, 409);
  const fault = passwordFault(input.password, person);
  if (fault !== null) return faulty({ password: fault });

  const passwordHash = await hashPassword(input.password);
  const changed = await ctx.store.tx(async (tx) => {
    const token = await spendToken(tx, hash, 'reset-password', ctx.now());
    // The letter proves the address it went to; it must still be the address of the account.
    const owner = token ? await findPerson(tx, person.id) : undefined;
    if (!token || !owner || owner.email !== token.email || owner.suspendedAt) return false;
    const now = ctx.now();
    await updatePerson(tx, owner.id, {
      passwordHash,
      emailConfirmedAt: owner.emailConfirmedAt ?? now,
    });
    await deleteTokensOf(tx, owner.id, 'confirm-email');
    await deleteSessions(tx, owner.id);
    await forgetSignIns(tx, ctx, owner.email);
    await forgetAttempts(tx, 'password:account', owner.email);
    await insertLetter(
      tx,
      { recipient: owner.email, ...passwordChangedLetter(ctx.settings, confirmedName(owner)) },
      now,
    );
    await recordEvent(tx, ctx, { act: 'password-reset', objectKind: 'person', objectId: owner.id });
    return true;
  });
  if (!changed) return faulty({ form: USED_UP }, 409);
  ctx.rooms.revokePerson(person.id, CLOSINGS.signedOut.code);
  ctx.post.wake();
  return done();
}
