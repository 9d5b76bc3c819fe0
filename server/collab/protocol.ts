import { ByteReader, ByteWriter, uintSize } from './bytes';
import { damage } from './damage';

/**
 * The words of the y-websocket protocol, version 1 updates only, and one of our own.
 *
 * A message is a type and a body, one message for each WebSocket frame:
 *
 * | type | body                                         | direction |
 * | ---- | -------------------------------------------- | --------- |
 * | 0 0  | state vector: "send me what I lack" (step 1) | both      |
 * | 0 1  | update: the answer to step 1 (step 2)        | both      |
 * | 0 2  | update: an edit                              | both      |
 * | 1    | awareness update                             | both      |
 * | 3    | nothing: "who is here?"                      | to server |
 * | 120  | stored                                       | to client |
 * | 121  | nothing: something beside the text is new    | to client |
 *
 * **Stored** and **beside** are sent only to connections opened with `?acks=1`; a plain client logs an error for a
 * type it does not know. Beside a text stand its comments and amendments, which the page asks for by request.
 * The body of stored: `count`, then how many pairs follow, then the pairs `client id`, `clock`.
 *
 * - `count`: of the content messages (type 0 1 and 0 2) that this connection sent, the first `count` are
 *   committed to disk, or held nothing that was not. A state vector alone could not say this, because a
 *   deletion does not move it.
 * - the pairs: for each Yjs client id whose text this commit added, the clock up to which all of it is on disk.
 *
 * A page counts the content messages it hands to the socket, from zero for each new socket. All changes are
 * saved when the socket is open, step 2 has been sent (it answers the server's step 1 and carries everything
 * the server lacked) and the last `count` equals the number sent.
 */
const SYNC = 0;
const AWARENESS = 1;
const QUERY_AWARENESS = 3;
const STORED = 120;
const BESIDE = 121;

const STEP_1 = 0;
const STEP_2 = 1;
const UPDATE = 2;

/** The next expected clock of each Yjs client id. */
export type Clocks = ReadonlyMap<number, number>;

export type ClientMessage =
  /** Its state vector is read when it is answered. */
  | { readonly kind: 'step-1'; readonly encoded: Uint8Array }
  | { readonly kind: 'step-2' | 'update'; readonly update: Uint8Array }
  | { readonly kind: 'awareness'; readonly update: Uint8Array }
  | { readonly kind: 'query-awareness' };

/** The largest Yjs client id: 32 bits. */
export const MOST_CLIENT_ID = 0xffff_ffff;
/** The largest clock; far beyond any text, and small enough that sums stay exact. */
export const MOST_CLOCK = 0x7fff_ffff;

/** Which kind of content a message brings, told from its first bytes alone; null for every other message. */
export function contentKind([type, kind]: Uint8Array): 'step-2' | 'update' | null {
  if (type !== SYNC) return null;
  if (kind === STEP_2) return 'step-2';
  return kind === UPDATE ? 'update' : null;
}

/**
 * Reads a message of a client. The parts are views into `data`: copy what is kept.
 *
 * @throws Damage
 */
export function readMessage(data: Uint8Array): ClientMessage {
  const reader = new ByteReader(data);
  const message = readBody(reader);
  reader.done();
  return message;
}

function readBody(reader: ByteReader): ClientMessage {
  switch (reader.uint()) {
    case SYNC:
      switch (reader.uint()) {
        case STEP_1:
          return { kind: 'step-1', encoded: reader.block() };
        case STEP_2:
          return { kind: 'step-2', update: reader.block() };
        case UPDATE:
          return { kind: 'update', update: reader.block() };
        default:
          throw damage('unknown-type');
      }
    case AWARENESS:
      return { kind: 'awareness', update: reader.block() };
    case QUERY_AWARENESS:
      return { kind: 'query-awareness' };
    default:
      throw damage('unknown-type');
  }
}

/** @throws Damage */
export function readClocks(encoded: Uint8Array): Map<number, number> {
  const clocks = new Map<number, number>();
  eachClock(encoded, (client, clock) => note(clocks, client, clock));
  return clocks;
}

