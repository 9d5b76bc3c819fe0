import * as encoding from 'lib0/encoding';
import { onTestFinished } from 'vitest';
import type WebSocket from 'ws';
import type { ClientOptions } from 'ws';
import type { LiveServer } from './live-server';
import { until } from './stock-client';

/** A client that sends what it is told, byte by byte. */
export interface RawClient {
  readonly socket: WebSocket;
  /** Messages received, in order. */
  readonly heard: Uint8Array[];
  /** The close code, once closed; 1006 when the connection was cut. */
  readonly code: () => number | undefined;
  send(...bytes: Uint8Array[]): void;
  closed(ms?: number): Promise<number>;
  /** The content messages among those received: updates and answers to step 1 that hold something. */
  content(): Uint8Array[];
}

/** Connects; resolves when open. */
export async function rawClient(
  live: LiveServer,
  session: string,
  documentId: string,
  options: ClientOptions = {},
  query = '',
): Promise<RawClient> {
  const socket = live.socket(session, `/live/${documentId}${query}`, options);
  const heard: Uint8Array[] = [];
  let code: number | undefined;
  socket.on('message', (data: Buffer) => heard.push(new Uint8Array(data)));
  socket.on('close', (closeCode) => {
    code = closeCode;
  });
  socket.on('error', () => undefined);
  onTestFinished(() => socket.terminate());
  await until('an open socket', () => socket.readyState === socket.OPEN || code !== undefined);
  return {
    socket,
    heard,
    code: () => code,
    send: (...messages) => {
      for (const message of messages) socket.send(message);
    },
    async closed(ms = 3_000) {
      await until('a close', () => code !== undefined, ms);
      return code ?? 0;
    },
    content: () => heard.filter((message) => message[0] === 0 && message[1] !== 0 && message.length > 5),
  };
}

/** Whether a connection is refused before the upgrade, and with which status. */
export function refusal(live: LiveServer, session: string, path: string, options: ClientOptions = {}) {
  return new Promise<number>((resolve, reject) => {
    const socket = live.socket(session, path, options);
    socket.on('unexpected-response', (_request, response) => {
      resolve(response.statusCode ?? 0);
      socket.terminate();
    });
    socket.on('open', () => {
      socket.terminate();
      reject(new Error('The connection was let in.'));
    });
    socket.on('error', () => undefined);
  });
}

function message(type: number, ...parts: Array<number | Uint8Array>): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  for (const part of parts) {
    if (typeof part === 'number') encoding.writeVarUint(encoder, part);
    else encoding.writeVarUint8Array(encoder, part);
  }
  return encoding.toUint8Array(encoder);
}

export const step1 = (stateVector: Uint8Array = new Uint8Array([0])) => message(0, 0, stateVector);
export const step2 = (update: Uint8Array) => message(0, 1, update);
export const update = (bytes: Uint8Array) => message(0, 2, bytes);
export const ofType = (type: number, body: Uint8Array) => message(type, body);

/** An awareness message with these entries. */
export function awareness(...entries: Array<[client: number, clock: number, state: unknown]>): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, entries.length);
  for (const [client, clock, state] of entries) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, typeof state === 'string' ? state : JSON.stringify(state));
  }
  return message(1, encoding.toUint8Array(encoder));
}
