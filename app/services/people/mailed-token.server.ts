import { insertLetter } from '../../../db/queries/letters';
import { deleteTokensOf, insertToken } from '../../../db/queries/tokens';
import type { Tx } from '../../../db/store';
import type { TokenPurpose } from '../../../db/words';
import type { Context } from '../context';
import type { Words } from './letters';
import { takeAttempt, type Wait } from './limits.server';
import { newSecret, secretHash } from './secrets';

const HOUR = 60 * 60 * 1000;

/** How long a mailed link works. */
const GOOD_FOR_MS = { 'confirm-email': 48 * HOUR, 'reset-password': HOUR } as const satisfies Partial<
  Record<TokenPurpose, number>
>;

export interface TokenToMail {
  readonly purpose: keyof typeof GOOD_FOR_MS;
  readonly personId: string;
  /** Where the letter goes, and the address that the token confirms. */
  readonly email: string;
  /**
   * What was typed with a registration. It goes with the token and becomes the account's when the token confirms it, so
   * that nobody who registers an address that is not theirs changes what its owner typed.
   */
  readonly registration?: { readonly name: string; readonly passwordHash: string };
  /** Whether links that were mailed before go on working: each confirms what was typed with it. */
  readonly keepsEarlier?: boolean;
  readonly words: (token: string) => Words;
}

/**
 * Mails a one-time link, in the caller's transaction; earlier links of the kind stop working unless the caller keeps
 * them. Nothing is mailed when the address had its share of letters for the hour.
 *
 * @returns until when that is so; null when it was mailed
 */
export async function mailToken(tx: Tx, ctx: Context, wanted: TokenToMail): Promise<Wait> {
  const share = wanted.purpose === 'reset-password' ? 'reset-letter:account' : 'letter:account';
  const wait = await takeAttempt(tx, ctx, share, wanted.email);
  if (wait) return wait;
  const secret = newSecret();
  const now = ctx.now();
  if (!wanted.keepsEarlier) await deleteTokensOf(tx, wanted.personId, wanted.purpose);
  await insertToken(tx, {
    secretHash: secretHash(secret),
    purpose: wanted.purpose,
    personId: wanted.personId,
    email: wanted.email,
    ...wanted.registration,
    createdAt: now,
    expiresAt: new Date(now.getTime() + GOOD_FOR_MS[wanted.purpose]),
  });
  await insertLetter(tx, { recipient: wanted.email, ...wanted.words(secret) }, now);
  return null;
}

/** Mails words alone to an address, within the same share. */
export async function mailWords(tx: Tx, ctx: Context, email: string, words: Words): Promise<void> {
  if (await takeAttempt(tx, ctx, 'letter:account', email)) return;
  await insertLetter(tx, { recipient: email, ...words }, ctx.now());
}
