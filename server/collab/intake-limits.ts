import { CLOSINGS } from '../../app/document/close-codes';
import type { Connection } from './connection';
import type { Refusal } from './refusals';
import type { Room } from './room';
import type { LiveSettings } from './settings';
import type { UpdateStructure } from './update-structure';

/** Client ids one connection may begin to write under; each page load makes one. */
const MOST_NEW_IDS = 1_000;

export interface Limits {
  readonly settings: LiveSettings;
  /** Whether the last attempt to store succeeded. */
  readonly queue: { readonly storing: boolean };
}

/** Why an update of somebody who may write is too much for the document or at this moment; null when it is not. */
export function beyondLimits(
  { settings, queue }: Limits,
  room: Room,
  { bound }: Connection,
  structure: UpdateStructure,
): Refusal | null {
  if (room.bytes + structure.bytes.length > settings.maxDocument) {
    return { closing: CLOSINGS.documentTooLarge, word: 'document-too-large' };
  }
  if (room.backlog.bytes > settings.maxBacklog) return { closing: CLOSINGS.tooFast, word: 'backlog' };
  // Each id is given to its writer in the transaction that stores for everybody: too many would make it fail.
  if (bound + room.state.unboundIn(structure) > MOST_NEW_IDS) {
    return { closing: CLOSINGS.tooFast, word: 'client-ids' };
  }
  // Nothing is taken in that would be thrown away with the whole room: only who wants to save is told to wait.
  if (!queue.storing && room.state.wouldChange(structure)) {
    return { closing: CLOSINGS.notStored, word: 'not-storing' };
  }
  return null;
}
