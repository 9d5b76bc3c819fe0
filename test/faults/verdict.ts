import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import * as Y from 'yjs';
import { openStore } from '../../db/store';
import { storeLog } from '../../server/collab/update-log-store';
import { Extent } from './extent';
import { type Evidence, plainText, type Witness } from './witness';

export function noEvidence(): Evidence {
  return { seen: new Extent(), acknowledged: new Extent(), words: new Set(), deleted: new Set() };
}

/**
 * The documents as the files of a dead server hold them, read from a copy, so that looking changes nothing of what
 * the next server finds.
 *
 * @param spoil something done to the copy first, to see whether the checks notice
 */
export async function storedTexts(
  file: string,
  documentIds: readonly string[],
  spoil: (copy: string) => void = () => undefined,
): Promise<ReadonlyMap<string, Y.Doc>> {
  const folder = await mkdtemp(join(tmpdir(), 'concord-copy-'));
  try {
    for (const name of await readdir(dirname(file))) {
      if (name.startsWith(basename(file)) && !name.endsWith('-shm')) {
        await copyFile(join(dirname(file), name), join(folder, name));
      }
    }
    const copy = join(folder, basename(file));
    spoil(copy);
    const store = await openStore({ file: copy });
    const log = storeLog(store, () => new Date());
    const docs = new Map<string, Y.Doc>();
    for (const documentId of documentIds) {
      const { folded, tail } = await log.load(documentId);
      const doc = new Y.Doc();
      if (folded) Y.applyUpdate(doc, folded.state);
      for (const { update } of tail) Y.applyUpdate(doc, update);
      docs.set(documentId, doc);
    }
    await store.close();
    return docs;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a stored text lacks of what it must have; empty when it lacks nothing. */
export function lost(doc: Y.Doc, { seen, acknowledged }: Evidence): string[] {
  return [
    ...seen.missingFrom(doc).map((what) => `seen by somebody else and lost: ${what}`),
    ...acknowledged.missingFrom(doc).map((what) => `said to be stored and lost: ${what}`),
    ...(doc.store.pendingStructs || doc.store.pendingDs ? ['the stored text waits for something'] : []),
  ];
}

/** How the copies of the living differ from each other and from the stored text; empty when they are equal. */
export function differences(stored: Y.Doc, living: readonly Witness[]): string[] {
  const problems: string[] = [];
  const [vector, words] = [vectorOf(stored), stored.getXmlFragment('text').toString()];
  for (const { doc, text } of living) {
    if (vectorOf(doc) !== vector) problems.push('a state vector differs from the stored one');
    if (text.toString() !== words) problems.push('a text differs from the stored one');
    const [own, theirs] = [doc, stored].map((one) => Y.createDeleteSetFromStructStore(one.store));
    if (own && theirs && !Y.equalDeleteSets(own, theirs))
      problems.push('deletions differ from the stored ones');
    if (doc.store.pendingStructs || doc.store.pendingDs) problems.push('a copy waits for something');
  }
  return problems;
}

/** Words of the living that are missing or there twice. */
export function wrongWords(stored: Y.Doc, { words, deleted }: Evidence, dead: ReadonlySet<string>): string[] {
  const found = new Map<string, number>();
  for (const block of stored.getXmlFragment('text').toArray()) {
    const run = block instanceof Y.XmlElement ? block.get(0) : null;
    if (!(run instanceof Y.XmlText)) continue;
    for (const word of plainText(run).split(' ')) found.set(word, (found.get(word) ?? 0) + 1);
  }
  const problems: string[] = [];
  for (const word of words) {
    const times = found.get(word) ?? 0;
    if (times > 1) problems.push(`${word} is there ${times} times`);
    const may = deleted.has(word) || dead.has(word.slice(0, word.indexOf('x')));
    if (times === 0 && !may) problems.push(`${word} is missing`);
  }
  return problems;
}

function vectorOf(doc: Y.Doc): string {
  return JSON.stringify([...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b));
}
