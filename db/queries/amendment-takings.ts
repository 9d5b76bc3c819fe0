import { eq } from 'drizzle-orm';
import type { Tx } from '../store';

export type AmendmentTaking = Tx['tables']['amendmentTakings']['$inferSelect'];

/** Keeps the last taking in of an amendment, in the place of an earlier one. */
export async function putTaking(tx: Tx, taking: AmendmentTaking): Promise<void> {
  const { amendmentTakings } = tx.tables;
  const { amendmentId, ...facts } = taking;
  await tx.db
    .insert(amendmentTakings)
    .values({ amendmentId, ...facts })
    .onConflictDoUpdate({ target: amendmentTakings.amendmentId, set: facts });
}

/** The taking in that can be taken back, with who did it. */
export async function findTaking(tx: Tx, amendmentId: string) {
  const { amendmentTakings, people } = tx.tables;
  const [row] = await tx.db
    .select({ taking: amendmentTakings, by: people.name })
    .from(amendmentTakings)
    .innerJoin(people, eq(people.id, amendmentTakings.personId))
    .where(eq(amendmentTakings.amendmentId, amendmentId));
  return row;
}

/** Forgets it. */
export async function deleteTaking(tx: Tx, amendmentId: string): Promise<void> {
  const { amendmentTakings } = tx.tables;
  await tx.db.delete(amendmentTakings).where(eq(amendmentTakings.amendmentId, amendmentId));
}
