import { asc, eq } from 'drizzle-orm';
import type { Context } from '../../app/services/context';
import { hashPassword } from '../../app/services/people/password';
import { register } from '../../app/services/people/register.server';
import type { Store } from '../../db/store';
import { makePerson, type PersonToMake, type TestContext, type TestPerson } from './context';

export const GOOD_PASSWORD = 'three random words';

/** The real hash of `GOOD_PASSWORD`, made once: a tenth of a second, and the same for everybody who only has one. */
let goodHash: Promise<string> | undefined;

/** A person who signs in with `GOOD_PASSWORD`. */
export async function makeSignInPerson(ctx: TestContext, wanted: PersonToMake = {}): Promise<TestPerson> {
  goodHash ??= hashPassword(GOOD_PASSWORD);
  return await makePerson(ctx, { ...wanted, passwordHash: await goodHash });
}

export interface WrittenLetter {
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
}

/** The letters in the outbox to this address, oldest first. */
export async function lettersTo(store: Store, recipient: string): Promise<WrittenLetter[]> {
  return await store.read(async ({ db, tables: { letters } }) =>
    db
      .select({ recipient: letters.recipient, subject: letters.subject, body: letters.body })
      .from(letters)
      .where(eq(letters.recipient, recipient))
      .orderBy(asc(letters.id)),
  );
}

/** The link in a letter. */
export function linkIn(letter: WrittenLetter | undefined): URL {
  const found = /https?:\/\/\S+(?:token=|invitations\/)\S+/.exec(letter?.body ?? '');
  if (!found) throw new Error(`There is no link in the letter: ${letter?.body ?? 'no letter'}`);
  return new URL(found[0]);
}

/** The secret in a letter's link. */
export function tokenIn(letter: WrittenLetter | undefined): string {
  const link = linkIn(letter);
  return link.searchParams.get('token') ?? link.pathname.split('/').at(-1) ?? '';
}

/** What the audit record says was done, in order. */
export async function actsRecorded(store: Store): Promise<string[]> {
  const rows = await store.read(async ({ db, tables: { auditEvents } }) =>
    db.select({ act: auditEvents.act }).from(auditEvents).orderBy(asc(auditEvents.seq)),
  );
  return rows.map(({ act }) => act);
}

/** Registers and answers the token of the letter. */
export async function registered(ctx: Context, email: string, name = 'Ada Lovelace'): Promise<string> {
  const answer = await register(ctx, { name, email, password: GOOD_PASSWORD, to: '' });
  if (!answer.ok) throw new Error(JSON.stringify(answer.errors));
  return tokenIn((await lettersTo(ctx.store, email)).at(-1));
}
