import type { RoomPerson } from '../../app/services/rooms';
import { ByteReader, ByteWriter } from './bytes';
import { damage } from './damage';
import { MOST_CLIENT_ID, MOST_CLOCK } from './protocol';

/** Bytes of a client's own presence state that are looked at; a larger one is taken as one without cursor. */
const MOST_STATE = 4_096;
/** Entries of one awareness update at most; a client sends its own, and echoes of everybody's. */
const MOST_ENTRIES = 4_096;
/** Bytes of a cursor at most. */
const MOST_CURSOR = 1_024;

/** One entry of an awareness update. */
export interface PresenceEntry {
  readonly client: number;
  readonly clock: number;
  /** The state as JSON in UTF-8; a view. */
  readonly state: Uint8Array;
}

/**
 * The entries of an awareness update. The stock client sends back everything it hears of others, so most
 * entries are passed over unread.
 *
 * @throws Damage
 */
export function readPresence(update: Uint8Array): PresenceEntry[] {
  const reader = new ByteReader(update);
  const entries: PresenceEntry[] = [];
  const count = reader.uint();
  if (count > MOST_ENTRIES) throw damage('too-many-states');
  for (let read = 0; read < count; read++) {
    const client = reader.uint();
    const clock = reader.uint();
    entries.push({ client, clock, state: reader.block() });
  }
  reader.done();
  return entries;
}

export function possible(entry: PresenceEntry): boolean {
  return isPossible(entry.client, entry.clock);
}

export function isPossible(client: number, clock: number): boolean {
  return whole(client, MOST_CLIENT_ID) && whole(clock, MOST_CLOCK);
}

export function isNull(state: Uint8Array): boolean {
  return state.length === 4 && state[0] === 0x6e && state[1] === 0x75;
}

/** The entry as others get it. */
export function encodePresence(client: number, clock: number, state: string): Buffer {
  return new ByteWriter(state.length + 24).uint(client).uint(clock).text(state).done();
}

export function encodePresences(entries: readonly Uint8Array[]): Buffer {
  return Buffer.concat([new ByteWriter(8).uint(entries.length).done(), ...entries]);
}

/**
 * The state others see: the person as the server knows them, and of the client's claim only the cursor.
 * The words `user`, `name`, `color` and `cursor` are those the editor's caret extension reads.
 */
export function seenState(person: RoomPerson, cursor: string): string {
  const { id, name, organisation, colour, seat } = person;
  return `{"user":${JSON.stringify({ id, name, organisation, color: colour, seat })},"cursor":${cursor}}`;
}

/** The cursor in a client's state as JSON, rebuilt from the parts it may have; `null` when there is none. */
export function readCursor(state: Uint8Array): string {
  if (state.length > MOST_STATE) return 'null';
  let claimed: unknown;
  try {
    claimed = JSON.parse(Buffer.from(state.buffer, state.byteOffset, state.length).toString('utf8'));
  } catch {
    return 'null';
  }
  const cursor = part(claimed, 'cursor');
  const anchor = relativePosition(part(cursor, 'anchor'));
  const head = relativePosition(part(cursor, 'head'));
  if (!anchor || !head) return 'null';
  const json = JSON.stringify({ anchor, head });
  return json.length > MOST_CURSOR ? 'null' : json;
}

function part(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<string, unknown>)[name];
}

/** A place in the text as Yjs names it. */
function relativePosition(value: unknown): object | null {
  if (typeof value !== 'object' || value === null) return null;
  const tname = part(value, 'tname');
  const assoc = part(value, 'assoc');
  return {
    type: structId(part(value, 'type')),
    tname: tname === 'text' ? tname : null,
    item: structId(part(value, 'item')),
    assoc: assoc === -1 ? -1 : 0,
  };
}

function structId(value: unknown): object | null {
  const client = part(value, 'client');
  const clock = part(value, 'clock');
  return whole(client, MOST_CLIENT_ID) && whole(clock, MOST_CLOCK) ? { client, clock } : null;
}

function whole(value: unknown, most: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most;
}
