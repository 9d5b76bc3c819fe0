import { inArray, lt, sql } from 'drizzle-orm';
import type { Tx } from '../store';

export interface AttemptCount {
  /** Attempts in the present window, this one with them. */
  readonly count: number;
  readonly windowEndsAt: Date;
}

/** Counts one more attempt. The window begins with its first attempt and is not prolonged by later ones. */
export async function countAttempt(tx: Tx, key: string, now: Date, windowMs: number): Promise<AttemptCount> {
  const { attempts } = tx.tables;
  const fresh = new Date(now.getTime() + windowMs);
  const over = sql`${attempts.windowEndsAt} <= ${sql.param(now, attempts.windowEndsAt)}`;
  const [row] = await tx.db
    .insert(attempts)
    .values({ key, count: 1, windowEndsAt: fresh })
    .onConflictDoUpdate({
      target: attempts.key,
      set: {
        count: sql`case when ${over} then 1 else ${attempts.count} + 1 end`,
        windowEndsAt: sql`case when ${over} then ${sql.param(fresh, attempts.windowEndsAt)} else ${attempts.windowEndsAt} end`,
      },
    })
    .returning({ count: attempts.count, windowEndsAt: attempts.windowEndsAt });
  return row ?? { count: 1, windowEndsAt: fresh };
}

/** Forgets what was counted under these keys. */
export async function clearAttempts(tx: Tx, keys: readonly string[]): Promise<void> {
  const { attempts } = tx.tables;
  await tx.db.delete(attempts).where(inArray(attempts.key, [...keys]));
}

/** Forgets windows that are over. */
export async function deleteAttemptsBefore(tx: Tx, now: Date): Promise<void> {
  const { attempts } = tx.tables;
  await tx.db.delete(attempts).where(lt(attempts.windowEndsAt, now));
}
