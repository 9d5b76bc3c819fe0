import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';

/** Bytes of one connection after which the others have their turn: one read of the network. */
const MOST_IN_A_TURN = 65_536;

/**
 * Reads of one connection no more than this in each turn of the event loop. Node reads on as long as the network has
 * something, up to two megabytes at once: hundreds of messages, during which nobody else is heard.
 */
export function takeTurns(socket: WebSocket, wire: Duplex): void {
  let read = 0;
  let waits = false;
  wire.prependListener('data', (chunk: Buffer) => {
    read += chunk.length;
    if (read >= MOST_IN_A_TURN) wire.pause();
    if (waits) return;
    waits = true;
    setImmediate(() => {
      waits = false;
      read = 0;
      // Who waits for the document or the disk as well is read from when that is over.
      if (!socket.isPaused) wire.resume();
    });
  });
}
