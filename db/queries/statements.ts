import { and, asc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { alphabetical } from '../dialect';
import type { Tx } from '../store';

type NewStatement = Tx['tables']['statementsOfUse']['$inferInsert'];
type NewExchange = Tx['tables']['exchangesShown']['$inferInsert'];
type NewExemption = Tx['tables']['requirementsWithoutExchange']['$inferInsert'];

export async function insertStatement(tx: Tx, statement: NewStatement): Promise<void> {
  await tx.db.insert(tx.tables.statementsOfUse).values(statement);
}

export async function findStatement(tx: Tx, id: string) {
  const { statementsOfUse } = tx.tables;
  const [row] = await tx.db.select().from(statementsOfUse).where(eq(statementsOfUse.id, id));
  return row;
}

/** Every statement of use of a version, the withdrawn ones too, in the order in which they were made. */
export async function listStatements(tx: Tx, versionId: string) {
  const { statementsOfUse, people } = tx.tables;
  return await tx.db
    .select({
      id: statementsOfUse.id,
      organisationId: statementsOfUse.organisationId,
      supplierId: statementsOfUse.supplierId,
      product: statementsOfUse.product,
      site: statementsOfUse.site,
      evidence: statementsOfUse.evidence,
      statedAt: statementsOfUse.statedAt,
      statedBy: people.name,
      withdrawnAt: statementsOfUse.withdrawnAt,
    })
    .from(statementsOfUse)
    .innerJoin(people, eq(people.id, statementsOfUse.statedBy))
    .where(eq(statementsOfUse.versionId, versionId))
    .orderBy(asc(statementsOfUse.statedAt), asc(statementsOfUse.id));
}

/** Withdraws a statement; false when it is withdrawn already. */
export async function withdrawStatement(tx: Tx, id: string, by: string, at: Date): Promise<boolean> {
  const { statementsOfUse } = tx.tables;
  const gone = await tx.db
    .update(statementsOfUse)
    .set({ withdrawnBy: by, withdrawnAt: at })
    .where(and(eq(statementsOfUse.id, id), isNull(statementsOfUse.withdrawnAt)))
    .returning({ id: statementsOfUse.id });
  return gone.length > 0;
}

export async function insertExchange(tx: Tx, exchange: NewExchange): Promise<void> {
  await tx.db.insert(tx.tables.exchangesShown).values(exchange);
}

export async function findExchange(tx: Tx, id: string) {
  const { exchangesShown } = tx.tables;
  const [row] = await tx.db.select().from(exchangesShown).where(eq(exchangesShown.id, id));
  return row;
}

/** Every exchange recorded for a version, those taken back too, in the order of their days. */
export async function listExchanges(tx: Tx, versionId: string) {
  const { exchangesShown, people } = tx.tables;
  return await tx.db
    .select({
      id: exchangesShown.id,
      requirements: exchangesShown.requirements,
      firstProduct: exchangesShown.firstProduct,
      firstSupplierId: exchangesShown.firstSupplierId,
      secondProduct: exchangesShown.secondProduct,
      secondSupplierId: exchangesShown.secondSupplierId,
      evidence: exchangesShown.evidence,
      shownOn: exchangesShown.shownOn,
      recordedBy: people.name,
      withdrawnAt: exchangesShown.withdrawnAt,
    })
    .from(exchangesShown)
    .innerJoin(people, eq(people.id, exchangesShown.recordedBy))
    .where(eq(exchangesShown.versionId, versionId))
    .orderBy(asc(exchangesShown.shownOn), asc(exchangesShown.id));
}

/** Takes the record of an exchange back; false when it was taken back already. */
export async function withdrawExchange(tx: Tx, id: string, by: string, at: Date): Promise<boolean> {
  const { exchangesShown } = tx.tables;
  const gone = await tx.db
    .update(exchangesShown)
    .set({ withdrawnBy: by, withdrawnAt: at })
    .where(and(eq(exchangesShown.id, id), isNull(exchangesShown.withdrawnAt)))
    .returning({ id: exchangesShown.id });
  return gone.length > 0;
}

/** Says that a requirement is not about exchange; the last reason stands. */
export async function setWithoutExchange(tx: Tx, row: NewExemption): Promise<void> {
  const { requirementsWithoutExchange: table } = tx.tables;
  const { reason, recordedBy, recordedAt } = row;
  await tx.db
    .insert(table)
    .values(row)
    .onConflictDoUpdate({
      target: [table.versionId, table.requirement],
      set: { reason, recordedBy, recordedAt },
    });
}

/** The requirements of a version that are not about exchange, each with its reason. */
export async function listWithoutExchange(tx: Tx, versionId: string) {
  const { requirementsWithoutExchange: table, people } = tx.tables;
  return await tx.db
    .select({
      requirement: table.requirement,
      reason: table.reason,
      recordedBy: people.name,
      recordedAt: table.recordedAt,
    })
    .from(table)
    .innerJoin(people, eq(people.id, table.recordedBy))
    .where(eq(table.versionId, versionId))
    .orderBy(asc(table.requirement));
}

/** Makes a requirement count as one about exchange again; false when it did already. */
export async function deleteWithoutExchange(
  tx: Tx,
  versionId: string,
  requirement: string,
): Promise<boolean> {
  const { requirementsWithoutExchange: table } = tx.tables;
  const gone = await tx.db
    .delete(table)
    .where(and(eq(table.versionId, versionId), eq(table.requirement, requirement)))
    .returning({ requirement: table.requirement });
  return gone.length > 0;
}

/** What the records of use need to know of the organisations they name. */
export async function listOrganisationsInUse(tx: Tx, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const { organisations } = tx.tables;
  return await tx.db
    .select({
      id: organisations.id,
      name: organisations.name,
      slug: organisations.slug,
      interestCategory: organisations.interestCategory,
      verifiedAt: organisations.verifiedAt,
      suspendedAt: organisations.suspendedAt,
    })
    .from(organisations)
    .where(inArray(organisations.id, [...ids]));
}

/** The verified organisations that supply products, by name. */
export async function listSuppliers(tx: Tx) {
  const { organisations } = tx.tables;
  return await tx.db
    .select({ id: organisations.id, name: organisations.name })
    .from(organisations)
    .where(
      and(
        eq(organisations.kind, 'supplier'),
        isNotNull(organisations.verifiedAt),
        isNull(organisations.suspendedAt),
      ),
    )
    .orderBy(alphabetical(tx, organisations.name));
}

/** All that is recorded of the use of a version, as it is kept. */
export async function listRecordsOfUse(tx: Tx, versionId: string) {
  const { statementsOfUse: used, exchangesShown: shown, requirementsWithoutExchange: without } = tx.tables;
  return {
    statements: await tx.db.select().from(used).where(eq(used.versionId, versionId)),
    exchanges: await tx.db.select().from(shown).where(eq(shown.versionId, versionId)),
    without: await tx.db.select().from(without).where(eq(without.versionId, versionId)),
  };
}
