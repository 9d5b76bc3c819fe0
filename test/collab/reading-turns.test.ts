import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { takeTurns } from '../../server/collab/reading-turns';

/** Sends eight megabytes in small messages, as fast as the network takes them. */
const FLOOD = `
  const { workerData } = require('node:worker_threads');
  const WebSocket = require('ws');
  const socket = new WebSocket('ws://127.0.0.1:' + workerData);
  socket.on('open', () => { for (let sent = 0; sent < 2048; sent += 1) socket.send(Buffer.alloc(4096)); });
`;

/** The most bytes that one connection had read in one turn of the event loop, and all that were read. */
async function flooded(watch: (socket: WebSocket, wire: Parameters<typeof takeTurns>[1]) => void) {
  const server = createServer();
  const sockets = new WebSocketServer({ noServer: true });
  const seen = { most: 0, all: 0, messages: 0 };
  const done = new Promise<void>((resolve) => {
    server.on('upgrade', (request, wire, head) => {
      sockets.handleUpgrade(request, wire, head, (socket) => {
        let turn = 0;
        watch(socket, wire);
        wire.prependListener('data', (chunk: Buffer) => {
          if (turn === 0) setImmediate(() => (turn = 0));
          turn += chunk.length;
          seen.all += chunk.length;
          seen.most = Math.max(seen.most, turn);
          // Judging a message takes a while, in which the network fills up again.
          const until = performance.now() + 1;
          while (performance.now() < until);
        });
        socket.on('message', () => {
          seen.messages += 1;
          if (seen.messages === 2048) resolve();
        });
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const flood = new Worker(FLOOD, { eval: true, workerData: (server.address() as AddressInfo).port });
  onTestFinished(async () => {
    await flood.terminate();
    sockets.close();
    server.closeAllConnections();
    server.close();
  });
  await done;
  return seen;
}

test('of one who floods no more is read in a turn than two reads of the network, and nothing is lost', async () => {
  const seen = await flooded(takeTurns);
  expect(seen.messages).toBe(2048);
  expect(seen.most).toBeLessThanOrEqual(131_072);
  // What is proven: without turns the same flood holds up everybody else for far more.
  expect((await flooded(() => undefined)).most).toBeGreaterThan(200_000);
});
