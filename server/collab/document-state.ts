import { deletesWhatIsThere, inCausalOrder } from './causal-order';
import { DeletedRanges } from './deleted-ranges';
import { type PlaceFault, Places } from './places';
import type { Clocks } from './protocol';
import type { Binding } from './update-log';
import { beyondClocks } from './update-slice';
import { readExtent, readStructure, type UpdateExtent, type UpdateStructure } from './update-structure';

/** What an update is to a document. */
export type Verdict =
  /** The document has all of it. */
  | { readonly kind: 'nothing' }
  /** It builds on edits the document does not have. */
  | { readonly kind: 'gap' }
  /** It adds text under a client id that belongs to somebody else. */
  | { readonly kind: 'foreign' }
  /** Something in it stands where it cannot stand. */
  | { readonly kind: 'misplaced'; readonly fault: PlaceFault }
  | {
      readonly kind: 'new';
      /** The part of the update that is new; may be a view into the message. */
      readonly update: Uint8Array;
      /** Client id and the clock after its last struct, by turns. */
      readonly ends: readonly number[];
      /** Client ids that belonged to nobody until now. */
      readonly unbound: readonly number[];
    };

/**
 * What the server knows of a document without having built it: how far each client's edits go, what is
 * deleted, whose each client id is and, once somebody edits, in which list everything stands. It is enough to
 * refuse what a correct client cannot send and to store nothing twice.
 */
export class DocumentState {
  readonly clocks = new Map<number, number>();
  readonly deleted = new DeletedRanges();
  /** Person by Yjs client id. */
  readonly writers = new Map<number, string>();
  readonly #claimedBy: (client: number) => string | undefined;
  /** Made when the first edit comes in: most documents that are opened are only read. */
  #places: Places | null = null;

  /** @param claimedBy the person who is present under a client id at this moment */
  constructor(claimedBy: (client: number) => string | undefined = () => undefined) {
    this.#claimedBy = claimedBy;
  }

  /**
   * Takes in what the log holds; it was judged when it was stored. Until somebody edits, nobody asks where in it
   * anything stands.
   *
   * @throws Damage
   */
  take(update: Uint8Array): UpdateExtent {
    if (!this.#places) return this.#advance(readExtent(update));
    const structure = readStructure(update);
    noteAll(this.#places, structure, this.clocks);
    return this.#advance(structure);
  }

  /** Takes in whose client ids are. */
  learnWriters(bindings: readonly Binding[]): void {
    for (const { clientId, personId } of bindings) this.writers.set(clientId, personId);
  }

  /**
   * Judges an update and, when it is new, takes it in.
   *
   * @param writer the person whose text it would be; null for the server, which may write for anybody
   * @param texts the stored text, asked for when the first text is added: until then nothing that adds can wait
   */
  accept(structure: UpdateStructure, writer: string | null, texts: () => Iterable<Uint8Array>): Verdict {
    if (structure.skips) return { kind: 'gap' };
    const ends: number[] = [];
    const unbound: number[] = [];
    let repeats = false;
    let foreign = false;
    for (const { client, start, end } of structure.blocks) {
      const known = this.clocks.get(client) ?? 0;
      if (start > known) return { kind: 'gap' };
      if (start < known) repeats = true;
      if (end <= known) continue;
      if (!this.#mayWrite(writer, client, known)) foreign = true;
      if (!this.writers.has(client)) unbound.push(client);
      ends.push(client, end);
    }
    if (!deletesWhatIsThere(structure, this.clocks)) return { kind: 'gap' };
    if (ends.length === 0) return this.#onlyDeletes(structure);
    if (foreign) return { kind: 'foreign' };
    const fault = this.#order(structure, texts);
    if (fault) return fault;
    const update = repeats
      ? beyondClocks(structure, this.clocks, this.deleted.beyond(structure.deletes))
      : structure.bytes;
    this.#advance(structure);
    return { kind: 'new', update, ends, unbound };
  }

  /** Whether a message of a read seat would change anything. */
  wouldChange({ blocks, deletes }: UpdateStructure): boolean {
    if (blocks.some(({ client, end }) => end > (this.clocks.get(client) ?? 0))) return true;
    return deletes.length > 0 && this.deleted.beyond(deletes).length > 0;
  }

  /** How many client ids that belong to nobody an update would add text under. */
  unboundIn({ blocks }: UpdateStructure): number {
    let count = 0;
    for (const { client, end } of blocks) {
      if (!this.writers.has(client) && end > (this.clocks.get(client) ?? 0)) count++;
    }
    return count;
  }

  /** Whether text beyond what is known here could be this person's under this client id. */
  mayContinue(client: number, personId: string): boolean {
    return this.#mayWrite(personId, client, this.clocks.get(client) ?? 0);
  }

  #mayWrite(writer: string | null, client: number, known: number): boolean {
    if (writer === null) return true;
    const owner = this.writers.get(client);
    if (owner !== undefined) return owner === writer;
    // Text under an id that is nobody's came from the server; no person may go on under it.
    if (known > 0) return false;
    const claimed = this.#claimedBy(client);
    return claimed === undefined || claimed === writer;
  }

  #onlyDeletes(structure: UpdateStructure): Verdict {
    if (structure.deletes.length === 0) return { kind: 'nothing' };
    const fresh = this.deleted.beyond(structure.deletes);
    if (fresh.length === 0) return { kind: 'nothing' };
    const update = beyondClocks(structure, this.clocks, fresh);
    this.deleted.add(fresh);
    return { kind: 'new', update, ends: [], unbound: [] };
  }

  /** Puts the structs in order, and notes where each stands. */
  #order(structure: UpdateStructure, texts: () => Iterable<Uint8Array>): Verdict | null {
    const places = this.#placesOf(texts);
    const undo = places.mark(structure.blocks.map(({ client }) => client));
    const found: { fault: PlaceFault | null } = { fault: null };
    const complete = inCausalOrder(structure, this.clocks, (index, client) => {
      const clock = Math.max(structure.structs.clock(index), this.clocks.get(client) ?? 0);
      found.fault ??= places.note(structure, index, client, clock);
    });
    if (complete && !found.fault) return null;
    undo();
    return found.fault ? { kind: 'misplaced', fault: found.fault } : { kind: 'gap' };
  }

  #placesOf(texts: () => Iterable<Uint8Array>): Places {
    if (this.#places) return this.#places;
    const places = new Places();
    const clocks = new Map<number, number>();
    for (const bytes of texts()) {
      const structure = readStructure(bytes);
      noteAll(places, structure, clocks);
      advance(clocks, structure);
    }
    this.#places = places;
    return places;
  }

  #advance(extent: UpdateExtent): UpdateExtent {
    advance(this.clocks, extent);
    this.deleted.add(extent.deletes);
    return extent;
  }
}

function advance(clocks: Map<number, number>, { blocks }: UpdateExtent): void {
  for (const { client, end } of blocks) {
    if (end > (clocks.get(client) ?? 0)) clocks.set(client, end);
  }
}

/** Notes what was judged when it was stored. */
function noteAll(places: Places, structure: UpdateStructure, clocks: Clocks): void {
  inCausalOrder(structure, clocks, (index, client) => {
    places.note(structure, index, client, Math.max(structure.structs.clock(index), clocks.get(client) ?? 0));
  });
}

/** Whether a state vector has everything another has. */
export function covers(clocks: Clocks, other: Clocks): boolean {
  for (const [client, clock] of other) if ((clocks.get(client) ?? 0) < clock) return false;
  return true;
}
