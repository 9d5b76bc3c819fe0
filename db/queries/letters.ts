import { and, asc, count, eq, gte, isNotNull, isNull, lt, lte, or, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../store';
import type { LetterAbout } from './notice-mail';

export interface LetterToSend {
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
}

/** Puts a letter in the outbox, in the transaction of the act that caused it. */
export async function insertLetter(tx: Tx, letter: LetterToSend, now: Date): Promise<void> {
  await tx.db.insert(tx.tables.letters).values({ ...letter, createdAt: now, notBefore: now, attempts: 0 });
}

/** Puts a letter about notices in the outbox and answers its number; its words are written when it is sent. */
export async function insertNoticeLetter(
  tx: Tx,
  letter: { readonly personId: string; readonly about: LetterAbout },
  now: Date,
): Promise<number> {
  const { letters } = tx.tables;
  const empty = { recipient: '', subject: '', body: '' };
  const [row] = await tx.db
    .insert(letters)
    .values({ ...letter, ...empty, createdAt: now, notBefore: now, attempts: 0 })
    .returning({ id: letters.id });
  return row?.id ?? 0;
}

export type LetterRow = Awaited<ReturnType<typeof listDueLetters>>[number];

/** Letters due now, oldest first. */
export async function listDueLetters(tx: Tx, now: Date, limit: number) {
  const { letters } = tx.tables;
  return await tx.db
    .select()
    .from(letters)
    .where(and(isNull(letters.sentAt), isNull(letters.failedAt), lte(letters.notBefore, now)))
    .orderBy(asc(letters.id))
    .limit(limit);
}

/** Takes a letter for sending: counts the attempt and hides it until `until`. False if another process was first. */
export async function claimLetter(tx: Tx, id: number, attempts: number, until: Date): Promise<boolean> {
  const { letters } = tx.tables;
  const taken = await tx.db
    .update(letters)
    .set({ attempts: attempts + 1, notBefore: until })
    .where(and(eq(letters.id, id), eq(letters.attempts, attempts), isNull(letters.sentAt)))
    .returning({ id: letters.id });
  return taken.length > 0;
}

/** A letter that was claimed, by its number and the number of the attempt: a later attempt is somebody else's. */
export interface ClaimedLetter {
  readonly id: number;
  readonly attempts: number;
}

/**
 * Notes that the mail server hears the end of the letter now: it counts as sent, and in doubt as long as a last error
 * stands beside that. False when another process has claimed the letter meanwhile.
 */
export async function markLetterHandedOver(tx: Tx, letter: ClaimedLetter, at: Date): Promise<boolean> {
  return await changeClaimed(tx, letter, { sentAt: at, lastError: NOT_ANSWERED });
}

const NOT_ANSWERED = 'The portal stopped before the mail server answered.';

/** The mail server took the letter. */
export async function markLetterSent(tx: Tx, letter: ClaimedLetter, at: Date): Promise<void> {
  await changeClaimed(tx, letter, { sentAt: at, lastError: null });
}

/** The mail server had the whole letter, and no answer comes any more: nothing is sent again unless somebody says so. */
export async function markLetterInDoubt(tx: Tx, letter: ClaimedLetter, why: string, at: Date): Promise<void> {
  await changeClaimed(tx, letter, { sentAt: at, lastError: why, notBefore: at });
}

/** Notes why sending failed, and when it is tried again; with null it is given up. */
export async function markLetterFailed(
  tx: Tx,
  letter: ClaimedLetter,
  why: string,
  again: Date | null,
  at: Date,
): Promise<void> {
  await changeClaimed(tx, letter, {
    sentAt: null,
    lastError: why,
    ...(again === null ? { failedAt: at } : { notBefore: again }),
  });
}

/** Nothing is left to say in it, so it is not sent; nothing failed. */
export async function setLetterAside(tx: Tx, letter: ClaimedLetter, at: Date): Promise<void> {
  await changeClaimed(tx, letter, { failedAt: at, lastError: null });
}

async function changeClaimed(
  tx: Tx,
  { id, attempts }: ClaimedLetter,
  change: Partial<Tx['tables']['letters']['$inferInsert']>,
): Promise<boolean> {
  const { letters } = tx.tables;
  const changed = await tx.db
    .update(letters)
    .set(change)
    .where(and(eq(letters.id, id), eq(letters.attempts, attempts)))
    .returning({ id: letters.id });
  return changed.length > 0;
}

/** Whether a letter is in doubt; one whose claim has not run out may still get its answer. */
function inDoubt(tx: Tx, now: Date): SQL | undefined {
  const { letters } = tx.tables;
  return and(isNotNull(letters.sentAt), isNotNull(letters.lastError), lte(letters.notBefore, now));
}

/** Letters that the mail server had whole without answering for them, oldest first; with who they are for. */
export async function listLettersInDoubt(tx: Tx, now: Date) {
  const { letters, people } = tx.tables;
  return await tx.db
    .select({
      id: letters.id,
      recipient: sql<string>`coalesce(${people.email}, ${letters.recipient})`,
      subject: letters.subject,
      about: letters.about,
      handedOverAt: letters.sentAt,
      why: letters.lastError,
    })
    .from(letters)
    .leftJoin(people, eq(people.id, letters.personId))
    .where(inDoubt(tx, now))
    .orderBy(asc(letters.id));
}

/** Puts a letter that is in doubt back into the outbox. False when it is not in doubt. */
export async function sendLetterAgain(tx: Tx, id: number, now: Date): Promise<boolean> {
  const { letters } = tx.tables;
  const put = await tx.db
    .update(letters)
    .set({ sentAt: null, lastError: null, notBefore: now })
    .where(and(eq(letters.id, id), inDoubt(tx, now)))
    .returning({ id: letters.id });
  return put.length > 0;
}

/** Letters that are still to go out. */
export async function countWaitingLetters(tx: Tx): Promise<number> {
  const { letters } = tx.tables;
  const [row] = await tx.db
    .select({ n: count() })
    .from(letters)
    .where(and(isNull(letters.sentAt), isNull(letters.failedAt)));
  return Number(row?.n ?? 0);
}

/** Letters that were given up since then: tried and tried again, and never taken. */
export async function countGivenUpLetters(tx: Tx, since: Date): Promise<number> {
  const { letters } = tx.tables;
  const [row] = await tx.db
    .select({ n: count() })
    .from(letters)
    .where(and(gte(letters.failedAt, since), isNotNull(letters.lastError)));
  return Number(row?.n ?? 0);
}

/** Letters in doubt that were handed over since then. */
export async function countLettersInDoubt(tx: Tx, now: Date, since: Date): Promise<number> {
  const { letters } = tx.tables;
  const [row] = await tx.db
    .select({ n: count() })
    .from(letters)
    .where(and(gte(letters.sentAt, since), inDoubt(tx, now)));
  return Number(row?.n ?? 0);
}

/** Forgets letters that went out, were set aside or were given up before then. */
export async function deleteLettersBefore(tx: Tx, before: Date): Promise<void> {
  const { letters } = tx.tables;
  await tx.db.delete(letters).where(or(lt(letters.sentAt, before), lt(letters.failedAt, before)));
}
