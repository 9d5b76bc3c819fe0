import type * as Y from 'yjs';
import { TextError } from '../text-error';
import { Authorship } from './authorship';
import { type Deed, Deeds } from './deeds';
import { type LivePiece, linesOfLive } from './lines';
import type { Step } from './steps';
import { type ClientWriter, ownClients, type Writer, Writers } from './writers';

/** Who wrote the words of one state of a text. */
export interface Attribution {
  readonly writers: readonly Writer[];
  /**
   * For each line of the text, in order: number of characters, place in `writers`, and when they were written
   * (ms since 1970, 0 when not known); by threes.
   */
  readonly lines: ReadonlyArray<readonly number[]>;
  /** Words by writer, most first; together they are the words of the text. */
  readonly contributions: readonly Contribution[];
}

export interface Contribution {
  /** Place in the list of writers. */
  readonly writer: number;
  readonly words: number;
  /** When the first and the last of them were written, in ms since 1970; 0 when not known. */
  readonly first: number;
  readonly last: number;
}

const DAY = 86_400_000;

/**
 * Who wrote what stands in a text, from its whole log.
 *
 * @throws TextError `bad-input` when the log lacks something it builds on
 */
export function attributionOf(
  steps: readonly Step[],
  clients: readonly ClientWriter[],
): { readonly doc: Y.Doc; readonly attribution: Attribution } {
  const { doc, attribution } = lifeSince(steps, clients, Number.POSITIVE_INFINITY);
  return { doc, attribution };
}

/** The same, with what was done to the text after a number of its log. */
export function lifeSince(
  steps: readonly Step[],
  clients: readonly ClientWriter[],
  since: number,
): { readonly doc: Y.Doc; readonly attribution: Attribution; readonly deeds: readonly Deed[] } {
  const authorship = new Authorship(ownClients(clients));
  const deeds = new Deeds(authorship.doc, since);
  for (const step of steps) {
    deeds.before(step);
    authorship.take(step);
  }
  if (authorship.incomplete) {
    throw new TextError('bad-input', 'The log of the live text lacks something that it builds on.');
  }
  const table = new WriterTable();
  const writers = new Writers(clients);
  const tally = new Tally();
  const lines = linesOfLive(authorship.doc).map((pieces) => {
    const runs = pieces.flatMap((piece) => runsOf(piece, authorship, writers, table));
    tally.count(pieces.map(({ text }) => text).join(''), runs);
    return flatten(runs);
  });
  return {
    doc: authorship.doc,
    attribution: { writers: table.writers, lines, contributions: tally.contributions() },
    deeds: deeds.done,
  };
}

/** Characters of one writer. */
interface Run {
  readonly length: number;
  readonly writer: number;
  readonly at: number;
}

function runsOf(piece: LivePiece, authorship: Authorship, writers: Writers, table: WriterTable): Run[] {
  const { text, client, clock, whole } = piece;
  const runs: Run[] = [];
  for (const source of authorship.sourcesOf(client, clock, whole ? 1 : text.length)) {
    let done = 0;
    while (done < source.length) {
      const { writer, at, until } = writers.at(source.client, source.clock + done, source);
      const length = Math.min(source.length - done, until - source.clock - done);
      runs.push({ length: whole ? text.length : length, writer: table.place(writer), at: at ?? 0 });
      done += length;
    }
  }
  return runs;
}

/** Joins neighbours that one writer wrote on one day. */
function flatten(runs: readonly Run[]): number[] {
  const flat: number[] = [];
  for (const { length, writer, at } of runs) {
    const last = flat.length - 3;
    const same =
      last >= 0 &&
      flat[last + 1] === writer &&
      Math.floor((flat[last + 2] ?? 0) / DAY) === Math.floor(at / DAY);
    if (!same) {
      flat.push(length, writer, at);
      continue;
    }
    flat[last] = (flat[last] ?? 0) + length;
    flat[last + 2] = Math.max(flat[last + 2] ?? 0, at);
  }
  return flat;
}

class WriterTable {
  readonly writers: Writer[] = [];
  readonly #places = new Map<string, number>();

  place(writer: Writer): number {
    const { origin, personId, organisationId, carriedFrom } = writer;
    const key = [origin, personId ?? '', organisationId ?? '', carriedFrom ?? ''].join(' ');
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.writers.length);
    return this.writers.push(writer) - 1;
  }
}

/** Counts words; one of several writers is counted for whoever wrote most of its characters. */
class Tally {
  readonly #words = new Map<number, { words: number; first: number; last: number }>();

  count(line: string, runs: readonly Run[]): void {
    let place = 0;
    let before = 0;
    for (const { index, 0: word } of line.matchAll(/\S+/g)) {
      const shares = new Map<Run, number>();
      let run = runs[place];
      while (run !== undefined && before + run.length <= index) {
        before += run.length;
        place += 1;
        run = runs[place];
      }
      let at = before;
      for (let next = place; next < runs.length && at < index + word.length; next += 1) {
        const one = runs[next];
        if (one === undefined) break;
        const from = Math.max(at, index);
        const to = Math.min(at + one.length, index + word.length);
        if (to > from) shares.set(one, to - from);
        at += one.length;
      }
      this.#add(mostOf(shares));
    }
  }

  #add(run: Run | null): void {
    if (run === null) return;
    const { writer, at } = run;
    const known = this.#words.get(writer) ?? { words: 0, first: at, last: at };
    known.words += 1;
    known.first = Math.min(known.first, at);
    known.last = Math.max(known.last, at);
    this.#words.set(writer, known);
  }

  contributions(): Contribution[] {
    return [...this.#words]
      .map(([writer, counted]) => ({ writer, ...counted }))
      .sort((a, b) => b.words - a.words || a.writer - b.writer);
  }
}

function mostOf(shares: ReadonlyMap<Run, number>): Run | null {
  const byWriter = new Map<number, { run: Run; length: number }>();
  for (const [run, length] of shares) {
    const known = byWriter.get(run.writer);
    byWriter.set(run.writer, { run: known?.run ?? run, length: (known?.length ?? 0) + length });
  }
  let best: { run: Run; length: number } | null = null;
  for (const one of byWriter.values()) if (best === null || one.length > best.length) best = one;
  return best?.run ?? null;
}
