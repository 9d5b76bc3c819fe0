/** Makes one update of many; heavy for a long text, so best done in a worker. */
export type FoldUpdates = (updates: Uint8Array[]) => Promise<{ state: Uint8Array; stateVector: Uint8Array }>;

/**
 * Folds by building the document once, in this thread. What was deleted is dropped from the fold.
 *
 * @throws Error with code `incomplete` when something in the updates refers to what is not in them: such a log
 *   is damaged and must not be replaced by its fold
 */
export const foldHere: FoldUpdates = async (updates) => {
  const Y = await import('yjs');
  const doc = new Y.Doc();
  try {
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update);
    });
    if (doc.store.pendingStructs || doc.store.pendingDs) {
      throw Object.assign(new Error('The log of a document lacks something its updates build on.'), {
        code: 'incomplete',
      });
    }
    return { state: Y.encodeStateAsUpdate(doc), stateVector: Y.encodeStateVector(doc) };
  } finally {
    doc.destroy();
  }
};
