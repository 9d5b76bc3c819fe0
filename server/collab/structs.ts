import { damage } from './damage';

/** Bits of a struct's `kind`: what it is made of, … */
export const GARBAGE = 1;
export const REMOVED = 2;
export const RUN_CONTENT = 4;
export const VALUE = 8;
export const ELEMENT_ITEM = 16;
export const TEXT_ITEM = 32;
/** … that its parent is the root, and that it is an attribute of its parent. */
export const ROOT_CHILD = 64;
export const NAMED = 128;
/** … that it sets a mark which no text has, … */
export const UNKNOWN_MARK = 256;
/** … and, above these bits, which element it is: its place in `element-types.ts`. */
export const TYPE_SHIFT = 9;

const STRIDE = 9;

/** Takes in the structs of an update as they are read. */
export interface StructSink {
  /** How many there are so far. */
  readonly count: number;
  add(offset: number, clock: number, kind: number): void;
  /** Sets what the last struct refers to: 0 its left neighbour, 1 its right neighbour, 2 its parent. */
  refer(which: 0 | 1 | 2, client: number, clock: number): void;
  mark(kind: number): void;
}

/** For whoever only wants to know how far an update reaches. */
export const NOT_KEPT: StructSink = {
  count: 0,
  add: () => undefined,
  refer: () => undefined,
  mark: () => undefined,
};

/** The structs of an update, as one flat list of numbers: nothing is allocated for each. */
export class Structs implements StructSink {
  readonly #numbers: number[] = [];
  readonly #most: number;

  /** @param most how many there may be */
  constructor(most = Number.POSITIVE_INFINITY) {
    this.#most = most * STRIDE;
  }

  get count(): number {
    return this.#numbers.length / STRIDE;
  }

  /** @throws Damage when there are too many */
  add(offset: number, clock: number, kind: number): void {
    if (this.#numbers.length >= this.#most) throw damage('too-many-structs');
    this.#numbers.push(offset, clock, kind, -1, 0, -1, 0, -1, 0);
  }

  refer(which: 0 | 1 | 2, client: number, clock: number): void {
    const at = this.#numbers.length - STRIDE + 3 + which * 2;
    this.#numbers[at] = client;
    this.#numbers[at + 1] = clock;
  }

  mark(kind: number): void {
    const at = this.#numbers.length - STRIDE + 2;
    this.#numbers[at] = (this.#numbers[at] ?? 0) | kind;
  }

  offset(index: number): number {
    return this.#numbers[index * STRIDE] ?? 0;
  }

  clock(index: number): number {
    return this.#numbers[index * STRIDE + 1] ?? 0;
  }

  kind(index: number): number {
    return this.#numbers[index * STRIDE + 2] ?? 0;
  }

  /** The client id referred to, or -1. */
  client(index: number, which: 0 | 1 | 2): number {
    return this.#numbers[index * STRIDE + 3 + which * 2] ?? -1;
  }

  clockOf(index: number, which: 0 | 1 | 2): number {
    return this.#numbers[index * STRIDE + 4 + which * 2] ?? 0;
  }
}
