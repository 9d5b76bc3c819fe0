import { insertOffice } from '../../../db/queries/offices';
import { anyoneExists, insertPerson } from '../../../db/queries/people';
import { deleteTokensFor, findToken, insertToken, spendToken } from '../../../db/queries/tokens';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { type Answer, done, faulty } from './answer';
import { type BegunSession, beginSession } from './begin-session.server';
import { EMAIL_FAULT, readEmail } from './email-address';
import { addressOf, takeAttempt, tooManyWords } from './limits.server';
import { hashPassword } from './password';
import { passwordFault } from './password-rules';
import { nameFault, readName } from './person-name';
import { newSecret, secretHash } from './secrets';

const DAY = 24 * 60 * 60 * 1000;
const PURPOSE = 'first-administrator';

/** Whether nobody has an account yet. Whoever is signed in proves the contrary without a question. */
export async function portalIsEmpty(ctx: Pick<Context, 'store' | 'actor'>): Promise<boolean> {
  if (ctx.actor.kind === 'person') return false;
  return !(await ctx.store.read((tx) => anyoneExists(tx)));
}

/**
 * For the start of the process: a new one-time token for `/first-run?token=…`, good for a day, while nobody
 * has an account; the token of an earlier start stops working. Null when somebody has.
 */
export async function prepareFirstRun(ctx: Pick<Context, 'store' | 'now'>): Promise<string | null> {
  const token = newSecret();
  const now = ctx.now();
  return await ctx.store.tx(async (tx) => {
    await deleteTokensFor(tx, PURPOSE);
    if (await anyoneExists(tx)) return null;
    await insertToken(tx, {
      secretHash: secretHash(token),
      purpose: PURPOSE,
      createdAt: now,
      expiresAt: new Date(now.getTime() + DAY),
    });
    return token;
  });
}

/** `closed`: somebody has an account. `no-token`: the address lacks a token that works. */
export type FirstRunView = 'open' | 'no-token' | 'closed';

export async function viewFirstRun(ctx: Context, token: string): Promise<FirstRunView> {
  return await ctx.store.read(async (tx): Promise<FirstRunView> => {
    if (await anyoneExists(tx)) return 'closed';
    return (await findToken(tx, secretHash(token), PURPOSE, ctx.now())) ? 'open' : 'no-token';
  });
}

export interface FirstAdministrator {
  readonly token: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

const NO_TOKEN =
  'This link was used already or has run out. Start the portal again and open the link that it prints.';

/** Nothing on the page of the form would say so: it is gone once anybody has an account. */
function tooLate(): ServiceError {
  return new ServiceError(
    'conflict',
    'The first administrator was created a moment ago, so no second one was made. Sign in with that account: it gives offices to others.',
  );
}

/**
 * Makes the account of the first administrator and signs it in. The token was printed where only those who run
 * the machine can read it, so it stands in for the console; the address needs no letter.
 *
 * @throws ServiceError `conflict` when somebody has an account already
 */
export async function createFirstAdministrator(
  ctx: Context,
  input: FirstAdministrator,
): Promise<Answer<BegunSession>> {
  const name = readName(input.name);
  const email = readEmail(input.email);
  const fault = passwordFault(input.password, { email: input.email, name: input.name });
  if (name === null || email === null || fault !== null) {
    return faulty({
      ...(name === null ? { name: nameFault(input.name) } : {}),
      ...(email === null ? { email: EMAIL_FAULT } : {}),
      ...(fault === null ? {} : { password: fault }),
    });
  }
  const wait = await ctx.store.tx((tx) => takeAttempt(tx, ctx, 'token:address', addressOf(ctx)));
  if (wait) return faulty({ form: tooManyWords(wait, ctx.now()) }, 429);
  const state = await viewFirstRun(ctx, input.token);
  if (state === 'closed') throw tooLate();
  if (state !== 'open') return faulty({ form: NO_TOKEN }, 409);

  const passwordHash = await hashPassword(input.password);
  const begun = await ctx.store.tx(async (tx) => {
    if (await anyoneExists(tx)) throw tooLate();
    if (!(await spendToken(tx, secretHash(input.token), PURPOSE, ctx.now()))) return null;
    const now = ctx.now();
    const person = { id: ctx.newId(), name, email };
    await insertPerson(tx, { ...person, passwordHash, emailConfirmedAt: now, createdAt: now });
    await insertOffice(tx, {
      personId: person.id,
      office: 'administrator',
      grantedBy: null,
      grantedAt: now,
    });
    await recordEvent(
      tx,
      { now: ctx.now, actor: { kind: 'console' } },
      {
        act: 'first-administrator-created',
        objectKind: 'person',
        objectId: person.id,
        after: { office: 'administrator' },
      },
    );
    return await beginSession(tx, ctx, person);
  });
  return begun ? done(begun) : faulty({ form: NO_TOKEN }, 409);
}
