import { IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';
import { ABOUT, type AboutText, answerOf, type LeftUnsaved, leftBy, readNotes, UNSAVED } from './copy-notes';

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
const ASIDE = '/aside';

export function copyName({ documentId, epoch, personId, aside = false }: CopyKey): string {
  return `${PREFIX}/${documentId}/${personId}/${epoch}${aside ? ASIDE : ''}`;
}

export interface LocalCopy {
  /**
   * Resolves when what was kept is in the document; answers what other windows had not seen stored, as far as the
   * document did not hold it already.
   */
  readonly loaded: Promise<readonly LeftUnsaved[]>;
  /** Writes down how much of this window is not stored. */
  noteUnsaved(own: LeftUnsaved): void;
  /** What a window that is gone left is stored now. */
  noteStored(left: LeftUnsaved): Promise<void>;
  /** Resolves when everything that was written to the document until now is in the copy, whatever happens to the page. */
  settled(): Promise<void>;
  /** Whether a change with this origin came out of the copy. */
  wrote(origin: unknown): boolean;
  /**
   * Stops keeping; with `forget` the copy is removed, unless a window that is closed now left something in it that
   * this text has not: that goes into the text and is the answer, and the copy stays until it is saved too.
   */
  close(forget: boolean): Promise<readonly LeftUnsaved[] | null>;
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
 * @param about what the text is called; null leaves that as it is
 * @param lost called when the browser takes the copy away, as it does when somebody clears its data
 */
export function keepCopy(
  key: CopyKey,
  doc: Y.Doc,
  about: AboutText | null = null,
  lost: () => void = () => undefined,
): LocalCopy {
  const kept = new IndexeddbPersistence(copyName(key), doc);
  const letGo = holdCopy(copyName(key));
  let noted = '';
  let brought = false;
  const hear = (_update: Uint8Array, origin: unknown) => {
    brought ||= origin === kept;
  };
  doc.on('update', hear);
  const loaded = kept.whenSynced.then(async () => {
    doc.off('update', hear);
    for (const event of ['close', 'versionchange']) {
      kept.db?.addEventListener(event, () => {
        kept.destroy();
        lost();
      });
    }
    if (about !== null) await kept.set(ABOUT, JSON.stringify(about));
    return brought ? (await readNotes(kept)).left.filter(({ client }) => client !== doc.clientID) : [];
  });
  return {
    loaded,
    noteUnsaved({ client, count, from }) {
      const note = `${client} ${count} ${from}`;
      if (note === noted) return;
      noted = note;
      const write = () =>
        count === 0
          ? kept.del(UNSAVED + client)
          : kept.set(UNSAVED + client, JSON.stringify({ count, from }));
      loaded.then(write).catch(() => undefined);
    },
    async noteStored({ client, count }) {
      const now: unknown = await kept.get(UNSAVED + client);
      // A window that is still there has gone on, and says itself what of it is stored.
      if (leftBy(client, now)?.count === count) await kept.del(UNSAVED + client);
    },
    async settled() {
      await loaded;
      const { db } = kept;
      if (db === null) return;
      // Reading the same store waits until all writing that was begun before it is done.
      await answerOf(db.transaction(['updates'], 'readonly').objectStore('updates').count());
    },
    wrote: (origin) => origin === kept || origin === LEFT_BEHIND,
    async close(forget) {
      await kept.destroy();
      await letGo();
      return forget ? await forgetUnused(key, doc) : null;
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
async function forgetUnused(key: CopyKey, doc: Y.Doc): Promise<readonly LeftUnsaved[] | null> {
  let left: readonly LeftUnsaved[] | null = null;
  await navigator.locks?.request(copyName(key), { ifAvailable: true }, async (lock) => {
    if (lock === null) return;
    const kept = await readUnheld(key);
    let added = false;
    const hear = () => {
      added = true;
    };
    doc.on('update', hear);
    Y.applyUpdate(doc, kept.update, LEFT_BEHIND);
    doc.off('update', hear);
    if (added) left = kept.left;
    else await forgetCopy(key);
  });
  return left;
}

/** Where an edit comes from that another window of this person wrote and did not send. */
const LEFT_BEHIND = Symbol('left behind by another window');

/** What a copy holds, read without saying that it is in use. */
async function readUnheld(key: CopyKey): Promise<KeptText> {
  const doc = new Y.Doc();
  const kept = new IndexeddbPersistence(copyName(key), doc);
  await kept.whenSynced;
  const notes = await readNotes(kept);
  const update = Y.encodeStateAsUpdate(doc);
  await kept.destroy();
  doc.destroy();
  return { update, ...notes };
}

/** The copies of this document that this person left in the browser: the epoch of each. */
export async function copiesLeft(documentId: string, personId: string): Promise<CopyKey[]> {
  const all = await allCopies();
  return all.filter((key) => key.documentId === documentId && key.personId === personId);
}

/** Whether there is this copy; true as well where a browser does not tell what it keeps. */
export async function hasCopy(key: CopyKey): Promise<boolean> {
  if (typeof indexedDB.databases !== 'function') return true;
  const databases = await indexedDB.databases().catch(() => null);
  return databases === null || databases.some(({ name }) => name === copyName(key));
}

/** Every copy in this browser, whosever it is. */
export async function allCopies(): Promise<CopyKey[]> {
  if (typeof indexedDB === 'undefined' || typeof indexedDB.databases !== 'function') return [];
  const databases = await indexedDB.databases().catch(() => []);
  return databases.flatMap(({ name }) => keyOf(name ?? '') ?? []);
}

/** The copy that has this name; null for what is none. */
export function keyOf(name: string): CopyKey | null {
  const [start, documentId, personId, epoch, ...rest] = name.split('/');
  const aside = rest.length === 1 && `/${rest[0]}` === ASIDE;
  if (start !== PREFIX || !documentId || !personId || !/^\d+$/.test(epoch ?? '')) return null;
  return rest.length === 0 || aside ? { documentId, epoch: Number(epoch), personId, aside } : null;
}

/** Keeps the text as it is here beside the copy that goes back into it. */
export async function putAside(
  key: CopyKey,
  text: Y.Doc,
  about: AboutText | null,
  unsaved: readonly LeftUnsaved[],
): Promise<void> {
  const doc = new Y.Doc();
  const copy = keepCopy({ ...key, aside: true }, doc, about);
  await copy.loaded;
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(text));
  for (const left of unsaved) copy.noteUnsaved(left);
  await copy.settled();
  await copy.close(false);
  doc.destroy();
}

export interface KeptText {
  /** The text as one Yjs update. */
  readonly update: Uint8Array;
  /** What of it was not seen stored, by the window that wrote it. */
  readonly left: readonly LeftUnsaved[];
  readonly about: AboutText | null;
}

/** What a copy holds. */
export async function readCopy(key: CopyKey): Promise<KeptText> {
  const letGo = holdCopy(copyName(key));
  const kept = await readUnheld(key);
  await letGo();
  return kept;
}

export async function forgetCopy(key: CopyKey): Promise<void> {
  await new Promise<void>((resolve) => {
    const asked = indexedDB.deleteDatabase(copyName(key));
    asked.onsuccess = () => resolve();
    asked.onerror = () => resolve();
    asked.onblocked = () => resolve();
  });
}
