import { inflateRawSync } from 'node:zlib';
import { parseUpdateMeta } from 'yjs';
import { openLive, readText } from '../app/document/live-document';
import { type Repair, repairText } from '../app/document/repair';
import { type Unshowable, unshowable } from '../app/document/unshowable';
import { recordEvent } from '../app/services/audit.server';
import { findDocumentPlace, listDocuments, raiseEpochs, readLog } from '../db/queries/documents';
import { listHistory } from '../db/queries/history';
import { bindClients, insertUpdates, listUpdatesAfter } from '../db/queries/live-text';
import type { Store, Tx } from '../db/store';

/** What was found of one stored text. */
export type StoredText =
  | { readonly documentId: string; readonly state: 'sound' }
  /** Blocks of it cannot be shown by the editor. */
  | { readonly documentId: string; readonly state: 'damaged'; readonly blocks: readonly Unshowable[] }
  /** Its log cannot be read as a text. */
  | { readonly documentId: string; readonly state: 'unreadable'; readonly because: string };

/** Reads every stored text and holds it against the schema of the editor. */
export async function checkStoredTexts(store: Store): Promise<StoredText[]> {
  const documents = await store.read((tx) => listDocuments(tx));
  const found: StoredText[] = [];
  for (const { id } of documents) found.push(await checkStoredText(store, id));
  return found;
}

async function checkStoredText(store: Store, documentId: string): Promise<StoredText> {
  const { updates } = await store.read((tx) => readLog(tx, documentId));
  try {
    const blocks = unshowable(readText(openLive(updates)));
    return blocks.length > 0 ? { documentId, state: 'damaged', blocks } : { documentId, state: 'sound' };
  } catch (error) {
    const because = error instanceof Error ? error.message : String(error);
    return { documentId, state: 'unreadable', because };
  }
}

/**
 * Adds to the log the edits that make every block showable again, in the name of whoever began the document, and
 * records that. The portal must not have the document open meanwhile.
 *
 * @returns what was repaired; null when there is nothing to repair or no such document
 */
export async function repairStoredText(
  store: Store,
  documentId: string,
  now: Date,
): Promise<Repair['blocks'] | null> {
  return await store.tx(async (tx) => {
    const place = await findDocumentPlace(tx, documentId);
    if (!place) return null;
    const repair = repairText(await wholeLog(tx, documentId));
    if (!repair) return null;
    const author = { personId: place.document.createdBy ?? 'console', organisationId: null };
    const clients = [...parseUpdateMeta(repair.update).to.keys()];
    const clientId = clients[0] ?? null;
    await insertUpdates(tx, [{ documentId, clientId, bytes: repair.update, ...author }], now);
    await bindClients(
      tx,
      clients.map((client) => ({ documentId, clientId: client, ...author })),
      now,
    );
    await recordEvent(
      tx,
      { actor: { kind: 'console' }, now: () => now },
      {
        act: 'text-repaired',
        objectKind: 'document',
        objectId: documentId,
        standardId: place.standard.id,
        versionId: place.version.id,
        after: { blocks: repair.blocks.map(({ at, id, why, how }) => ({ at, id, why, how })) },
      },
    );
    return repair.blocks;
  });
}

/**
 * After the database was brought back from a backup: browsers may hold edits, their own and those of others, that it
 * has not. Begins a new epoch of every document, so that such a copy is kept by its owner and never merged in.
 *
 * @returns how many documents there are
 */
export async function beginNewEpochs(store: Store, now: Date): Promise<number> {
  return await store.tx(async (tx) => {
    const ids = await raiseEpochs(tx);
    await recordEvent(
      tx,
      { actor: { kind: 'console' }, now: () => now },
      { act: 'backup-restored', objectKind: 'portal', objectId: 'portal', after: { documents: ids.length } },
    );
    return ids.length;
  });
}

/** Everything from the beginning: the compacted steps, the rows after them, and the folded text. */
async function wholeLog(tx: Tx, documentId: string): Promise<Uint8Array[]> {
  const steps = (await listHistory(tx, documentId)).map(
    ({ packed }) => new Uint8Array(inflateRawSync(packed)),
  );
  const rows = (await listUpdatesAfter(tx, documentId, 0)).map(({ update }) => update);
  const { updates } = await readLog(tx, documentId);
  // Neither lacks what the other has; together they are the text whatever was trimmed.
  return [...steps, ...rows, ...updates];
}
