import * as Y from 'yjs';
import { openLive, readText } from '../live-document';
import { takeSnapshot } from '../snapshot';
import type { BranchSeed } from './branch-types';

/** Begins a branch: the draft's whole state, so that both texts share the history up to here, and the base. */
export function seedBranch(draft: readonly Uint8Array[]): BranchSeed {
  const doc = openLive(draft);
  const seed = {
    update: Y.encodeStateAsUpdate(doc),
    stateVector: Y.encodeStateVector(doc),
    ...takeSnapshot(readText(doc)),
  };
  doc.destroy();
  return seed;
}
