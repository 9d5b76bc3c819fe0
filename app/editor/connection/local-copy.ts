import { IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';

/**
 * The copy of a text that the browser keeps while something in it may not be on the server yet. One for each
 * document, epoch and person: what somebody else wrote on this device is never sent under another name, and
 * a copy from before the text was replaced as a whole is never merged into the new one.
 */
export interface CopyKey {
  readonly documentId: string;
  readonly epoch: number;
  readonly personId: string;
  /** What the server would not take: kept to be read and copied, and never put back into the text by itself. */
  readonly aside?: boolean;
}

const PREFIX = 'concord-text';
const UNSAVED = 'unsaved';
const ASIDE = '/aside';

export function copyName({ documentId, epoch, personId, aside = false }: CopyKey): string {
  return `${PREFIX}/${documentId}/${personId}/${epoch}${aside ? ASIDE : ''}`;
}

export interface LocalCopy {
  /** Resolves when what was kept is in the document; answers how many changes of it were not saved. */
  readonly loaded: Promise<number>;
  noteUnsaved(count: number): void;
  /** Resolves when everything that was written to the document until now is in the copy, whatever happens to the page. */
  settled(): Promise<void>;
  /** Whether a change with this origin came out of the copy. */
  wrote(origin: unknown): boolean;
  /**
   * Stops keeping; with `forget` the copy is removed, unless a window that is closed now left something in it that
   * this text has not: that goes into the text, and the copy stays until it is saved too.
   */
  close(forget: boolean): Promise<void>;
}

/** Whether this browser lets pages keep data; private windows may not. */
export async function canKeepCopies(): Promise<boolean> {
  if (typeof indexedDB === 'undefined') return false;
  return await new Promise((resolve) => {
    try {
      const probe = indexedDB.open(`${PREFIX}-probe`);
      probe.onerror = () => resolve(false);
      probe.onsuccess = () => {
        probe.result.close();
        resolve(true);
      };
    } catch {
      resolve(false);
    }
  });
}

/**
 * Begins to keep a copy of `doc`, after reading what was kept before into it. Windows of one person share it.
 *
 * @param lost called when the browser takes the copy away, as it does when somebody clears its data
 */
export function keepCopy(key: CopyKey, doc: Y.Doc, lost: () => void = () => undefined): LocalCopy {
  const kept = new IndexeddbPersistence(copyName(key), doc);
  const letGo = holdCopy(copyName(key));
  let noted = 0;
  const loaded = kept.whenSynced.then(async () => {
    for (const event of ['close', 'versionchange']) {
      kept.db?.addEventListener(event, () => {
        kept.destroy();
        lost();
      });
    }
    const unsaved: unknown = await kept.get(UNSAVED);
    noted = typeof unsaved === 'number' && unsaved > 0 ? unsaved : 0;
    return noted;
  });
  return {
    loaded,
    noteUnsaved(count) {
      if (count === noted) return;
      noted = count;
      loaded.then(() => kept.set(UNSAVED, count)).catch(() => undefined);
    },
    async settled() {
      await loaded;
      const { db } = kept;
      if (db === null) return;
      // Reading the same store waits until all writing that was begun before it is done.
      const asked = db.transaction(['updates'], 'readonly').objectStore('updates').count();
      await new Promise<void>((resolve, reject) => {
        asked.onsuccess = () => resolve();
        asked.onerror = () => reject(asked.error ?? new Error('The copy in this browser could not be read.'));
      });
    },
    wrote: (origin) => origin === kept,
    async close(forget) {
      await kept.destroy();
      await letGo();
      if (forget) await forgetUnused(key, doc);
    },
  };
}

/** Says to the other windows that the copy is in use; answers the function that ends it. */
function holdCopy(name: string): () => Promise<void> {
  let end: () => void = () => undefined;
  const used = new Promise<void>((resolve) => {
    end = resolve;
  });
  // Plain http to another machine has no locks; copies are then left where they are.
  const held = navigator.locks?.request(name, { mode: 'shared' }, () => used).catch(() => undefined);
  return async () => {
    end();
    await held;
  };
}

/** Removes a copy unless another window uses it, or used it for something that `doc` has not. */
async function forgetUnused(key: CopyKey, doc: Y.Doc): Promise<void> {
  await navigator.locks?.request(copyName(key), { ifAvailable: true }, async (lock) => {
    if (lock === null) return;
    const left = await readUnheld(key);
    let added = false;
    const hear = () => {
      added = true;
    };
    doc.on('update', hear);
    Y.applyUpdate(doc, left, LEFT_BEHIND);
    doc.off('update', hear);
    if (!added) await forgetCopy(key);
  });
}

/** Where an edit comes from that another window of this person wrote and did not send. */
const LEFT_BEHIND = Symbol('left behind by another window');

/** What a copy holds, read without saying that it is in use. */
async function readUnheld(key: CopyKey): Promise<Uint8Array> {
  const doc = new Y.Doc();
  const kept = new IndexeddbPersistence(copyName(key), doc);
  await kept.whenSynced;
  const update = Y.encodeStateAsUpdate(doc);
  await kept.destroy();
  doc.destroy();
  return update;
}

/** The copies of this document that this person left in the browser: the epoch of each. */
export async function copiesLeft(documentId: string, personId: string): Promise<CopyKey[]> {
  if (typeof indexedDB === 'undefined' || typeof indexedDB.databases !== 'function') return [];
  const start = `${PREFIX}/${documentId}/${personId}/`;
  const databases = await indexedDB.databases().catch(() => []);
  return databases.flatMap(({ name }) => {
    if (name === undefined || !name.startsWith(start)) return [];
    const aside = name.endsWith(ASIDE);
    const epoch = Number(name.slice(start.length, aside ? -ASIDE.length : undefined));
    return Number.isInteger(epoch) ? [{ documentId, epoch, personId, aside }] : [];
  });
}

/** Keeps the text as it is here beside the copy that goes back into it. */
export async function putAside(key: CopyKey, text: Y.Doc): Promise<void> {
  const doc = new Y.Doc();
  const copy = keepCopy({ ...key, aside: true }, doc);
  await copy.loaded;
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(text));
  await copy.settled();
  await copy.close(false);
  doc.destroy();
}

/** What a copy holds, as one Yjs update. */
export async function readCopy(key: CopyKey): Promise<Uint8Array> {
  const doc = new Y.Doc();
  const copy = keepCopy(key, doc);
  await copy.loaded;
  const update = Y.encodeStateAsUpdate(doc);
  await copy.close(false);
  doc.destroy();
  return update;
}

export async function forgetCopy(key: CopyKey): Promise<void> {
  await new Promise<void>((resolve) => {
    const asked = indexedDB.deleteDatabase(copyName(key));
    asked.onsuccess = () => resolve();
    asked.onerror = () => resolve();
    asked.onblocked = () => resolve();
  });
}
