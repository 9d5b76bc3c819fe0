import { MAX_DEPTH } from '../../app/document/shape';
import { holdsWords, mayStandIn, ROOT_TYPE, UNKNOWN_TYPE } from './element-types';
import {
  ELEMENT_ITEM,
  GARBAGE,
  NAMED,
  REMOVED,
  ROOT_CHILD,
  RUN_CONTENT,
  TEXT_ITEM,
  TYPE_SHIFT,
  UNKNOWN_MARK,
  VALUE,
} from './structs';
import type { UpdateStructure } from './update-structure';

const ROOT = 1;
const ELEMENT = 2;
const TEXT = 3;

/** What is wrong with where an item stands. */
export type PlaceFault = 'out-of-place' | 'too-deep';

/** Of one Yjs client id, in order of clocks. */
interface Own {
  /** Runs of items in the same place: the first clock, and the place. */
  readonly from: number[];
  readonly place: number[];
  /** Its elements and texts: the clock, and the number of the type. */
  readonly typeClock: number[];
  readonly typeNumber: number[];
}

/**
 * In which list every item of a document stands, without building the document. Each element or text has two:
 * its children, and its attributes. An item is in the list of its neighbours, so typing adds nothing.
 *
 * Yjs believes what an update says of neighbours and parents. Neighbours from two lists, text among blocks or
 * an element among attributes leave it with a document that throws, sooner or later, in everybody's browser.
 */
export class Places {
  readonly #clients = new Map<number, Own>();
  /** By number of the type; 0 stands for what is gone. */
  readonly #kind: number[] = [0, ROOT];
  readonly #depth: number[] = [0, 0];
  /** Which element it is; of words and of what is gone, none. */
  readonly #element: number[] = [UNKNOWN_TYPE, ROOT_TYPE];

  /**
   * Notes where a struct stands; what it refers to must have been noted.
   *
   * @param clock where the new part of the struct begins
   */
  note(structure: UpdateStructure, index: number, client: number, clock: number): PlaceFault | null {
    const { structs } = structure;
    const kind = structs.kind(index);
    const place = this.#placeOf(structure, index, client, clock);
    if (place < 0) return 'out-of-place';
    const own = this.#own(client);
    if (own.place.at(-1) !== place) {
      own.from.push(clock);
      own.place.push(place);
    }
    if (place === 0) return null;
    if (!this.#admits(place, kind)) return 'out-of-place';
    if ((kind & (ELEMENT_ITEM | TEXT_ITEM)) === 0) return null;
    const depth = (this.#depth[place >> 1] ?? 0) + 1;
    own.typeClock.push(clock);
    own.typeNumber.push(this.#kind.length);
    this.#kind.push(kind & ELEMENT_ITEM ? ELEMENT : TEXT);
    this.#depth.push(depth);
    this.#element.push(kind >> TYPE_SHIFT);
    // Readers count one level more for what is in an element, be it nothing.
    return depth > (kind & ELEMENT_ITEM ? MAX_DEPTH - 1 : MAX_DEPTH) ? 'too-deep' : null;
  }

  /** Remembers how things are; the answer brings it back. */
  mark(clients: readonly number[]): () => void {
    const types = this.#kind.length;
    const lengths = clients.map((client) => {
      const { from, typeClock } = this.#own(client);
      return [client, from.length, typeClock.length] as const;
    });
    return () => {
      this.#kind.length = types;
      this.#depth.length = types;
      this.#element.length = types;
      for (const [client, runs, ownTypes] of lengths) {
        const own = this.#own(client);
        own.from.length = own.place.length = runs;
        own.typeClock.length = own.typeNumber.length = ownTypes;
      }
    };
  }

  /** Twice the number of the type, and one more for its attributes; 0 for gone, -1 for nowhere. */
  #placeOf({ structs }: UpdateStructure, index: number, client: number, clock: number): number {
    const kind = structs.kind(index);
    if (kind & GARBAGE) return 0;
    const right = structs.client(index, 1);
    const beyond = right < 0 ? undefined : this.#at(right, structs.clockOf(index, 1));
    // The rest of a struct whose first part is known stands to the right of that part.
    const cut = clock > structs.clock(index);
    const left = cut ? client : structs.client(index, 0);
    if (left >= 0) {
      const place = this.#at(left, cut ? clock - 1 : structs.clockOf(index, 0));
      if (beyond === undefined) return place;
      if (place === 0 || beyond === 0) return 0;
      // Only the newest value of an attribute counts, so none is ever put before another.
      return place === beyond && place % 2 === 0 ? place : -1;
    }
    if (beyond !== undefined) return beyond % 2 === 0 ? beyond : -1;
    if (kind & ROOT_CHILD) return ROOT * 2;
    // A parent that is no type has been deleted, or is made up: Yjs drops what stands in it.
    const type = this.#typeAt(structs.client(index, 2), structs.clockOf(index, 2));
    return type === 0 ? 0 : type * 2 + (kind & NAMED ? 1 : 0);
  }

  #admits(place: number, kind: number): boolean {
    if (kind & REMOVED) return true;
    if (place % 2 === 1) return (kind & VALUE) !== 0;
    const parent = this.#kind[place >> 1];
    if (parent === TEXT) return (kind & RUN_CONTENT) !== 0 && (kind & UNKNOWN_MARK) === 0;
    // Words that stand in no block and elements that the schema does not have there: the editor's binding throws at
    // the ones, for everybody, and deletes the others, in the name of whoever looks on.
    const around = this.#element[place >> 1] ?? UNKNOWN_TYPE;
    if (kind & TEXT_ITEM) return parent !== ROOT && holdsWords(around);
    return (kind & ELEMENT_ITEM) !== 0 && mayStandIn(kind >> TYPE_SHIFT, around);
  }

  #own(client: number): Own {
    const known = this.#clients.get(client);
    if (known) return known;
    const own: Own = { from: [], place: [], typeClock: [], typeNumber: [] };
    this.#clients.set(client, own);
    return own;
  }

  #at(client: number, clock: number): number {
    const own = this.#clients.get(client);
    return own ? (own.place[lastUpTo(own.from, clock)] ?? 0) : 0;
  }

  #typeAt(client: number, clock: number): number {
    const own = this.#clients.get(client);
    if (!own) return 0;
    const at = lastUpTo(own.typeClock, clock);
    return own.typeClock[at] === clock ? (own.typeNumber[at] ?? 0) : 0;
  }
}

/** Index of the last number that is not greater; -1 when all are. */
function lastUpTo(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
