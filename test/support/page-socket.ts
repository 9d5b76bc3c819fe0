import WebSocket, { type ClientOptions } from 'ws';
import type { WebsocketProvider } from 'y-websocket';

type BrowsersSocket = typeof globalThis.WebSocket;

/** A socket of Node that is opened as a browser opens one: with its address alone. */
type NodesSocket = new (address: string) => WebSocket;

/** A socket of Node in the place of the browser's: y-websocket uses what both have; their types differ in the rest. */
export function forProvider(Socket: NodesSocket): BrowsersSocket {
  return Socket as unknown as BrowsersSocket;
}

/** What is to be known of a page's sockets. */
export interface SocketWatch {
  /** A socket is being opened. */
  opens?(): void;
  /** A message is handed to the socket. */
  sends?(message: Uint8Array): void;
}

/** The sockets of a page, with the headers that this person's browser sends. */
export function pageSocket(headers: ClientOptions, watch: SocketWatch = {}): BrowsersSocket {
  return forProvider(
    class extends WebSocket {
      constructor(address: string) {
        super(address, headers);
        watch.opens?.();
      }

      override send(message: Uint8Array): void {
        watch.sends?.(message);
        super.send(message);
      }
    },
  );
}

/** The socket that a provider has now; null while it has none. */
export function socketOf(provider: WebsocketProvider): WebSocket | null {
  const socket: unknown = provider.ws;
  return socket instanceof WebSocket ? socket : null;
}

/** Whether a message brings content: step 2 or an edit. */
export function isContent(message: Uint8Array): boolean {
  return message[0] === 0 && (message[1] === 1 || message[1] === 2);
}
