import { randomUUID } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { deleteFoldPart, insertFoldPart, listSpareParts, replaceFold } from '../../db/queries/folds';
import { unmarked } from '../../db/queries/write-mark';
import type { Store, Tx } from '../../db/store';
import type { Folded } from './update-log';

/**
 * Bytes of a part. One row of twelve megabytes took the thread that commits 0.4 to 0.9 s, in which nobody was heard; a
 * part of this size takes as long as a keystroke.
 */
const PART = 256 * 1_024;
/** After so long, in ms, a fold that was begun and is not stored belongs to a process that has ended. */
const BEGUN_IN_VAIN = 60 * 60_000;

/**
 * Stores a fold in the place of the last one. What is long goes in part by part, each in a transaction and a turn of
 * the event loop of its own, between which others are heard and commit; the fold counts from the last transaction on, which names its parts. What is left of
 * the former one is taken away in the same steps.
 */
export async function storeFold(
  store: Store,
  documentId: string,
  folded: Folded,
  now: () => Date,
): Promise<void> {
  const write = async <R>(work: (tx: Tx) => Promise<R>) => {
    // SQLite answers in the same turn: without this all parts were stored in one, in which nobody was heard.
    await turn();
    return await store.tx((tx) => unmarked(tx, () => work(tx)));
  };
  const { state } = folded;
  const foldId = state.length > PART ? randomUUID() : null;
  if (foldId !== null) {
    for (let part = 0; part * PART < state.length; part++) {
      const bytes = state.subarray(part * PART, (part + 1) * PART);
      await write((tx) => insertFoldPart(tx, { documentId, foldId, part, bytes }, now()));
    }
  }
  const kept = foldId === null ? folded : { ...folded, state: new Uint8Array(), foldId };
  const former = await write((tx) => replaceFold(tx, { documentId, ...kept }, now()));
  const named = [foldId, former].filter((name) => name !== null);
  if (named.length === 0) return;
  const begunBefore = new Date(now().getTime() - BEGUN_IN_VAIN);
  const spare = await store.read((tx) => listSpareParts(tx, documentId, named, begunBefore));
  for (const one of spare) await write((tx) => deleteFoldPart(tx, one.foldId, one.part));
}
