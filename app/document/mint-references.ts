import type { DocumentJson } from './json';
import { openLive, readText } from './live-document';
import { mintRefs, requirementsOf } from './requirements';
import { restoreUpdate } from './restore';
import type { MintedReferences } from './workshop-types';

/**
 * The edits that give every requirement without reference one, counting on from the highest present number and
 * from `lastNumber`, the highest ever given out in this text: a reference is never used twice.
 */
export function mintReferences(updates: readonly Uint8Array[], lastNumber: number): MintedReferences {
  const content: DocumentJson = readText(openLive(updates));
  const present = requirementsOf(content).map(({ ref }) => Number(/^R(\d{1,9})$/.exec(ref ?? '')?.[1] ?? 0));
  let last = Math.max(lastNumber, ...present);
  const minted = mintRefs(content, () => {
    last += 1;
    return `R${last}`;
  });
  return { update: restoreUpdate(updates, minted), lastNumber: last };
}
