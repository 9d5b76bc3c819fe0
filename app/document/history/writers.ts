import type { ClientOrigin } from '../../../db/words';
import type { StoredBy } from './authorship';
import { ClockRanges } from './clock-ranges';

/** Who stands behind a Yjs client id, as the server recorded it. */
export interface ClientWriter {
  readonly clientId: number;
  readonly personId: string | null;
  readonly organisationId: string | null;
  /** How text under the id came in; null when the person typed it. */
  readonly origin: ClientOrigin | null;
  readonly carried: Carried | null;
}

/** Where carried text comes from, and who had written which part of it there, as far as that is known. */
export interface Carried {
  /** Number of the version. */
  readonly version: string;
  readonly writers: readonly Writer[];
  /** Clock of the first, clock after the last, place in `writers`, and when it was written; by fours. */
  readonly runs: readonly number[];
}

/** Whose words stand in a text. */
export interface Writer {
  /** `unknown`: the server was not there when it was written. */
  readonly origin: ClientOrigin | 'typed' | 'unknown';
  /** Who typed it, or who imported, restored or began the draft with it. */
  readonly personId: string | null;
  readonly organisationId: string | null;
  /** The version it was carried over from; null when it was written for this one. */
  readonly carriedFrom: string | null;
}

const UNKNOWN: Writer = { origin: 'unknown', personId: null, organisationId: null, carriedFrom: null };

interface Written {
  readonly writer: Writer;
  /** In ms since 1970; null when it is not known. */
  readonly at: number | null;
  /** The first clock for which this may not hold any more. */
  readonly until: number;
}

interface Known extends ClientWriter {
  /** Whose each range of clocks of carried text is, and when it was written. */
  readonly ranges: ClockRanges<{ readonly writer: Writer; readonly at: number | null }>;
}

/** The writers behind the client ids of a document. */
export class Writers {
  readonly #byClient: ReadonlyMap<number, Known>;

  constructor(clients: readonly ClientWriter[]) {
    this.#byClient = new Map(
      clients.map((client) => [
        client.clientId,
        { ...client, ranges: rangesOf(client.clientId, client.carried) },
      ]),
    );
  }

  /**
   * Whose a clock of a client is, stored at `at`. A client id is somebody's for good; for which organisation they write
   * under it may change while they have the text open, and is told by what was stored `by` them.
   */
  at(
    client: number,
    clock: number,
    { at, by }: { readonly at: number | null; readonly by: StoredBy | null },
  ): Written {
    const known = this.#byClient.get(client);
    const until = Number.MAX_SAFE_INTEGER;
    if (known === undefined) return { writer: UNKNOWN, at, until };
    const { personId, organisationId, origin, carried, ranges } = known;
    if (carried === null) {
      const wroteFor = origin === null && by?.personId === personId ? by.organisationId : organisationId;
      return {
        writer: { origin: origin ?? 'typed', personId, organisationId: wroteFor, carriedFrom: null },
        at,
        until,
      };
    }
    const range = ranges.find(client, clock);
    if (range !== undefined) return { ...range.value, until: range.to };
    const writer: Writer = { origin: 'carried', personId, organisationId, carriedFrom: carried.version };
    return { writer, at, until: ranges.next(client, clock) ?? until };
  }
}

function rangesOf(clientId: number, carried: Carried | null): Known['ranges'] {
  const ranges: Known['ranges'] = new ClockRanges();
  const { version, writers, runs } = carried ?? { version: '', writers: [], runs: [] };
  for (let place = 0; place + 3 < runs.length; place += 4) {
    const [from = 0, to = 0, index = 0, written = 0] = runs.slice(place, place + 4);
    const writer = writers[index];
    if (writer === undefined) continue;
    ranges.add(clientId, from, to, { writer: { ...writer, carriedFrom: version }, at: written || null });
  }
  return ranges;
}

/** Client ids whose text is theirs also where the same words were deleted a moment before. */
export function ownClients(clients: readonly ClientWriter[]): ReadonlySet<number> {
  return new Set(clients.filter(({ origin }) => origin !== null).map(({ clientId }) => clientId));
}
