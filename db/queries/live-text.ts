import { and, asc, eq, gt, inArray, lt, lte, max, sql } from 'drizzle-orm';
import { repeated, rows } from '../dialect';
import type { Tx } from '../store';
import type { ClientOrigin } from '../words';

/** Rows of one insert; both engines limit the values of a statement. */
const ROWS_AT_ONCE = 1_000;

export interface UpdateRow {
  readonly documentId: string;
  readonly clientId: number | null;
  readonly personId: string;
  readonly organisationId: string | null;
  readonly bytes: Uint8Array;
}

export interface ClientRow {
  readonly documentId: string;
  readonly clientId: number;
  readonly personId: string;
  readonly organisationId: string | null;
  /** How text under the id comes in, when nobody types it. */
  readonly origin?: ClientOrigin | null;
  /** For carried text: where from, and whose it was there. */
  readonly carried?: unknown;
}

/**
 * Takes the documents for writing and answers those of them that take edits. On PostgreSQL the rows stay locked
 * until the transaction ends: so a document's updates become visible in the order of their numbers, and none
 * becomes visible after the document was frozen or closed.
 */
export async function takeOpenDocuments(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  if (tx.engine === 'postgres') {
    // Ordered, so that two nodes never wait for each other. `no key`: nothing here touches foreign keys.
    const list = sql.join(
      [...ids].sort().map((id) => sql`${id}`),
      sql`, `,
    );
    const taken = await rows<{ id: string; state: string }>(
      tx,
      sql`select id, state from documents where id in (${list}) order by id for no key update`,
    );
    return new Set(taken.filter(({ state }) => state === 'open').map(({ id }) => id));
  }
  const states = repeated<{ state: string } | undefined>(
    tx,
    'select state from documents where id = ?',
    ids.map((id) => [id]),
  );
  return new Set(ids.filter((_, at) => states[at]?.state === 'open'));
}

/**
 * A text that differs whenever anything was written, by this process or by another; null on an engine that does
 * not say. To be asked in a transaction that writes: only its connection counts the writes of this process.
 */
export async function readWriteMark(tx: Tx): Promise<string | null> {
  if (tx.engine !== 'sqlite') return null;
  const [mark] = await rows<{ own: number; others: number }>(
    tx,
    sql`select total_changes() as own, data_version as others from pragma_data_version`,
  );
  return mark ? `${mark.own} ${mark.others}` : null;
}

/** Adds updates to the log; answers their numbers in the same order. */
export async function insertUpdates(tx: Tx, updates: readonly UpdateRow[], at: Date): Promise<number[]> {
  const { documentUpdates } = tx.tables;
  if (tx.engine === 'sqlite') return insertOneByOne(tx, updates, at);
  const numbers: number[] = [];
  for (let from = 0; from < updates.length; from += ROWS_AT_ONCE) {
    const values = updates
      .slice(from, from + ROWS_AT_ONCE)
      .map((row) => ({ ...row, bytes: bufferOf(row.bytes), at }));
    const inserted = await tx.db
      .insert(documentUpdates)
      .values(values)
      .returning({ seq: documentUpdates.seq });
    // Numbers are given in the order of the values; in which order they are answered is not promised.
    numbers.push(...inserted.map(({ seq }) => seq).sort((a, b) => a - b));
  }
  return numbers;
}

