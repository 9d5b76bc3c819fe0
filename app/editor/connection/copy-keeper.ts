import * as Y from 'yjs';
import type { AboutText, LeftUnsaved } from './copy-notes';
import {
  type CopyKey,
  canKeepCopies,
  forgetCopy,
  hasCopy,
  keepCopy,
  type LocalCopy,
  putAside,
} from './local-copy';
import { unsavedElsewhere } from './unsaved-elsewhere';

/**
 * Sees to it that what was written here and is not on the server survives closing the page, and that nothing
 * of a text stays behind in the browser when everything is saved.
 */
export interface CopyKeeper {
  /** Reads what was left from last time into the document. */
  begin(): Promise<void>;
  /** Whether all that comes into the document goes into the copy. */
  readonly open: boolean;
  /** Something was written in the document. */
  changed(): void;
  /** How much is not on the server now. */
  noteUnsaved(count: number): void;
  /** How much more is not there that other windows of this person wrote, and that this document does not hold. */
  readonly elsewhere: number;
  /** Where, for each client id of this device, the changes begin that are not on the server. */
  readonly unsavedFrom: ReadonlyMap<number, number>;
  /** The same for this window and those that are gone: nobody else looks after theirs. */
  readonly unsavedOfGone: ReadonlyMap<number, number>;
  /** Whether what was written survives: `writing` while the last of it is on its way to the disk. */
  readonly state: 'yes' | 'writing' | 'no';
  /** Whether a change with this origin came out of the copy. */
  wrote(origin: unknown): boolean;
  /** The server does not take what was written: it is kept apart, and the text can be opened again without it. */
  putAside(): Promise<void>;
  /** Stops keeping and lets the copy go: what it held is safe elsewhere. */
  letGo(): Promise<void>;
  close(): void;
}

/** The copy is removed when everything has been saved for so long, in ms. */
const REST_MS = 8_000;

interface KeeperParts {
  readonly key: CopyKey;
  readonly doc: Y.Doc;
  readonly about: AboutText;
  /** Called when `state` or `elsewhere` changes by itself. */
  readonly told: () => void;
  /** Whether what comes into the document leaves for the server at once. */
  readonly online: () => boolean;
  /** So many changes came out of the copy that are not on the server. */
  readonly found: (count: number) => void;
}

export function keepCopies({ key, doc, about, told, online, found }: KeeperParts): CopyKeeper {
  let possible = false;
  let copy: LocalCopy | null = null;
  let closing: Promise<void> = Promise.resolve();
  let changes = 0;
  let settled = 0;
  let unsaved = 0;
  /** The clock of the first change of this window that is not stored. */
  let from = 0;
  let rest: ReturnType<typeof setTimeout> | undefined;
  let over = false;
  let aside: Promise<void> | null = null;
  const others = unsavedElsewhere(key, doc.clientID, told);

  const own = (): LeftUnsaved => ({
    client: doc.clientID,
    count: Math.max(0, unsaved - others.takenIn),
    from,
  });
  /** Something of other windows came into the document. What goes on its way at once is not told as waiting. */
  const takeIn = (left: readonly LeftUnsaved[], least: number) => {
    const count = Math.max(
      least,
      left.reduce((sum, one) => sum + one.count, 0),
    );
    if (count === 0 || online()) return;
    others.takeIn(left);
    found(count);
  };
  const open = (): LocalCopy => {
    if (copy !== null) return copy;
    const opened = keepCopy(key, doc, about, () => {
      copy = null;
      possible = false;
      told();
    });
    copy = opened;
    opened.loaded
      .then((left) => {
        if (!over) takeIn(left, 0);
      })
      .catch(() => undefined);
    return opened;
  };
  const forget = () => {
    const done = copy;
    copy = null;
    if (done === null) return;
    closing = done
      .close(true)
      .then((left) => {
        if (left !== null && !over) takeIn(left, 1);
      })
      .catch(() => undefined);
  };
  const restSoon = () => {
    clearTimeout(rest);
    if (unsaved === 0) rest = setTimeout(forget, REST_MS);
  };
  const note = () => {
    // What waits is kept, also where this window wrote nothing of it.
    if (unsaved > 0 && possible && !over && copy === null) settle().catch(() => undefined);
    copy?.noteUnsaved(own());
    others.tell(own().count);
  };
  const settle = async () => {
    const now = changes;
    if (copy === null) await closing;
    if (over || !possible) return;
    const current = open();
    note();
    await current.settled();
    settled = Math.max(settled, now);
    if (settled === changes) told();
  };

  return {
    async begin() {
      possible = await canKeepCopies();
      // To keep all of a text that nothing was written in costs a long one time, before it can be written in.
      if (!possible || over || !(await hasCopy(key)) || over) return;
      await open().loaded;
      restSoon();
    },
    get open() {
      return copy !== null;
    },
    changed() {
      changes += 1;
      // A copy that cannot be written to is told of by `state`.
      settle().catch(() => undefined);
    },
    noteUnsaved(count) {
      if (count === unsaved) return;
      unsaved = count;
      if (count === 0) {
        from = Y.getState(doc.store, doc.clientID);
        for (const left of others.allStored()) copy?.noteStored(left).catch(() => undefined);
      }
      note();
      restSoon();
    },
    get elsewhere() {
      return others.count;
    },
    get unsavedFrom() {
      return new Map([...others.from, [doc.clientID, from]]);
    },
    get unsavedOfGone() {
      return new Map([...others.fromGone, [doc.clientID, from]]);
    },
    get state() {
      if (!possible) return 'no';
      return settled === changes ? 'yes' : 'writing';
    },
    wrote: (origin) => copy?.wrote(origin) ?? false,
    async putAside() {
      if (!possible || over) return;
      over = true;
      clearTimeout(rest);
      aside = putAside(key, doc, about, others.withOwn(own()));
      await aside;
      forget();
      await closing;
    },
    async letGo() {
      over = true;
      clearTimeout(rest);
      forget();
      await closing;
      if (aside === null) return;
      await aside;
      await forgetCopy({ ...key, aside: true });
    },
    close() {
      over = true;
      clearTimeout(rest);
      others.close();
      copy?.close(unsaved === 0).catch(() => undefined);
      copy = null;
    },
  };
}
