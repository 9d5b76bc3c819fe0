import { and, asc, eq, gt, inArray, max, sql } from 'drizzle-orm';
import { bufferOf } from '../buffer-of';
import { asked, repeated, repeatedInserts, rows } from '../dialect';
import type { Tx } from '../store';
import type { ClientOrigin } from '../words';

/** Rows of one insert; both engines limit the values of a statement. */
const ROWS_AT_ONCE = 1_000;
/** Rows of one prepared insert on SQLite. */
const ROWS_PREPARED = 16;

const INSERT =
  'insert into document_updates (document_id, client_id, person_id, organisation_id, bytes, at) values';
const INSERT_ONE = `${INSERT} (?, ?, ?, ?, ?, ?)`;
const INSERT_MANY = `${INSERT} ${Array(ROWS_PREPARED).fill('(?, ?, ?, ?, ?, ?)').join(', ')}`;

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

/** Adds updates to the log; answers their numbers in the same order. */
export async function insertUpdates(tx: Tx, updates: readonly UpdateRow[], at: Date): Promise<number[]> {
  const { documentUpdates } = tx.tables;
  if (tx.engine === 'sqlite') return insertPrepared(tx, updates, at);
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

/** Many to a statement, prepared once, and the rest one by one: a row through Drizzle costs ten times as much. */
function insertPrepared(tx: Tx, updates: readonly UpdateRow[], at: Date): number[] {
  const values = updates.map(({ documentId, clientId, personId, organisationId, bytes }) => {
    return [documentId, clientId, personId, organisationId, bufferOf(bytes), at.getTime()];
  });
  const whole = values.length - (values.length % ROWS_PREPARED);
  const groups: unknown[][] = [];
  for (let from = 0; from < whole; from += ROWS_PREPARED) {
    groups.push(values.slice(from, from + ROWS_PREPARED).flat());
  }
  // One statement numbers its rows one after another, in the order of the values.
  const numbers = repeatedInserts(tx, INSERT_MANY, groups).flatMap((last) =>
    Array.from({ length: ROWS_PREPARED }, (_, place) => last - ROWS_PREPARED + 1 + place),
  );
  return [...numbers, ...repeatedInserts(tx, INSERT_ONE, values.slice(whole))];
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

/** The updates of a document after a number, in order. */
export async function listUpdatesAfter(tx: Tx, documentId: string, seq: number) {
  return await asked<{ seq: number; update: Buffer }>(
    tx,
    'select seq, bytes as "update" from document_updates where document_id = ? and seq > ? order by seq',
    [documentId, seq],
  );
}

/** The same with who made each, and when it was stored. */
export async function listStepsAfter(tx: Tx, documentId: string, seq: number) {
  const { documentUpdates } = tx.tables;
  return await tx.db
    .select({
      seq: documentUpdates.seq,
      update: documentUpdates.bytes,
      personId: documentUpdates.personId,
      at: documentUpdates.at,
    })
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
