import type * as Y from 'yjs';
import { type CopyKey, canKeepCopies, forgetCopy, keepCopy, type LocalCopy, putAside } from './local-copy';

/**
 * Sees to it that what was written here and is not on the server survives closing the page, and that nothing
 * of a text stays behind in the browser when everything is saved.
 */
export interface CopyKeeper {
  /** Reads what was left from last time into the document; answers how many changes of it were not saved. */
  begin(): Promise<number>;
  /** Something was written in the document. */
  changed(): void;
  /** How much is not on the server now. */
  noteUnsaved(count: number): void;
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

/** @param told called when `state` changes by itself */
export function keepCopies(key: CopyKey, doc: Y.Doc, told: () => void): CopyKeeper {
  let possible = false;
  let copy: LocalCopy | null = null;
  let closing: Promise<void> = Promise.resolve();
  let changes = 0;
  let settled = 0;
  let unsaved = 0;
  let rest: ReturnType<typeof setTimeout> | undefined;
  let over = false;
  let aside: Promise<void> | null = null;

  const open = (): LocalCopy => {
    copy ??= keepCopy(key, doc, () => {
      copy = null;
      possible = false;
      told();
    });
    return copy;
  };
  const forget = () => {
    const done = copy;
    copy = null;
    if (done !== null) closing = done.close(true).catch(() => undefined);
  };
  const restSoon = () => {
    clearTimeout(rest);
    if (unsaved === 0) rest = setTimeout(forget, REST_MS);
  };
  const settle = async () => {
    const now = changes;
    if (copy === null) await closing;
    if (over || !possible) return;
    const current = open();
    current.noteUnsaved(unsaved);
    await current.settled();
    settled = Math.max(settled, now);
    if (settled === changes) told();
  };

  return {
    async begin() {
      possible = await canKeepCopies();
      if (!possible || over) return 0;
      const left = await open().loaded;
      restSoon();
      return left;
    },
    changed() {
      changes += 1;
      // A copy that cannot be written to is told of by `state`.
      settle().catch(() => undefined);
    },
    noteUnsaved(count) {
      if (count === unsaved) return;
      unsaved = count;
      copy?.noteUnsaved(count);
      restSoon();
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
      aside = putAside(key, doc);
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
      copy?.close(unsaved === 0).catch(() => undefined);
      copy = null;
    },
  };
}
