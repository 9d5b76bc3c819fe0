import type { IncomingMessage, Server } from 'node:http';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { Connection } from './connection';
import { type Admission, Gate, type GateParts } from './gate';
import { takeTurns } from './reading-turns';

/** Pieces of TCP a message may be gathered from; tiny ones cost many times their size in memory. */
const MOST_CHUNKS = 4_096;
/** The same for what was written while the line was cut: slow lines bring a thousand bytes at a time. */
const MOST_CHUNKS_OFFLINE = 32_768;

/** How long deciding about a connection may take, in ms. */
const ADMISSION_WAIT = 15_000;

/** How long somebody who is let in only to be told something may take to leave, in ms. */
const FAREWELL_WAIT = 2_000;

/** Where live documents are; the document's id follows. */
const LIVE_PATH = '/live/';

/** Opens for anybody and closes at once, with 1000: whether sockets pass at all can be tried without a seat. */
export const LIVE_CHECK_PATH = '/live-check';

/**
 * Listens on an HTTP server for connections to live documents; other upgrades are left to other listeners.
 * Whatever a client sends, at any stage, ends at most its own socket.
 *
 * @param basePath the path under which the portal stands on its site
 * @returns stops listening; sockets that are open stay so
 */
export function attachLive(server: Server, parts: GateParts, basePath = ''): () => void {
  const { settings } = parts.rooms;
  const socketsFor = (maxPayload: number, maxBufferedChunks: number) =>
    new WebSocketServer({
      noServer: true,
      clientTracking: false,
      perMessageDeflate: false,
      maxPayload,
      maxFragments: settings.maxFragments,
      maxBufferedChunks,
    });
  const sockets = socketsFor(settings.maxMessage, MOST_CHUNKS);
  const writersSockets = socketsFor(Math.max(settings.maxMessage, settings.maxOffline), MOST_CHUNKS_OFFLINE);
  const gate = new Gate(parts);
  let order = 0;

  const onUpgrade = (request: IncomingMessage, wire: Duplex, head: Buffer) => {
    const url = targetOf(request, basePath);
    wire.on('error', () => wire.destroy());
    if (url?.pathname === LIVE_CHECK_PATH) {
      sockets.handleUpgrade(request, wire, head, (socket) => {
        socket.on('error', () => undefined);
        sendAway(socket, 1000, 'sockets pass');
      });
      return;
    }
    if (!url?.pathname.startsWith(LIVE_PATH)) {
      if (server.listenerCount('upgrade') === 1) refuse(wire, 404);
      return;
    }
    const late = setTimeout(() => wire.destroy(), ADMISSION_WAIT);
    gate
      .admit(request, url.pathname.slice(LIVE_PATH.length), url.searchParams)
      .then((admission) => answer(admission, request, wire, head))
      .catch((error: unknown) => {
        parts.report.error({ err: error }, 'a connection could not be answered');
        wire.destroy();
      })
      .finally(() => clearTimeout(late));
  };

  const answer = (admission: Admission, request: IncomingMessage, wire: Duplex, head: Buffer) => {
    if (admission.answer === 'refused') refuse(wire, admission.status);
    if (admission.answer === 'closed') {
      if (wire.closed) admission.told();
      else wire.once('close', admission.told);
    }
    if (admission.answer === 'refused' || wire.destroyed) return;
    const writes = admission.answer === 'admitted' && admission.seat.seat === 'write';
    (writes ? writersSockets : sockets).handleUpgrade(request, wire, head, (socket) => {
      socket.on('error', (error) => onSocketError(error));
      if (admission.answer === 'closed') {
        sendAway(socket, admission.closing.code, admission.closing.reason);
        return;
      }
      enter(admission, socket, wire);
    });
  };

  const enter = (admission: Admission & { answer: 'admitted' }, socket: WebSocket, wire: Duplex) => {
    const { seat, request, wantsStored, open } = admission;
    const connection = new Connection({
      order: ++order,
      socket,
      wire,
      seat,
      request,
      wantsStored,
      settings,
    });
    takeTurns(socket, wire);
    wire.on('drain', () => open.room.audience.catchUp(connection));
    parts.rooms.enter(open, connection);
  };

  // ws closes the socket itself: 1002, 1007, 1008 or 1009, as the frame deserves.
  const onSocketError = (error: Error) => {
    const code = 'code' in error ? String(error.code) : 'unknown';
    parts.rooms.counters.add(`socket-errors.${code}`);
  };

  const onClientError = (_error: Error, wire: Duplex) => {
    parts.rooms.counters.add('client-errors');
    refuse(wire, 400);
  };

  server.on('upgrade', onUpgrade);
  server.on('clientError', onClientError);
  return () => {
    server.off('upgrade', onUpgrade);
    server.off('clientError', onClientError);
  };
}

/** Says why, and waits no longer than it takes to hear it. */
function sendAway(socket: WebSocket, code: number, reason: string): void {
  socket.close(code, reason);
  setTimeout(() => socket.terminate(), FAREWELL_WAIT).unref();
}

function targetOf({ url = '' }: IncomingMessage, basePath: string): URL | null {
  if (!url.startsWith(`${basePath}/`)) return null;
  try {
    return new URL(url.slice(basePath.length), 'http://live.invalid');
  } catch {
    return null;
  }
}

function refuse(wire: Duplex, status: number): void {
  wire.on('error', () => wire.destroy());
  if (!wire.writable) {
    wire.destroy();
    return;
  }
  const reason = STATUS_CODES[status] ?? '';
  const body = `${reason}\n`;
  wire.once('finish', () => wire.destroy());
  wire.end(
    `HTTP/1.1 ${status} ${reason}\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
