import { and, isNotNull, isNull } from 'drizzle-orm';
import { alphabetical } from '../dialect';
import type { Tx } from '../store';

/** Organisations that may own a standard, by name. */
export async function listVerifiedOrganisations(tx: Tx) {
  const { organisations } = tx.tables;
  return await tx.db
    .select({ id: organisations.id, name: organisations.name })
    .from(organisations)
    .where(and(isNotNull(organisations.verifiedAt), isNull(organisations.suspendedAt)))
    .orderBy(alphabetical(tx, organisations.name));
}
