import { inArray } from 'drizzle-orm';
import type { Tx } from '../store';

/** Whose interest each of these organisations carries now. */
export async function listInterests(tx: Tx, organisationIds: readonly string[]) {
  if (organisationIds.length === 0) return [];
  const { organisations } = tx.tables;
  return await tx.db
    .select({ id: organisations.id, interestCategory: organisations.interestCategory })
    .from(organisations)
    .where(inArray(organisations.id, [...organisationIds]));
}

/** The names of people and of organisations as they are now. */
export async function listWriterNames(
  tx: Tx,
  personIds: readonly string[],
  organisationIds: readonly string[],
) {
  const { people, organisations } = tx.tables;
  const named =
    personIds.length === 0
      ? []
      : await tx.db
          .select({ id: people.id, name: people.name })
          .from(people)
          .where(inArray(people.id, [...personIds]));
  const found =
    organisationIds.length === 0
      ? []
      : await tx.db
          .select({ id: organisations.id, name: organisations.name, slug: organisations.slug })
          .from(organisations)
          .where(inArray(organisations.id, [...organisationIds]));
  return { people: named, organisations: found };
}
