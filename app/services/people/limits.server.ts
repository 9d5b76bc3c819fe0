import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { clearAttempts, countAttempt } from '../../../db/queries/attempts';
import type { Tx } from '../../../db/store';
import type { Context } from '../context';
import { ServiceError } from '../errors';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * How often something may be tried. Per account and true peer address, against guessing one password; per account from
 * wherever, against many who guess it together, and wider, for whoever guesses must not keep its person out; per address,
 * against trying one password on many accounts. A whole hospital may share one address, so those are wider too.
 */
const LIMITS = {
  'sign-in:account-here': { most: 10, windowMs: 15 * MINUTE },
  'sign-in:account': { most: 200, windowMs: 15 * MINUTE },
  // By somebody who is signed in: what others try at the door does not count here.
  'password:account': { most: 10, windowMs: 15 * MINUTE },
  'sign-in:address': { most: 200, windowMs: 15 * MINUTE },
  'register:address': { most: 100, windowMs: HOUR },
  'letter:account': { most: 4, windowMs: HOUR },
  // Of its own, so that nobody can use up another's letters for a new password by registering in their name.
  'reset-letter:account': { most: 4, windowMs: HOUR },
  'ask-for-reset:address': { most: 60, windowMs: HOUR },
  'token:address': { most: 60, windowMs: HOUR },
  'invite:person': { most: 60, windowMs: 24 * HOUR },
  'ask-to-join:person': { most: 20, windowMs: 24 * HOUR },
  'upload-sheet:person': { most: 20, windowMs: HOUR },
  'create-organisation:person': { most: 5, windowMs: 24 * HOUR },
  'upload-text:person': { most: 60, windowMs: HOUR },
  'lend-file:person': { most: 40, windowMs: 24 * HOUR },
} as const;

export type Limited = keyof typeof LIMITS;

/** When it may be tried again, where the limit is reached; null while it is not. */
export type Wait = Date | null;

/**
 * Counts an attempt before the work begins, so that a hundred at once are a hundred.
 *
 * @param whose the account, address or person; only a hash of it is stored
 */
export async function takeAttempt(
  tx: Tx,
  ctx: Pick<Context, 'now'>,
  what: Limited,
  whose: string,
): Promise<Wait> {
  const { most, windowMs } = LIMITS[what];
  const { count, windowEndsAt } = await countAttempt(tx, limitKey(what, whose), ctx.now(), windowMs);
  return count > most ? windowEndsAt : null;
}

/** Forgets the attempts on an account, after its person has shown who they are. */
export async function forgetAttempts(tx: Tx, what: Limited, whose: string): Promise<void> {
  await clearAttempts(tx, [limitKey(what, whose)]);
}

/** An attempt to sign in to an account from the visitor's address. */
export async function takeSignIn(
  tx: Tx,
  ctx: Pick<Context, 'now' | 'visitor'>,
  email: string,
): Promise<Wait> {
  const byAddress = await takeAttempt(tx, ctx, 'sign-in:address', addressOf(ctx));
  const here = await takeAttempt(tx, ctx, 'sign-in:account-here', `${email} ${addressOf(ctx)}`);
  // Whoever has to wait here does not use up what others may try elsewhere.
  if (here !== null) return here;
  return (await takeAttempt(tx, ctx, 'sign-in:account', email)) ?? byAddress;
}

/** Forgets the attempts on an account from wherever, and those from here, after its person has shown who they are. */
export async function forgetSignIns(tx: Tx, ctx: Pick<Context, 'visitor'>, email: string): Promise<void> {
  await forgetAttempts(tx, 'sign-in:account', email);
  await forgetAttempts(tx, 'sign-in:account-here', `${email} ${addressOf(ctx)}`);
}

/**
 * The same for signed-in people, who may be told plainly.
 *
 * @throws ServiceError `too-many`
 */
export async function takeAttemptOrRefuse(
  tx: Tx,
  ctx: Pick<Context, 'now'>,
  what: Limited,
  whose: string,
): Promise<void> {
  const wait = await takeAttempt(tx, ctx, what, whose);
  if (wait) throw new ServiceError('too-many', tooManyWords(wait, ctx.now()));
}

/** "Too many attempts. Try again in 12 minutes." */
export function tooManyWords(until: Date, now: Date): string {
  const minutes = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / MINUTE));
  const wait =
    minutes < 100 ? `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}` : `${Math.ceil(minutes / 60)} hours`;
  return `Too many attempts. Try again in ${wait}.`;
}

/** Under which an attempt is counted. */
export function limitKey(what: Limited, whose: string): string {
  return `${what}:${createHash('sha256').update(whose).digest('base64url')}`;
}

/** One visitor's address: an IPv4 address as it is, an IPv6 one by the network a household is given (/64). */
export function addressOf(ctx: Pick<Context, 'visitor'>): string {
  const address = ctx.visitor.address.replace(/%.*$/, '').toLowerCase();
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(address);
  if (mapped?.[1]) return mapped[1];
  if (!isIPv6(address)) return address;
  const [before = '', after] = address.split('::');
  const head = before.split(':').filter(Boolean);
  const tail = (after ?? '').split(':').filter(Boolean);
  const gap =
    after === undefined ? [] : Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0');
  return `${[...head, ...gap, ...tail]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
