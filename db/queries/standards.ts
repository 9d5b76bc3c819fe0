import { and, asc, eq, gte, isNull, max, sql } from 'drizzle-orm';
import { removeSearchEntry, type SearchEntry, searchStandards, writeSearchEntry } from '../dialect';
import type { Tx } from '../store';

export type StandardRow = Tx['tables']['standards']['$inferSelect'];
type NewStandard = Omit<Tx['tables']['standards']['$inferInsert'], 'number' | 'reference'>;

/** The standard with this reference, with its owner's name and slug; undefined when there is none. */
export async function findStandard(tx: Tx, reference: string) {
  const { standards, organisations } = tx.tables;
  const [row] = await tx.db
    .select({ standard: standards, ownerName: organisations.name, ownerSlug: organisations.slug })
    .from(standards)
    .leftJoin(organisations, eq(organisations.id, standards.ownerId))
    .where(eq(standards.reference, reference));
  return row;
}

export async function findStandardById(tx: Tx, id: string): Promise<StandardRow | undefined> {
  const { standards } = tx.tables;
  const [row] = await tx.db.select().from(standards).where(eq(standards.id, id));
  return row;
}

/** Writes a standard under the next free number; answers it as it was written. */
export async function insertStandard(tx: Tx, standard: NewStandard): Promise<StandardRow> {
  const { standards } = tx.tables;
  const [last] = await tx.db.select({ number: max(standards.number) }).from(standards);
  for (let number = Number(last?.number ?? 0) + 1; ; number += 1) {
    const reference = `STD-${String(number).padStart(4, '0')}`;
    const [written] = await tx.db
      .insert(standards)
      .values({ ...standard, number, reference })
      .onConflictDoNothing()
      .returning();
    if (written) return written;
  }
}

/** The standard that a person proposed in these words since a moment. */
export async function findProposedSince(
  tx: Tx,
  {
    proposedBy,
    title,
    need,
    since,
  }: Pick<StandardRow, 'proposedBy' | 'title' | 'need'> & { readonly since: Date },
): Promise<StandardRow | undefined> {
  const { standards } = tx.tables;
  const [row] = await tx.db
    .select()
    .from(standards)
    .where(
      and(
        eq(standards.proposedBy, proposedBy),
        eq(standards.title, title),
        eq(standards.need, need),
        gte(standards.createdAt, since),
      ),
    );
  return row;
}

export async function changeStandard(
  tx: Tx,
  id: string,
  change: Partial<Tx['tables']['standards']['$inferInsert']>,
): Promise<void> {
  const { standards } = tx.tables;
  await tx.db.update(standards).set(change).where(eq(standards.id, id));
}

/** Counts the standard's requirement number up and answers the new one; undefined when there is no such standard. */
export async function nextRequirementNumber(tx: Tx, standardId: string): Promise<number | undefined> {
  const { standards } = tx.tables;
  const [row] = await tx.db
    .update(standards)
    .set({ lastRequirement: sql`${standards.lastRequirement} + 1` })
    .where(eq(standards.id, standardId))
    .returning({ number: standards.lastRequirement });
  return row?.number;
}

/**
 * Counts the standard's requirement number up by `count`, when it still is `last`.
 * @returns whether the numbers after `last` are the caller's
 */
export async function takeRequirementNumbers(
  tx: Tx,
  standardId: string,
  last: number,
  count: number,
): Promise<boolean> {
  const { standards } = tx.tables;
  const rows = await tx.db
    .update(standards)
    .set({ lastRequirement: last + count })
    .where(and(eq(standards.id, standardId), eq(standards.lastRequirement, last)))
    .returning({ id: standards.id });
  return rows.length > 0;
}

/** Ids of standards that hold the words, best first. */
export async function findStandardIdsByWords(tx: Tx, words: string, limit: number): Promise<string[]> {
  return await searchStandards(tx, words, limit);
}

/** Puts the standard into the search in place of what was there; hidden ones are taken out. */
export async function indexStandard(tx: Tx, standard: StandardRow, text: string): Promise<void> {
  if (standard.hiddenAt !== null) return await removeSearchEntry(tx, standard.id);
  const entry: SearchEntry = {
    standardId: standard.id,
    title: `${standard.reference} ${standard.title}`,
    summary: `${standard.summary} ${standard.appliesTo} ${standard.need}`,
    text,
  };
  await writeSearchEntry(tx, entry);
}

export async function insertFollow(tx: Tx, personId: string, standardId: string, at: Date): Promise<void> {
  await tx.db.insert(tx.tables.follows).values({ personId, standardId, createdAt: at }).onConflictDoNothing();
}

export async function deleteFollow(tx: Tx, personId: string, standardId: string): Promise<void> {
  const { follows } = tx.tables;
  await tx.db.delete(follows).where(and(eq(follows.personId, personId), eq(follows.standardId, standardId)));
}

export async function isFollowing(tx: Tx, personId: string, standardId: string): Promise<boolean> {
  const { follows } = tx.tables;
  const rows = await tx.db
    .select({ personId: follows.personId })
    .from(follows)
    .where(and(eq(follows.personId, personId), eq(follows.standardId, standardId)));
  return rows.length > 0;
}

/** Followers who can be written to: confirmed addresses of accounts that are not suspended. */
export async function listFollowers(tx: Tx, standardId: string) {
  const { follows, people } = tx.tables;
  const rows = await tx.db
    .select({ personId: people.id, email: people.email, confirmedAt: people.emailConfirmedAt })
    .from(follows)
    .innerJoin(people, eq(people.id, follows.personId))
    .where(and(eq(follows.standardId, standardId), isNull(people.suspendedAt)))
    .orderBy(asc(people.id));
  return rows.filter((row) => row.confirmedAt !== null);
}

/** The standards that a person follows and may see, by reference. */
export async function listFollowed(tx: Tx, personId: string) {
  const { follows, standards } = tx.tables;
  return await tx.db
    .select({ reference: standards.reference, title: standards.title })
    .from(follows)
    .innerJoin(standards, eq(standards.id, follows.standardId))
    .where(and(eq(follows.personId, personId), isNull(standards.hiddenAt)))
    .orderBy(asc(standards.reference));
}
