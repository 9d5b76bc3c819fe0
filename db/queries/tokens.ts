import { and, eq, gt, isNull, lt } from 'drizzle-orm';
import type { Tx } from '../store';
import type { TokenPurpose } from '../words';

export async function insertToken(tx: Tx, row: Tx['tables']['tokens']['$inferInsert']): Promise<void> {
  await tx.db.insert(tx.tables.tokens).values(row);
}

/** The token with this secret, if it is for this purpose, was not used and has not run out. */
export async function findToken(tx: Tx, secretHash: string, purpose: TokenPurpose, now: Date) {
  const { tokens } = tx.tables;
  const [row] = await tx.db
    .select({
      personId: tokens.personId,
      email: tokens.email,
      name: tokens.name,
      passwordHash: tokens.passwordHash,
      expiresAt: tokens.expiresAt,
    })
    .from(tokens)
    .where(
      and(
        eq(tokens.secretHash, secretHash),
        eq(tokens.purpose, purpose),
        isNull(tokens.usedAt),
        gt(tokens.expiresAt, now),
      ),
    );
  return row;
}

/** Uses a token up. Answers it to the first who does so, and nothing to everybody after. */
export async function spendToken(tx: Tx, secretHash: string, purpose: TokenPurpose, now: Date) {
  const { tokens } = tx.tables;
  const [row] = await tx.db
    .update(tokens)
    .set({ usedAt: now })
    .where(
      and(
        eq(tokens.secretHash, secretHash),
        eq(tokens.purpose, purpose),
        isNull(tokens.usedAt),
        gt(tokens.expiresAt, now),
      ),
    )
    .returning({
      personId: tokens.personId,
      email: tokens.email,
      name: tokens.name,
      passwordHash: tokens.passwordHash,
    });
  return row;
}

/** Makes earlier tokens of a person for one purpose worthless. */
export async function deleteTokensOf(tx: Tx, personId: string, purpose: TokenPurpose): Promise<void> {
  const { tokens } = tx.tables;
  await tx.db.delete(tokens).where(and(eq(tokens.personId, personId), eq(tokens.purpose, purpose)));
}

/** Makes every token for one purpose worthless. */
export async function deleteTokensFor(tx: Tx, purpose: TokenPurpose): Promise<void> {
  const { tokens } = tx.tables;
  await tx.db.delete(tokens).where(eq(tokens.purpose, purpose));
}

/** Forgets tokens that ran out. */
export async function deleteTokensRunOut(tx: Tx, before: Date): Promise<void> {
  const { tokens } = tx.tables;
  await tx.db.delete(tokens).where(lt(tokens.expiresAt, before));
}
