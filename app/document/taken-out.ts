import * as Y from 'yjs';

/** What is about to be deleted of a live text by updates that it does not hold yet. */
export interface TakenOut {
  /** Whether the element, or the letter of a line, with this id goes. */
  has(client: number, clock: number): boolean;
  /** Whether anything goes inside an element or a line, at any depth. */
  touches(part: unknown): boolean;
  /** Whether the end of a line goes to a line of its own, as when somebody divides a paragraph: it need not come back. */
  movesOn(endOfLine: string): boolean;
}

export const NOTHING_TAKEN_OUT: TakenOut = {
  has: () => false,
  touches: () => false,
  movesOn: () => false,
};

/** What `updates` delete of the text that `doc` holds; what they put in and take out again is none of it. */
export function takenOutBy(updates: readonly Uint8Array[], doc: Y.Doc): TakenOut {
  const known = Y.decodeStateVector(Y.encodeStateVector(doc));
  const ranges = new Map<number, Array<{ readonly from: number; readonly to: number }>>();
  const touched = new Set<unknown>();
  const lines: string[] = [];
  for (const update of updates) {
    const { structs, ds } = Y.decodeUpdate(update);
    lines.push(...structs.flatMap((struct) => newLineIn(struct, known)));
    for (const [client, deleted] of ds.clients) {
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
    movesOn: (endOfLine) => endOfLine !== '' && lines.some((line) => line.endsWith(endOfLine)),
  };
}

/** What a line that is new says from the beginning. */
function newLineIn(struct: Y.Item | Y.GC | Y.Skip, known: ReadonlyMap<number, number>): string[] {
  if (!(struct instanceof Y.Item) || !(struct.parent instanceof Y.ID)) return [];
  const { client, clock } = struct.parent;
  if (clock < (known.get(client) ?? 0)) return [];
  const units = struct.content.getContent();
  return units.every((unit) => typeof unit === 'string') ? [units.join('')] : [];
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
 * the lower id stands first. Editors take any of 32 bits, so one in 65,536 is as low.
 */
export function lowClientId(doc: Y.Doc): number {
  const known = Y.decodeStateVector(Y.encodeStateVector(doc));
  for (;;) {
    const id = Math.floor(Math.random() * 2 ** 16) + 1;
    if (!known.has(id)) return id;
  }
}
