import { createServer } from 'node:http';
import { setPersistence, setupWSConnection } from '@y/websocket-server/utils';
import { WebSocketServer } from 'ws';
import { applyUpdate } from 'yjs';
import { seedFor } from './seeds.mjs';

/** The stock server of y-websocket as its own start file runs it: everything in memory. */

if (process.env.SEEDS) {
  setPersistence({
    provider: null,
    bindState: (name, doc) => {
      const seed = seedFor(name);
      if (seed) applyUpdate(doc, seed);
    },
    writeState: async () => undefined,
  });
}

const sockets = new WebSocketServer({ noServer: true });
sockets.on('connection', setupWSConnection);
const server = createServer((_request, response) => response.end('okay'));
server.on('upgrade', (request, socket, head) => {
  sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request));
});
server.listen(Number(process.env.PORT), '127.0.0.1');
