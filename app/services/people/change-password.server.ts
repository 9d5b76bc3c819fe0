import { insertLetter } from '../../../db/queries/letters';
import { findPerson, updatePerson } from '../../../db/queries/people';
import { deleteSessions } from '../../../db/queries/sessions';
import { deleteTokensOf } from '../../../db/queries/tokens';
import { CLOSINGS } from '../../document/close-codes';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { type Answer, done, faulty } from './answer';
import { passwordChangedLetter } from './letters';
import { forgetAttempts, takeAttempt, tooManyWords } from './limits.server';
import { hashPassword, verifyPassword } from './password';
import { passwordFault } from './password-rules';
import { signedInPerson } from './signed-in';

export const WRONG_PRESENT = 'That is not your present password';

/** Sets a new password. Every other session of the account ends, and its live connections with them. */
export async function changePassword(
  ctx: Context,
  input: { readonly present: string; readonly password: string },
): Promise<Answer> {
  const me = signedInPerson(ctx.actor);
  if (input.present === '') return faulty({ presentPassword: 'Enter your present password' });
  const { wait, person } = await ctx.store.tx(async (tx) => ({
    wait: await takeAttempt(tx, ctx, 'password:account', me.email),
    person: await findPerson(tx, me.personId),
  }));
  if (wait) return faulty({ form: tooManyWords(wait, ctx.now()) }, 429);
  const before = person?.passwordHash ?? null;
  if (!(await verifyPassword(before, input.present)) || !person) {
    return faulty({ presentPassword: WRONG_PRESENT });
  }
  const fault = passwordFault(input.password, person);
  if (fault !== null) return faulty({ newPassword: fault });

  const passwordHash = await hashPassword(input.password);
  const ended = await ctx.store.tx(async (tx) => {
    const now = await findPerson(tx, me.personId);
    if (!now || now.passwordHash !== before) return null;
    await updatePerson(tx, me.personId, { passwordHash });
    await deleteTokensOf(tx, me.personId, 'reset-password');
    await forgetAttempts(tx, 'password:account', me.email);
    const ended = await deleteSessions(tx, me.personId, me.sessionId);
    const words = passwordChangedLetter(ctx.settings, now.name);
    await insertLetter(tx, { recipient: now.email, ...words }, ctx.now());
    await recordEvent(tx, ctx, {
      act: 'password-changed',
      objectKind: 'person',
      objectId: me.personId,
      after: { sessionsEnded: ended.length },
    });
    return ended;
  });
  if (ended === null) return faulty({ presentPassword: WRONG_PRESENT });
  for (const sessionId of ended) ctx.rooms.revokeSession(sessionId, CLOSINGS.signedOut.code);
  ctx.post.wake();
  return done();
}
