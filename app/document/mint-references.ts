import type { DocumentJson } from './json';
import { openLive, readText } from './live-document';
import type { MintedReferences, ReferencesGiven } from './requirement-types';
import { mintRefs } from './requirements';
import { restoreUpdate } from './restore';

/**
 * The edits that give every requirement its reference, counting on from the highest number its standard ever
 * gave out, so that none is used twice. A reference that the standard has given out is kept; one of another
 * standard, a made-up one and the second of two alike are replaced, because one reference names one requirement.
 */
export function mintReferences(
  updates: readonly Uint8Array[],
  { prefix, lastNumber }: ReferencesGiven,
): MintedReferences {
  const content: DocumentJson = readText(openLive(updates));
  const minted: string[] = [];
  const mint = () => {
    const ref = `${prefix}${lastNumber + minted.length + 1}`;
    minted.push(ref);
    return ref;
  };
  const keeps = (ref: string) => {
    const digits = ref.startsWith(prefix) ? ref.slice(prefix.length) : '';
    return /^[1-9]\d{0,8}$/.test(digits) && Number(digits) <= lastNumber;
  };
  const wanted = mintRefs(content, mint, keeps);
  return { update: minted.length === 0 ? withoutContent() : restoreUpdate(updates, wanted), minted };
}

/** A Yjs update that changes nothing; a new one each time, because its bytes are handed over to who asked. */
function withoutContent(): Uint8Array {
  return new Uint8Array([0, 0]);
}
