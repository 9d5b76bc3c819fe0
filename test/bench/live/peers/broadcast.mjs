import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

/** The least a server can do: passes every message on to everybody else, and keeps and understands nothing. */

const rooms = new Map();
const sockets = new WebSocketServer({ noServer: true });
const server = createServer((_request, response) => response.end('okay'));
server.on('upgrade', (request, wire, head) => {
  sockets.handleUpgrade(request, wire, head, (socket) => {
    const room = rooms.get(request.url) ?? new Set();
    rooms.set(request.url, room);
    room.add(socket);
    socket.on('message', (data) => {
      for (const other of room) if (other !== socket) other.send(data);
    });
    socket.on('close', () => {
      room.delete(socket);
      if (room.size === 0) rooms.delete(request.url);
    });
    socket.on('error', () => undefined);
  });
});
server.listen(Number(process.env.PORT), '127.0.0.1');
