import { Looks } from './looks';
import { type Binding, isCompacted, type StoredUpdate, type UpdateLog } from './update-log';
import { readStructure } from './update-structure';

/** What is done with what the log of a document tells. */
export interface Follower {
  /** Whether it is known whose this Yjs client id is. */
  knowsWriter(client: number): boolean;
  learnWriters(bindings: readonly Binding[]): void;
  /** Takes in what other nodes have stored. */
  take(updates: readonly Uint8Array[]): void;
  /** This process was away for so long that what it lacks is compacted: only loading anew helps. */
  leftBehind(): void;
}

/** How far this node has come in the log of a document, to which other nodes may write as well. */
export class LogFollower {
  readonly #documentId: string;
  readonly #log: UpdateLog;
  /** Whether other nodes write to the same log. */
  readonly #shared: boolean;
  readonly #follower: Follower;
  #seq: number;
  /** Numbers this node was given that lie beyond `#seq`, where another node's may still be missing. */
  readonly #ownAhead = new Set<number>();
  readonly #looks = new Looks(() => this.#look());

  constructor(
    documentId: string,
    seq: number,
    { log, shared }: { readonly log: UpdateLog; readonly shared: boolean },
    follower: Follower,
  ) {
    this.#documentId = documentId;
    this.#seq = seq;
    this.#log = log;
    this.#shared = shared;
    this.#follower = follower;
  }

  /** The number of the last update this node has of the document. */
  get seq(): number {
    return this.#seq;
  }

  /** This node has stored an update under this number. */
  stored(seq: number): void {
    if (this.#shared) this.#ownAhead.add(seq);
    else this.#seq = Math.max(this.#seq, seq);
  }

  /** Takes in what other nodes have stored. Who asks while that is under way is answered by the next look. */
  look(): Promise<void> {
    return this.#looks.ask();
  }

  async #look(): Promise<void> {
    const rows = await this.#log.after(this.#documentId, this.#seq).catch((error: unknown) => {
      if (isCompacted(error)) this.#follower.leftBehind();
      throw error;
    });
    const foreign = rows.filter(({ seq }) => !this.#ownAhead.has(seq));
    if (foreign.length > 0) await this.#learnWriters(foreign);
    // What this node stored while the writers were being asked for is in its text already.
    const fresh = foreign.filter(({ seq }) => !this.#ownAhead.has(seq));
    this.#follower.take(fresh.map(({ update }) => update));
    this.#seq = Math.max(this.#seq, rows.at(-1)?.seq ?? 0);
    for (const seq of this.#ownAhead) if (seq <= this.#seq) this.#ownAhead.delete(seq);
  }

  async #learnWriters(rows: readonly StoredUpdate[]): Promise<void> {
    const known = ({ client }: { client: number }) => this.#follower.knowsWriter(client);
    if (rows.every(({ update }) => readStructure(update).blocks.every(known))) return;
    this.#follower.learnWriters(await this.#log.bindings(this.#documentId));
  }
}
