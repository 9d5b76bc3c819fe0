import * as Y from 'yjs';

/** What is about to be deleted of a live text by updates that it does not hold yet. */
export interface TakenOut {
  /** Whether the element, or the letter of a line, with this id goes. */
  has(client: number, clock: number): boolean;
  /** Whether anything goes inside an element or a line, at any depth. */
  touches(part: unknown): boolean;
}

export const NOTHING_TAKEN_OUT: TakenOut = { has: () => false, touches: () => false };

/** What `updates` delete of the text that `doc` holds; what they put in and take out again is none of it. */
export function takenOutBy(updates: readonly Uint8Array[], doc: Y.Doc): TakenOut {
  const known = Y.decodeStateVector(Y.encodeStateVector(doc));
  const ranges = new Map<number, Array<{ readonly from: number; readonly to: number }>>();
  const touched = new Set<unknown>();
  for (const update of updates) {
    for (const [client, deleted] of Y.decodeUpdate(update).ds.clients) {
      const end = known.get(client) ?? 0;
      const ofClient = ranges.get(client) ?? [];
      ranges.set(client, ofClient);
      for (const { clock, len } of deleted) {
        const range = { from: clock, to: Math.min(clock + len, end) };
        if (range.from >= range.to) continue;
        ofClient.push(range);
        markParents(doc, client, range, touched);
      }
    }
  }
  return {
    has: (client, clock) => ranges.get(client)?.some(({ from, to }) => clock >= from && clock < to) ?? false,
    touches: (part) => touched.has(part),
  };
}

function markParents(
  doc: Y.Doc,
  client: number,
  { from, to }: { readonly from: number; readonly to: number },
  touched: Set<unknown>,
): void {
  for (let clock = from; clock < to; ) {
    const item: Y.Item | Y.GC = Y.getItem(doc.store, Y.createID(client, clock));
    let part: unknown = 'parent' in item ? item.parent : null;
    while (part instanceof Y.AbstractType && !touched.has(part)) {
      touched.add(part);
      part = part._item?.parent;
    }
    clock = item.id.clock + item.length;
  }
}

/**
 * A client id that is new to the text and lower than those of editors are: of two insertions at one place the one with
 * the lower id stands first. Editors take any of 32 bits, so one in 256 is as low.
 */
export function lowClientId(doc: Y.Doc): number {
  const known = Y.decodeStateVector(Y.encodeStateVector(doc));
  for (;;) {
    const id = Math.floor(Math.random() * 2 ** 24) + 1;
    if (!known.has(id)) return id;
  }
}
