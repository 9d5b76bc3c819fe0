import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { alphabetical } from '../dialect';
import type { Tx } from '../store';
import type { Office } from '../words';

/** Gives an office; false when the person held it already. */
export async function insertOffice(
  tx: Tx,
  row: {
    readonly personId: string;
    readonly office: Office;
    readonly grantedBy: string | null;
    readonly grantedAt: Date;
  },
): Promise<boolean> {
  const { offices } = tx.tables;
  const given = await tx.db
    .insert(offices)
    .values(row)
    .onConflictDoNothing()
    .returning({ office: offices.office });
  return given.length > 0;
}

/** Ends an office; false when the person did not hold it. */
export async function deleteOffice(tx: Tx, personId: string, office: Office): Promise<boolean> {
  const { offices } = tx.tables;
  const gone = await tx.db
    .delete(offices)
    .where(and(eq(offices.personId, personId), eq(offices.office, office)))
    .returning({ office: offices.office });
  return gone.length > 0;
}

/** Who holds an office and has an account that is not suspended, by name. */
export async function listOfficeHolders(tx: Tx, office: Office) {
  const { offices, people } = tx.tables;
  return await tx.db
    .select({ personId: people.id, name: people.name, email: people.email })
    .from(offices)
    .innerJoin(people, eq(people.id, offices.personId))
    .where(and(eq(offices.office, office), isNull(people.suspendedAt)))
    .orderBy(alphabetical(tx, people.name));
}

/** The offices of these people. */
export async function listOfficesOf(tx: Tx, personIds: readonly string[]) {
  if (personIds.length === 0) return [];
  const { offices } = tx.tables;
  return await tx.db
    .select({ personId: offices.personId, office: offices.office, grantedAt: offices.grantedAt })
    .from(offices)
    .where(inArray(offices.personId, [...personIds]))
    .orderBy(asc(offices.personId), asc(offices.office));
}
