import * as Y from 'yjs';
import { putBack } from '../text/put-back';
import { type DeletedIds, type Swept, sweptAway } from '../text/swept-away';

interface WatchParts {
  readonly doc: Y.Doc;
  /** The origin of the edits of others. */
  readonly others: unknown;
  /** Where, for each client id that no other page looks after, the changes begin that are not on the server. */
  readonly unsavedFrom: () => ReadonlyMap<number, number>;
  /** Hears in how many places something was put back, and what. */
  readonly told: (places: number) => void;
}

/**
 * Takes edits of others in by `apply`, and puts back what was written here and they swept away unknowingly.
 *
 * @param isWhole whether these bring two texts together, and so name all that was ever deleted, by whomever
 */
export type TakeIn = (updates: readonly Uint8Array[], apply: () => void, isWhole: boolean) => void;

export interface SweepWatch {
  readonly takeIn: TakeIn;
  /** Everything made here has come to the server. */
  saved(): void;
}

/**
 * Keeps what is written here from going with a block that somebody else gives another shape, moves or deletes at the
 * same moment, or while this device had no line. Whoever wrote puts back: their page has the words, knows what of
 * them was on its way, and is one place only.
 */
export function watchSweeps({ doc, others, unsavedFrom, told }: WatchParts): SweepWatch {
  /** What was deleted here and is not on the server yet. */
  let unsaved: DeletedIds[] = [];
  let hasDeleted = false;
  doc.on('afterTransaction', ({ local, origin, deleteSet }) => {
    if (!local || origin === others || deleteSet.clients.size === 0) return;
    unsaved.push(deleteSet);
    hasDeleted = true;
  });
  const takeIn: TakeIn = (updates, apply, isWhole) => {
    const left = unsavedFrom();
    const hasWritten = [doc.clientID, ...left.keys()].some((client) => doc.store.clients.has(client));
    if (!hasWritten && !hasDeleted) {
      apply();
      return;
    }
    const taken = isWhole ? Y.mergeDeleteSets(unsaved) : null;
    const isTaken = (id: Y.ID) => taken === null || Y.isDeleted(taken, id);
    const isOwn = ({ id, length }: Y.Item): boolean => {
      const from = left.get(id.client);
      return id.client === doc.clientID || (from !== undefined && id.clock + length > from);
    };
    const known = deletedByName(doc, updates);
    let swept: Swept[] = [];
    const look = (transaction: Y.Transaction) => {
      if (transaction.origin === others) swept = swept.concat(sweptAway(transaction, known, isOwn, isTaken));
    };
    doc.on('afterTransaction', look);
    try {
      apply();
    } finally {
      doc.off('afterTransaction', look);
    }
    if (swept.length === 0) return;
    const places = putBack(doc, swept);
    if (places > 0) told(places);
  };
  return {
    takeIn,
    saved() {
      unsaved = [];
    },
  };
}

/** What these updates delete by name, and what waits in the document for parts of the text that it lacks. */
function deletedByName(doc: Y.Doc, updates: readonly Uint8Array[]): DeletedIds {
  const { pendingDs, pendingStructs } = doc.store;
  return Y.mergeDeleteSets([
    ...updates.flatMap(deletedIn),
    ...(pendingDs === null ? [] : [Y.decodeUpdateV2(pendingDs).ds]),
    ...(pendingStructs === null ? [] : [Y.decodeUpdateV2(pendingStructs.update).ds]),
  ]);
}

/** A damaged update deletes nothing: it is told of where it is taken in. */
function deletedIn(update: Uint8Array): readonly DeletedIds[] {
  try {
    return [Y.decodeUpdate(update).ds];
  } catch {
    return [];
  }
}