function insertOneByOne(tx: Tx, updates: readonly UpdateRow[], at: Date): number[] {
  const inserted = repeated<{ seq: number }>(
    tx,
    `insert into document_updates (document_id, client_id, person_id, organisation_id, bytes, at)
     values (?, ?, ?, ?, ?, ?) returning seq`,
    updates.map(({ documentId, clientId, personId, organisationId, bytes }) => {
      return [documentId, clientId, personId, organisationId, bufferOf(bytes), at.getTime()];
    }),
  );
  return inserted.map(({ seq }) => seq);
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** Gives client ids to their people; an id that is somebody's already stays theirs. */
export async function bindClients(tx: Tx, clients: readonly ClientRow[], at: Date): Promise<void> {
  if (clients.length === 0) return;
  for (let from = 0; from < clients.length; from += ROWS_AT_ONCE) {
    const values = clients
      .slice(from, from + ROWS_AT_ONCE)
      .map(({ origin = null, carried = null, ...row }) => ({ ...row, origin, carried, at }));
    await tx.db.insert(tx.tables.documentClients).values(values).onConflictDoNothing();
  }
}

/** Whose the client ids of a document are; all of them, or those asked for. */
export async function listClients(tx: Tx, documentId: string, clientIds?: readonly number[]) {
  const { documentClients } = tx.tables;
  const here = eq(documentClients.documentId, documentId);
  return await tx.db
    .select({
      clientId: documentClients.clientId,
      personId: documentClients.personId,
      organisationId: documentClients.organisationId,
      origin: documentClients.origin,
      carried: documentClients.carried,
    })
    .from(documentClients)
    .where(clientIds ? and(here, inArray(documentClients.clientId, [...clientIds])) : here);
}

/** The folded part of a document's log. */
export async function findFold(tx: Tx, documentId: string) {
  const { documentSnapshots } = tx.tables;
  const [fold] = await tx.db
    .select({
      throughSeq: documentSnapshots.throughSeq,
      state: documentSnapshots.state,
      stateVector: documentSnapshots.stateVector,
    })
    .from(documentSnapshots)
    .where(eq(documentSnapshots.documentId, documentId));
  return fold;
}

/** The updates of a document after a number, in order. */
export async function listUpdatesAfter(tx: Tx, documentId: string, seq: number) {
  const { documentUpdates } = tx.tables;
  return await tx.db
    .select({ seq: documentUpdates.seq, update: documentUpdates.bytes })
    .from(documentUpdates)
    .where(and(eq(documentUpdates.documentId, documentId), gt(documentUpdates.seq, seq)))
    .orderBy(asc(documentUpdates.seq));
}

/** Of these documents, those with updates after the number given for each. */
export async function listGrownDocuments(tx: Tx, seqs: ReadonlyMap<string, number>): Promise<string[]> {
  if (seqs.size === 0) return [];
  const { documentUpdates } = tx.tables;
  const heads = await tx.db
    .select({ documentId: documentUpdates.documentId, last: max(documentUpdates.seq) })
    .from(documentUpdates)
    .where(inArray(documentUpdates.documentId, [...seqs.keys()]))
    .groupBy(documentUpdates.documentId);
  return heads
    .filter(({ documentId, last }) => Number(last ?? 0) > (seqs.get(documentId) ?? 0))
    .map(({ documentId }) => documentId);
}

/**
 * Puts a fold in the place of the last one, unless that reaches further.
 *
 * @returns whether it was taken
 */
export async function replaceFold(
  tx: Tx,
  fold: { documentId: string; throughSeq: number; state: Uint8Array; stateVector: Uint8Array },
  at: Date,
): Promise<boolean> {
  const { documentSnapshots } = tx.tables;
  const values = {
    documentId: fold.documentId,
    throughSeq: fold.throughSeq,
    state: Buffer.from(fold.state.buffer, fold.state.byteOffset, fold.state.length),
    stateVector: Buffer.from(fold.stateVector.buffer, fold.stateVector.byteOffset, fold.stateVector.length),
    at,
  };
  const taken = await tx.db
    .insert(documentSnapshots)
    .values(values)
    .onConflictDoUpdate({
      target: documentSnapshots.documentId,
      set: values,
      setWhere: lt(documentSnapshots.throughSeq, fold.throughSeq),
    })
    .returning({ documentId: documentSnapshots.documentId });
  return taken.length > 0;
}

/** Removes the updates that a fold covers. */
export async function deleteUpdatesThrough(tx: Tx, documentId: string, seq: number): Promise<void> {
  const { documentUpdates } = tx.tables;
  await tx.db
    .delete(documentUpdates)
    .where(and(eq(documentUpdates.documentId, documentId), lte(documentUpdates.seq, seq)));
}
