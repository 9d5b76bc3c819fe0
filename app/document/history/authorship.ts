import * as Y from 'yjs';
import { ClockRanges } from './clock-ranges';
import { findMoved, type Moved, type Piece, type Stretch } from './moved-text';
import type { Step } from './steps';
import { isWordAttribute, stretchesOf, stringOf } from './touched-text';

/** Where characters that stand in the text were first written. */
export interface Source {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
  /** When they were stored, in ms since 1970; null when the log does not tell. */
  readonly at: number | null;
  /** For whom, where the log tells it and not the first text under the client id. */
  readonly by: StoredBy | null;
}

/** Who stored text, and for which organisation at that moment. */
export type StoredBy = Pick<Step, 'personId' | 'organisationId'>;

/** Text taken out within so many ms may be put in again as what it was. */
const CLIPBOARD = 10 * 60_000;
/** Moves of moves that are followed; a guard, since each move points to older text. */
const MOST_MOVES = 1_000;

interface Clipboard {
  readonly at: number;
  readonly stretches: readonly Stretch[];
}

/**
 * Who wrote what in a live text, told by its whole log: every character belongs to the client id under which it
 * was first written, however often it was moved since.
 */
export class Authorship {
  /** Keeps what was deleted. */
  readonly doc = new Y.Doc({ gc: false });
  readonly #stored = new ClockRanges<{ readonly at: number; readonly by: StoredBy | null }>();
  readonly #moved = new ClockRanges<{ readonly client: number; readonly clock: number }>();
  readonly #clipboards = new Map<string, Clipboard>();
  readonly #own: ReadonlySet<number>;

  /** @param own client ids whose text counts as theirs also where it was seen before, as restored text does */
  constructor(own: ReadonlySet<number> = new Set()) {
    this.#own = own;
  }

  /** Whether something in the log refers to what is not in it. */
  get incomplete(): boolean {
    return this.doc.store.pendingStructs !== null || this.doc.store.pendingDs !== null;
  }

  /** Takes in the next step of the log. */
  take(step: Step): void {
    let seen: Y.Transaction | null = null;
    const see = (transaction: Y.Transaction) => {
      seen = transaction;
      this.#see(transaction, step);
    };
    this.doc.once('afterTransaction', see);
    Y.applyUpdate(this.doc, step.bytes);
    if (seen === null) this.doc.off('afterTransaction', see);
  }

  /** The sources of a range of clocks, in order. */
  sourcesOf(client: number, clock: number, length: number): Source[] {
    const sources: Source[] = [];
    this.#follow(client, clock, length, sources, 0);
    return sources;
  }

  #follow(client: number, from: number, length: number, into: Source[], depth: number): void {
    const end = from + length;
    let clock = from;
    while (clock < end) {
      const move = depth < MOST_MOVES ? this.#moved.find(client, clock) : undefined;
      if (move !== undefined) {
        const size = Math.min(end, move.to) - clock;
        const { value } = move;
        this.#follow(value.client, value.clock + clock - move.from, size, into, depth + 1);
        clock += size;
        continue;
      }
      const stored = this.#stored.find(client, clock);
      const until = Math.min(end, stored?.to ?? end, this.#moved.next(client, clock) ?? end);
      const { at, by } = stored?.value ?? { at: null, by: null };
      into.push({ client, clock, length: until - clock, at, by });
      clock = until;
    }
  }

  #see(transaction: Y.Transaction, step: Step): void {
    const { beforeState, afterState } = transaction;
    const putIn = new Set<Y.Item>();
    for (const [client, end] of afterState) {
      const start = beforeState.get(client) ?? 0;
      if (end <= start) continue;
      // The client id was bound with its first text: whose that is the binding tells, also of text that was merged.
      this.#stored.add(client, start, end, { at: step.through, by: start === 0 ? null : step });
      const structs = this.doc.store.clients.get(client) ?? [];
      for (let place = Y.findIndexSS(structs, start); place < structs.length; place += 1) {
        const struct = structs[place];
        if (struct instanceof Y.Item) putIn.add(struct);
      }
    }
    const takenOut = new Set<Y.Item>();
    Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
      if (struct instanceof Y.Item) takenOut.add(struct);
    });
    this.#noteMoves(putIn, takenOut, step, beforeState);
  }

  #noteMoves(
    putIn: ReadonlySet<Y.Item>,
    takenOut: ReadonlySet<Y.Item>,
    step: Step,
    before: ReadonlyMap<number, number>,
  ): void {
    const person = step.personId ?? '';
    const { texts, lost } = stretchesOf(putIn, takenOut);
    const clipboard = this.#clipboards.get(person);
    const usable = clipboard && step.from - clipboard.at <= CLIPBOARD ? clipboard.stretches : [];
    if (lost.length > 0) this.#clipboards.set(person, { at: step.through, stretches: lost });
    const copies = texts.filter(({ pieces }) => !this.#own.has(pieces[0]?.client ?? 0));
    const comesBefore = (source: Piece, copy: Piece) => {
      if (source.client === copy.client) return source.clock < copy.clock;
      // Of two new ones one must be the older: any order will do, as long as it is always the same.
      return source.clock < (before.get(source.client) ?? 0) || source.client < copy.client;
    };
    const moved = findMoved(copies, [...lost, ...usable], comesBefore);
    for (const move of [...moved, ...movedAttributes(putIn, takenOut, this.#own)]) {
      this.#moved.add(move.client, move.clock, move.clock + move.length, move.from);
    }
  }
}

/** Captions, titles and terms that went along with a block that was moved. */
function movedAttributes(
  putIn: ReadonlySet<Y.Item>,
  takenOut: ReadonlySet<Y.Item>,
  own: ReadonlySet<number>,
): Moved[] {
  const lost = new Map<string, Y.Item>();
  for (const item of takenOut) {
    if (!isWordAttribute(item) || putIn.has(item)) continue;
    const value = stringOf(item);
    if (value !== '') lost.set(`${item.parentSub} ${value}`, item);
  }
  if (lost.size === 0) return [];
  const moved: Moved[] = [];
  for (const item of putIn) {
    if (!isWordAttribute(item) || own.has(item.id.client)) continue;
    const source = lost.get(`${item.parentSub} ${stringOf(item)}`);
    if (source === undefined) continue;
    const { client, clock } = item.id;
    moved.push({ client, clock, length: item.length, from: source.id });
  }
  return moved;
}
