import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { lockRows } from '../dialect';
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

/**
 * The holders of an office whose accounts are not suspended. Until the transaction ends nobody else can end the
 * office of one of them on the strength of an older view.
 */
export async function lockActiveHolders(tx: Tx, office: Office): Promise<string[]> {
  const { offices, people } = tx.tables;
  const held = await lockRows(tx, offices, eq(offices.office, office));
  if (held.length === 0) return [];
  const active = await tx.db
    .select({ id: people.id })
    .from(people)
    .where(
      and(
        inArray(
          people.id,
          held.map((row) => row.personId),
        ),
        isNull(people.suspendedAt),
      ),
    );
  return active.map((row) => row.id);
}

/** Who holds an office, for letters and notices to them. */
export async function listOfficeHolders(tx: Tx, office: Office) {
  const { offices, people } = tx.tables;
  return await tx.db
    .select({ personId: people.id, name: people.name, email: people.email })
    .from(offices)
    .innerJoin(people, eq(people.id, offices.personId))
    .where(and(eq(offices.office, office), isNull(people.suspendedAt)))
    .orderBy(asc(people.name));
}

/** Every office held, with who granted it. */
export async function listAllOffices(tx: Tx) {
  const { offices } = tx.tables;
  return await tx.db
    .select({ personId: offices.personId, office: offices.office, grantedAt: offices.grantedAt })
    .from(offices)
    .orderBy(asc(offices.personId), asc(offices.office));
}
