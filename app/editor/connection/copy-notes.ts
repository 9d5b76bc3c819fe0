import type { IndexeddbPersistence } from 'y-indexeddb';

/** Under this and a client id stands what that window did not see stored. */
export const UNSAVED = 'unsaved/';
export const ABOUT = 'about';

/** What one window wrote into the copy and did not see stored. */
export interface LeftUnsaved {
  /** The Yjs client id under which that window wrote. */
  readonly client: number;
  readonly count: number;
  /** The clock of its first change that was not stored. */
  readonly from: number;
}

/** What a text is called, for when it can only be read from its copy. */
export interface AboutText {
  readonly title: string;
  /** Its page, within the portal. */
  readonly path: string;
}

/** What is written beside the updates of a copy. */
export async function readNotes(
  kept: IndexeddbPersistence,
): Promise<{ readonly left: readonly LeftUnsaved[]; readonly about: AboutText | null }> {
  const custom = kept.db?.transaction(['custom'], 'readonly').objectStore('custom');
  if (custom === undefined) return { left: [], about: null };
  const [keys, values] = await Promise.all([answerOf(custom.getAllKeys()), answerOf(custom.getAll())]);
  const left: LeftUnsaved[] = [];
  let about: AboutText | null = null;
  keys.forEach((key, place) => {
    const value: unknown = values[place];
    if (key === ABOUT) about = aboutOf(value);
    const one =
      typeof key === 'string' && key.startsWith(UNSAVED)
        ? leftBy(Number(key.slice(UNSAVED.length)), value)
        : null;
    if (one !== null) left.push(one);
  });
  return { left, about };
}

/** What a note says under the name of this client; null when it is none. */
export function leftBy(client: number, note: unknown): LeftUnsaved | null {
  const value = read(note);
  if (typeof value !== 'object' || value === null || !('count' in value) || !('from' in value)) return null;
  const { count, from } = value;
  return typeof count === 'number' && typeof from === 'number' && count > 0 ? { client, count, from } : null;
}

/** A note as it was written: JSON. */
function read(note: unknown): unknown {
  try {
    return typeof note === 'string' ? JSON.parse(note) : null;
  } catch {
    return null;
  }
}

function aboutOf(note: unknown): AboutText | null {
  const value = read(note);
  if (typeof value !== 'object' || value === null || !('title' in value) || !('path' in value)) return null;
  const { title, path } = value;
  return typeof title === 'string' && typeof path === 'string' ? { title, path } : null;
}

export function answerOf<T>(asked: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error ?? new Error('The copy in this browser could not be read.'));
  });
}
