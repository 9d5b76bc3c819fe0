import type { FoldedUpdates } from './fold-updates';

/** Makes one update of many; heavy for a long text, so the portal has a worker do it. */
export type FoldUpdates = (updates: Uint8Array[]) => Promise<FoldedUpdates>;

/** Folds in this thread, which stands still meanwhile: for tests and small programs. */
export const foldHere: FoldUpdates = async (updates) => {
  const { foldUpdates } = await import('./fold-updates');
  return foldUpdates(updates);
};