/**
 * Reads the state vector of a client as far as the document goes. Of ids that the document does not have only that
 * there are some is kept, so that a hundred thousand of them cost no more than their bytes.
 *
 * @returns the clocks of the document's own ids, and whether the client has anything that the document lacks
 * @throws Damage
 */
export function readClocksOf(document: Clocks, encoded: Uint8Array): { clocks: Clocks; beyond: boolean } {
  const clocks = new Map<number, number>();
  let beyond = false;
  eachClock(encoded, (client, clock) => {
    const known = document.get(client);
    if (clock > (known ?? 0)) beyond = true;
    if (known !== undefined) note(clocks, client, clock);
  });
  return { clocks, beyond };
}

function note(clocks: Map<number, number>, client: number, clock: number): void {
  if (clocks.has(client)) throw damage('repeated-client');
  clocks.set(client, clock);
}

function eachClock(encoded: Uint8Array, take: (client: number, clock: number) => void): void {
  const reader = new ByteReader(encoded);
  const count = reader.uint();
  if (count > reader.left) throw damage('truncated');
  for (let read = 0; read < count; read++) {
    const client = reader.uint();
    const clock = reader.uint();
    if (client > MOST_CLIENT_ID || clock > MOST_CLOCK) throw damage('client-id');
    take(client, clock);
  }
  reader.done();
}

export function encodeClocks(clocks: Clocks): Buffer {
  const writer = new ByteWriter(8 + clocks.size * 8);
  writer.uint(clocks.size);
  for (const [client, clock] of clocks) writer.uint(client).uint(clock);
  return writer.done();
}

/** Writes the head of an unmasked binary WebSocket frame. */
function frameHead(writer: ByteWriter, length: number): ByteWriter {
  const head = Buffer.allocUnsafe(length < 126 ? 2 : length < 0x1_0000 ? 4 : 10);
  head[0] = 0x82;
  if (length < 126) head[1] = length;
  else if (length < 0x1_0000) {
    head[1] = 126;
    head.writeUInt16BE(length, 2);
  } else {
    head[1] = 127;
    head.writeUInt32BE(0, 2);
    head.writeUInt32BE(length, 6);
  }
  return writer.bytes(head);
}

/** The frame up to the body, for a body that is not worth copying. */
function headOf(types: readonly number[], body: Uint8Array): Buffer {
  const length = types.length + uintSize(body.length) + body.length;
  const writer = frameHead(new ByteWriter(24), length);
  for (const type of types) writer.uint(type);
  return writer.uint(body.length).done();
}

function frameOf(types: readonly number[], body: Uint8Array): Buffer {
  return Buffer.concat([headOf(types, body), body]);
}

/** An edit as a frame; `frame.subarray(frame.length - update.length)` is the update again. */
export function updateFrame(update: Uint8Array): Buffer {
  return frameOf([SYNC, UPDATE], update);
}

/** An edit as a frame in two pieces, the second being `update` itself: for whole texts. */
export function updateFramePieces(update: Uint8Array): Uint8Array[] {
  return [headOf([SYNC, UPDATE], update), update];
}

export function step1Frame(clocks: Clocks): Buffer {
  return frameOf([SYNC, STEP_1], encodeClocks(clocks));
}

export function step2Frame(update: Uint8Array): Buffer {
  return frameOf([SYNC, STEP_2], update);
}

export function awarenessFrame(update: Uint8Array): Buffer {
  return frameOf([AWARENESS], update);
}

/** `count` content messages of the connection are settled; `clocks` of its clients are on disk. */
export function storedFrame(count: number, clocks: Clocks): Buffer {
  const body = new ByteWriter(16).uint(STORED).uint(count).uint(clocks.size);
  for (const [client, clock] of clocks) body.uint(client).uint(clock);
  const bytes = body.done();
  return frameHead(new ByteWriter(bytes.length + 10), bytes.length)
    .bytes(bytes)
    .done();
}

/** Something beside the text is new. */
export function besideFrame(): Buffer {
  const body = new ByteWriter(4).uint(BESIDE).done();
  return frameHead(new ByteWriter(8), body.length).bytes(body).done();
}
