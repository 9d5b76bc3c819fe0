import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs';

/** Many updates as one, and how far it reaches. */
export interface FoldedUpdates {
  readonly state: Uint8Array;
  readonly stateVector: Uint8Array;
}

/**
 * Folds by building the document once. What was deleted is dropped from the fold.
 *
 * @throws Error with code `incomplete` when something in the updates refers to what is not in them: such a log
 *   is damaged and must not be replaced by its fold
 */
export function foldUpdates(updates: readonly Uint8Array[]): FoldedUpdates {
  const doc = new Doc();
  try {
    doc.transact(() => {
      for (const update of updates) applyUpdate(doc, update);
    });
    if (doc.store.pendingStructs || doc.store.pendingDs) {
      throw Object.assign(new Error('The log of a document lacks something its updates build on.'), {
        code: 'incomplete',
      });
    }
    return { state: encodeStateAsUpdate(doc), stateVector: encodeStateVector(doc) };
  } finally {
    doc.destroy();
  }
}
