import { and, eq } from 'drizzle-orm';
import type { Tx } from '../store';
import type { BallotTrack } from '../words';

type Variation = Tx['tables']['ruleVariations']['$inferSelect'];

/** The rules that a Lead has set for the next ballot on a version; undefined where the defaults stand. */
export async function findRuleVariation(
  tx: Tx,
  versionId: string,
  track: BallotTrack,
): Promise<Variation | undefined> {
  const { ruleVariations } = tx.tables;
  const [row] = await tx.db
    .select()
    .from(ruleVariations)
    .where(and(eq(ruleVariations.versionId, versionId), eq(ruleVariations.track, track)));
  return row;
}

/** Keeps a variation in the place of the one before it. */
export async function setRuleVariation(tx: Tx, variation: Variation): Promise<void> {
  const { ruleVariations } = tx.tables;
  const { rules, reason, variedBy, variedAt } = variation;
  await tx.db
    .insert(ruleVariations)
    .values(variation)
    .onConflictDoUpdate({
      target: [ruleVariations.versionId, ruleVariations.track],
      set: { rules, reason, variedBy, variedAt },
    });
}

/** The defaults stand again: the variation was taken back, or a ballot has opened by it. */
export async function deleteRuleVariation(tx: Tx, versionId: string, track: BallotTrack): Promise<boolean> {
  const { ruleVariations } = tx.tables;
  const gone = await tx.db
    .delete(ruleVariations)
    .where(and(eq(ruleVariations.versionId, versionId), eq(ruleVariations.track, track)))
    .returning({ versionId: ruleVariations.versionId });
  return gone.length > 0;
}
