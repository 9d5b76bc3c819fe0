import { and, asc, eq, inArray, lt, ne, or } from 'drizzle-orm';
import { bufferOf } from '../buffer-of';
import type { Tx } from '../store';

/** The folded part of a document's log. */
export interface StoredFold {
  readonly throughSeq: number;
  readonly state: Buffer;
  readonly stateVector: Buffer;
}

/** A fold of which the state is stored whole, or in parts that were stored before it. */
export interface NewFold {
  readonly documentId: string;
  readonly throughSeq: number;
  readonly state: Uint8Array;
  readonly stateVector: Uint8Array;
  /** The name of its parts; the state is empty then. */
  readonly foldId?: string;
}

/** Parts of a fold under one name, in order from 0. */
export interface FoldPart {
  readonly documentId: string;
  readonly foldId: string;
  readonly part: number;
  readonly bytes: Uint8Array;
}

export async function findFold(tx: Tx, documentId: string): Promise<StoredFold | undefined> {
  const { documentSnapshots, foldParts } = tx.tables;
  const rows = await tx.db
    .select({
      throughSeq: documentSnapshots.throughSeq,
      state: documentSnapshots.state,
      stateVector: documentSnapshots.stateVector,
      bytes: foldParts.bytes,
    })
    .from(documentSnapshots)
    .leftJoin(foldParts, eq(foldParts.foldId, documentSnapshots.foldId))
    .where(eq(documentSnapshots.documentId, documentId))
    .orderBy(asc(foldParts.part));
  const [fold] = rows;
  if (fold === undefined) return undefined;
  const { throughSeq, state, stateVector } = fold;
  const parts = rows.flatMap(({ bytes }) => (bytes === null ? [] : [bytes]));
  return { throughSeq, stateVector, state: parts.length === 0 ? state : Buffer.concat(parts) };
}

/**
 * Puts a fold in the place of the last one, unless that reaches further.
 *
 * @returns the name of the parts of the one that was there; null when it had none
 */
export async function replaceFold(tx: Tx, fold: NewFold, at: Date): Promise<string | null> {
  const { documentSnapshots } = tx.tables;
  const former = await partsOfFold(tx, fold.documentId);
  const values = {
    documentId: fold.documentId,
    throughSeq: fold.throughSeq,
    state: bufferOf(fold.state),
    stateVector: bufferOf(fold.stateVector),
    foldId: fold.foldId ?? null,
    at,
  };
  await tx.db
    .insert(documentSnapshots)
    .values(values)
    .onConflictDoUpdate({
      target: documentSnapshots.documentId,
      set: values,
      setWhere: lt(documentSnapshots.throughSeq, fold.throughSeq),
    });
  return former;
}

async function partsOfFold(tx: Tx, documentId: string): Promise<string | null> {
  const { documentSnapshots } = tx.tables;
  const [kept] = await tx.db
    .select({ foldId: documentSnapshots.foldId })
    .from(documentSnapshots)
    .where(eq(documentSnapshots.documentId, documentId));
  return kept?.foldId ?? null;
}

export async function insertFoldPart(tx: Tx, { bytes, ...part }: FoldPart, at: Date): Promise<void> {
  await tx.db.insert(tx.tables.foldParts).values({ ...part, bytes: bufferOf(bytes), at });
}

/**
 * Parts that no fold of the document rests on any more: those named, and those of a fold that was begun before this
 * moment and never finished.
 */
export async function listSpareParts(
  tx: Tx,
  documentId: string,
  named: readonly string[],
  begunBefore: Date,
): Promise<{ foldId: string; part: number }[]> {
  const { foldParts } = tx.tables;
  const kept = await partsOfFold(tx, documentId);
  return await tx.db
    .select({ foldId: foldParts.foldId, part: foldParts.part })
    .from(foldParts)
    .where(
      and(
        eq(foldParts.documentId, documentId),
        kept === null ? undefined : ne(foldParts.foldId, kept),
        or(inArray(foldParts.foldId, [...named]), lt(foldParts.at, begunBefore)),
      ),
    );
}

export async function deleteFoldPart(tx: Tx, foldId: string, part: number): Promise<void> {
  const { foldParts } = tx.tables;
  await tx.db.delete(foldParts).where(and(eq(foldParts.foldId, foldId), eq(foldParts.part, part)));
}
