import { and, asc, count, eq, isNull, lte } from 'drizzle-orm';
import type { Tx } from '../store';

export interface LetterToSend {
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
}

/** Puts a letter in the outbox, in the transaction of the act that caused it. */
export async function insertLetter(tx: Tx, letter: LetterToSend, now: Date): Promise<void> {
  await tx.db.insert(tx.tables.letters).values({ ...letter, createdAt: now, notBefore: now, attempts: 0 });
}

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

export async function markLetterSent(tx: Tx, id: number, at: Date): Promise<void> {
  const { letters } = tx.tables;
  await tx.db.update(letters).set({ sentAt: at, lastError: null }).where(eq(letters.id, id));
}

/** Notes why sending failed; with `givenUpAt` it is not tried again. */
export async function markLetterFailed(
  tx: Tx,
  id: number,
  why: string,
  givenUpAt: Date | null,
): Promise<void> {
  const { letters } = tx.tables;
  await tx.db.update(letters).set({ lastError: why, failedAt: givenUpAt }).where(eq(letters.id, id));
}

export async function countWaitingLetters(tx: Tx): Promise<number> {
  const { letters } = tx.tables;
  const [row] = await tx.db.select({ n: count() }).from(letters).where(isNull(letters.sentAt));
  return Number(row?.n ?? 0);
}
