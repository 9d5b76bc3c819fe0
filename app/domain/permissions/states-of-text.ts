import type { VersionState } from '../../../db/words';

/** The text is still being written, also beside a consultation or ballot that runs on a frozen snapshot. */
export const WRITABLE: readonly VersionState[] = ['drafting', 'consultation', 'resolution', 'ballot'];

/** From these no move leads back to writing. */
const FINAL: readonly VersionState[] = ['published', 'effective', 'deprecated', 'retired', 'cancelled'];

export const isWritable = (state: VersionState): boolean => WRITABLE.includes(state);

/** Why nobody writes in a version of this state, or in a text of it that is frozen or closed. */
export const whyNotWritten = <W extends string>(state: VersionState, otherwise: W): W | 'text-final' =>
  FINAL.includes(state) ? 'text-final' : otherwise;
