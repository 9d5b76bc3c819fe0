import type { DocumentState, VersionState } from '../../../db/words';
import { demand, type Reason } from '../decision';
import { inState, whoLeadsTo } from '../lifecycle/ways';

/** The text is still being written, also beside a consultation or ballot that runs on a frozen snapshot. */
const WRITABLE: readonly VersionState[] = ['drafting', 'consultation', 'resolution', 'ballot'];

/** From these no move leads back to writing. */
const FINAL: readonly VersionState[] = ['published', 'effective', 'deprecated', 'retired', 'cancelled'];

export const isWritable = (state: VersionState): boolean => WRITABLE.includes(state);

/** AM-1: an amendment is still of use, also while the text stands still and may come back to drafting. */
const AMENDABLE: readonly VersionState[] = [...WRITABLE, 'awaiting-approval', 'on-hold'];

export const isAmendable = (state: VersionState): boolean => AMENDABLE.includes(state);

/** A demand that the version is being written; otherwise it names who brings it back to that. */
export function beingWritten(state: VersionState, rule: string): readonly Reason[] {
  if (FINAL.includes(state)) return demand(false, rule, 'text-final');
  return inState({ state }, WRITABLE, rule, 'state-not-editable');
}

/** A demand that the text itself is open: it is frozen or closed while its version is not being written. */
export function textOpen(
  { documentState, versionState }: { documentState: DocumentState; versionState: VersionState },
  rule: string,
): readonly Reason[] {
  if (FINAL.includes(versionState)) return demand(documentState === 'open', rule, 'text-final');
  // A text that is closed in a version that is being written is that of an amendment which is over.
  const cure = isWritable(versionState) ? undefined : whoLeadsTo(WRITABLE, { state: versionState });
  return demand(documentState === 'open', rule, 'document-not-open', undefined, cure);
}

/** AF-1: a demand that artefacts change as the text does. */
export function artefactsKept(state: VersionState): readonly Reason[] {
  return inState({ state }, WRITABLE, 'AF-1', 'artefacts-not-kept-now');
}
