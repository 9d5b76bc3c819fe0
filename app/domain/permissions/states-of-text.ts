import type { VersionState } from '../../../db/words';

/** The text is still being written, also beside a consultation or ballot that runs on a frozen snapshot. */
const WRITABLE: readonly VersionState[] = ['drafting', 'consultation', 'resolution', 'ballot'];

/** From these no move leads back to writing. */
const FINAL: readonly VersionState[] = ['published', 'effective', 'deprecated', 'retired', 'cancelled'];

export const isWritable = (state: VersionState): boolean => WRITABLE.includes(state);

/** AM-1: an amendment is still of use, also while the text stands still and may come back to drafting. */
const AMENDABLE: readonly VersionState[] = [...WRITABLE, 'awaiting-approval', 'on-hold'];

export const isAmendable = (state: VersionState): boolean => AMENDABLE.includes(state);

/** Why nobody writes in a version of this state, or in a text of it that is frozen or closed. */
export const whyNotWritten = <W extends string>(state: VersionState, otherwise: W): W | 'text-final' =>
  FINAL.includes(state) ? 'text-final' : otherwise;
