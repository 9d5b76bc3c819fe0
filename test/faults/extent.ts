import * as Y from 'yjs';

/** Which edits somebody has had in hands: for each Yjs client id the clocks, and the clocks that were deleted. */
export class Extent {
  readonly #clocks = new Map<number, number>();
  readonly #deleted = new Map<number, Array<readonly [clock: number, length: number]>>();

  /** Takes in an update as it went over the wire. */
  add(update: Uint8Array): void {
    const { structs, ds } = Y.decodeUpdate(update);
    for (const struct of structs) {
      if (struct instanceof Y.Skip) continue;
      const { client, clock } = struct.id;
      this.#clocks.set(client, Math.max(this.#clocks.get(client) ?? 0, clock + struct.length));
    }
    for (const [client, items] of ds.clients) {
      const known = this.#deleted.get(client) ?? [];
      for (const { clock, len } of items) known.push([clock, len]);
      this.#deleted.set(client, known);
    }
  }

  /** How many clocks, and deleted ranges, it has heard of. */
  get size(): number {
    const clocks = [...this.#clocks.values()].reduce((sum, clock) => sum + clock, 0);
    return clocks + [...this.#deleted.values()].reduce((sum, ranges) => sum + ranges.length, 0);
  }

  /** What of it a document does not have, in words; empty when it has all. */
  missingFrom(doc: Y.Doc): string[] {
    const missing: string[] = [];
    for (const [client, clock] of this.#clocks) {
      const there = Y.getState(doc.store, client);
      if (there < clock) missing.push(`text of client ${client} from clock ${there} to ${clock}`);
    }
    const deleted = Y.createDeleteSetFromStructStore(doc.store);
    for (const [client, ranges] of this.#deleted) {
      const lost = ranges.filter(([clock, length]) => !isDeleted(deleted, client, clock, length));
      for (const [clock, length] of lost) missing.push(`the deletion of ${length} from ${client}:${clock}`);
    }
    return missing;
  }
}

function isDeleted(
  deleted: ReturnType<typeof Y.createDeleteSet>,
  client: number,
  clock: number,
  length: number,
) {
  for (let at = clock; at < clock + length; at++) {
    if (!Y.isDeleted(deleted, Y.createID(client, at))) return false;
  }
  return true;
}
