import { and, asc, desc, eq, gte, inArray, sql } from 'drizzle-orm';
import type { Tx } from '../store';
import type { AmendmentState } from '../words';

export type AmendmentRow = Tx['tables']['amendments']['$inferSelect'];

/** Mints the next amendment number of a standard. */
export async function nextAmendmentNumber(tx: Tx, standardId: string): Promise<number | undefined> {
  const { standards } = tx.tables;
  const [row] = await tx.db
    .update(standards)
    .set({ lastAmendment: sql`${standards.lastAmendment} + 1` })
    .where(eq(standards.id, standardId))
    .returning({ number: standards.lastAmendment });
  return row?.number;
}

/** Adds an amendment with the text that it is counted from. */
export async function insertAmendment(tx: Tx, amendment: AmendmentRow, base: string): Promise<void> {
  const { amendments, amendmentBases } = tx.tables;
  await tx.db.insert(amendments).values(amendment);
  await tx.db.insert(amendmentBases).values({ amendmentId: amendment.id, canonical: base });
}

export async function findAmendment(tx: Tx, id: string): Promise<AmendmentRow | undefined> {
  const { amendments } = tx.tables;
  const [row] = await tx.db.select().from(amendments).where(eq(amendments.id, id));
  return row;
}

/** The amendment that a live document is the text of. */
export async function findAmendmentOfDocument(tx: Tx, documentId: string): Promise<AmendmentRow | undefined> {
  const { amendments } = tx.tables;
  const [row] = await tx.db.select().from(amendments).where(eq(amendments.documentId, documentId));
  return row;
}

/**
 * Changes an amendment that is still in the state the change was decided for.
 *
 * @returns whether it was; false when somebody moved it meanwhile
 */
export async function changeAmendment(
  tx: Tx,
  id: string,
  state: AmendmentState,
  change: Partial<AmendmentRow>,
): Promise<boolean> {
  const { amendments } = tx.tables;
  const changed = await tx.db
    .update(amendments)
    .set(change)
    .where(and(eq(amendments.id, id), eq(amendments.state, state)))
    .returning({ id: amendments.id });
  return changed.length > 0;
}

/** The canonical text that the amendment is counted from. */
export async function findAmendmentBase(tx: Tx, amendmentId: string): Promise<string | undefined> {
  const { amendmentBases } = tx.tables;
  const [row] = await tx.db
    .select({ canonical: amendmentBases.canonical })
    .from(amendmentBases)
    .where(eq(amendmentBases.amendmentId, amendmentId));
  return row?.canonical;
}

/** What the amendment counts from now; an earlier taking in of the draft cannot be taken back any more. */
export async function setAmendmentBase(tx: Tx, amendmentId: string, canonical: string): Promise<void> {
  const { amendmentBases, amendmentTakings } = tx.tables;
  await tx.db.delete(amendmentTakings).where(eq(amendmentTakings.amendmentId, amendmentId));
  await tx.db.update(amendmentBases).set({ canonical }).where(eq(amendmentBases.amendmentId, amendmentId));
}

/** The live documents of a version's amendments, and of amendments of those, that are neither decided nor withdrawn. */
export async function listUndecidedBranches(tx: Tx, versionId: string): Promise<string[]> {
  const { amendments } = tx.tables;
  const rows = await tx.db
    .select({ documentId: amendments.documentId })
    .from(amendments)
    .where(and(eq(amendments.versionId, versionId), inArray(amendments.state, ['open', 'proposed'])));
  return rows.map(({ documentId }) => documentId);
}

/** Which amendments of a version or of a draft are asked for. */
export interface AmendmentFilter {
  readonly versionId?: string;
  readonly draftId?: string;
  readonly states?: readonly AmendmentState[];
  readonly authorOrMember?: string;
}

/** Amendments with who opened them, by number, the newest last. */
export async function listAmendments(tx: Tx, filter: AmendmentFilter) {
  const { amendments, people, organisations, amendmentPeople } = tx.tables;
  const written = filter.authorOrMember
    ? tx.db
        .select({ id: amendmentPeople.amendmentId })
        .from(amendmentPeople)
        .where(eq(amendmentPeople.personId, filter.authorOrMember))
    : undefined;
  return await tx.db
    .select({
      amendment: amendments,
      authorName: people.name,
      organisationName: organisations.name,
      organisationSlug: organisations.slug,
    })
    .from(amendments)
    .innerJoin(people, eq(people.id, amendments.authorId))
    .leftJoin(organisations, eq(organisations.id, amendments.organisationId))
    .where(
      and(
        filter.versionId === undefined ? undefined : eq(amendments.versionId, filter.versionId),
        filter.draftId === undefined ? undefined : eq(amendments.draftId, filter.draftId),
        filter.states === undefined ? undefined : inArray(amendments.state, [...filter.states]),
        written === undefined ? undefined : inArray(amendments.id, written),
      ),
    )
    .orderBy(asc(amendments.number));
}

export type ListedAmendment = Awaited<ReturnType<typeof listAmendments>>[number];

/** An amendment of this person on this draft that is still being written; the last one opened. */
export async function findOpenAmendment(tx: Tx, draftId: string, personId: string) {
  const { amendments } = tx.tables;
  const [row] = await tx.db
    .select()
    .from(amendments)
    .where(
      and(eq(amendments.draftId, draftId), eq(amendments.authorId, personId), eq(amendments.state, 'open')),
    )
    .orderBy(desc(amendments.number))
    .limit(1);
  return row;
}

/** What this person opened on this text since then, in whatever state it is now. */
export async function listOpenedSince(
  tx: Tx,
  by: { readonly draftId: string; readonly authorId: string; readonly since: Date },
): Promise<AmendmentRow[]> {
  const { amendments } = tx.tables;
  return await tx.db
    .select()
    .from(amendments)
    .where(
      and(
        eq(amendments.draftId, by.draftId),
        eq(amendments.authorId, by.authorId),
        gte(amendments.createdAt, by.since),
      ),
    );
}

const UNDECIDED: readonly AmendmentState[] = ['open', 'proposed'];

/**
 * Lets the undecided amendments that were written to change this one count for another text: its draft when it is
 * accepted, its own branch again when that is undone.
 *
 * @returns the documents of those that moved
 */
export async function moveUndecidedAmendments(
  tx: Tx,
  parent: Pick<AmendmentRow, 'id' | 'documentId' | 'draftId'>,
  to: 'draft' | 'branch',
): Promise<string[]> {
  const { amendments } = tx.tables;
  const [from, draftId] =
    to === 'draft' ? [parent.documentId, parent.draftId] : [parent.draftId, parent.documentId];
  const moved = await tx.db
    .update(amendments)
    .set({ draftId })
    .where(
      and(
        eq(amendments.parentId, parent.id),
        eq(amendments.draftId, from),
        inArray(amendments.state, [...UNDECIDED]),
      ),
    )
    .returning({ documentId: amendments.documentId });
  return moved.map(({ documentId }) => documentId);
}
