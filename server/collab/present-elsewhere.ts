import { encodePresence } from './presence-state';

/** Somebody who is connected to another node. */
export interface ElsewhereEntry {
  readonly node: string;
  readonly personId: string;
  /** The clock under which people here get it. */
  readonly clock: number;
  readonly seen: string;
  readonly bytes: Buffer;
  /** Unless it is heard of again, until when it counts; monotonic, in ms. */
  readonly until: number;
}

/** Who is present in a document on other nodes, by Yjs client id. */
export class PresentElsewhere {
  readonly #entries = new Map<number, ElsewhereEntry>();

  get(client: number): ElsewhereEntry | undefined {
    return this.#entries.get(client);
  }

  all(): Array<[number, ElsewhereEntry]> {
    return [...this.#entries];
  }

  /** An id stays its person's; who moved to another node takes it along. */
  mayBe(node: string, client: number, personId: string): boolean {
    const known = this.#entries.get(client);
    return !known || known.node === node || known.personId === personId;
  }

  put(client: number, entry: ElsewhereEntry): void {
    this.#entries.set(client, entry);
  }

  /** The entry, under this clock at least, so that it is not passed over. */
  raise(client: number, clock: number): ElsewhereEntry | undefined {
    const known = this.#entries.get(client);
    if (!known || known.clock >= clock) return known;
    const raised = { ...known, clock, bytes: encodePresence(client, clock, known.seen) };
    this.#entries.set(client, raised);
    return raised;
  }

  /** Takes the entry away that this node gave. */
  remove(client: number, node: string): ElsewhereEntry | undefined {
    const known = this.#entries.get(client);
    if (known?.node !== node) return undefined;
    this.#entries.delete(client);
    return known;
  }

  takeExpired(now: number): Array<[number, ElsewhereEntry]> {
    const lost = this.all().filter(([, { until }]) => until < now);
    for (const [client] of lost) this.#entries.delete(client);
    return lost;
  }
}
