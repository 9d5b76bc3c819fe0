import { createDecoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding';

/**
 * What the page must know of the wire to tell the truth about saving. The protocol is described in
 * server/collab/protocol.ts: of the content messages a socket sent, the server says how many are on disk.
 */

/** `step-2` carries everything the server lacked when it was asked for; `update` carries one edit. */
export type ContentKind = 'step-2' | 'update';

const SYNC = 0;
const PRESENCE = 1;
const STEP_2 = 1;
const UPDATE = 2;

/** The type of the message that says how much is on disk. */
export const STORED = 120;

/** What a message to the server carries of the text; null when it carries none. */
export function contentKind(message: unknown): ContentKind | null {
  const bytes = asBytes(message);
  if (bytes === null || bytes[0] !== SYNC) return null;
  if (bytes[1] === STEP_2) return 'step-2';
  return bytes[1] === UPDATE ? 'update' : null;
}

/**
 * Whether a message repeats what was heard of others' presence and says nothing of this page's own. The stock
 * client sends one for each that it hears; with fifty people in a text that is most of what it would send.
 */
export function isEcho(message: unknown, ownClient: number): boolean {
  const bytes = asBytes(message);
  if (bytes === null || bytes[0] !== PRESENCE) return false;
  const whole = createDecoder(bytes);
  readVarUint(whole);
  const update = createDecoder(readVarUint8Array(whole));
  for (let left = readVarUint(update); left > 0; left--) {
    if (readVarUint(update) === ownClient) return false;
    readVarUint(update);
    readVarString(update);
  }
  return true;
}

function asBytes(message: unknown): Uint8Array | null {
  if (message instanceof Uint8Array) return message;
  return message instanceof ArrayBuffer ? new Uint8Array(message) : null;
}

export interface SocketWatcher {
  /** A new socket was made: counting starts anew. */
  opened(): void;
  /** The socket was given up: nothing came of it, neither a yes nor a no. */
  unanswered(): void;
  sent(kind: ContentKind): void;
  /** The client id under which this page is present. */
  ownClient(): number;
}

/**
 * A network that swallows the request for a socket says nothing, and the browser waits for minutes. Longer than any
 * line takes that one could write on, in ms.
 */
export const PATIENCE_MS = 10_000;

/** A WebSocket that tells of each content message before it leaves, keeps back echoes, and gives up in time. */
export function watchedSocket(watcher: SocketWatcher): typeof WebSocket {
  return class WatchedSocket extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols);
      watcher.opened();
      const patience = setTimeout(() => {
        watcher.unanswered();
        this.close();
      }, PATIENCE_MS);
      for (const event of ['open', 'close']) this.addEventListener(event, () => clearTimeout(patience));
    }

    override send(message: Parameters<WebSocket['send']>[0]): void {
      if (isEcho(message, watcher.ownClient())) return;
      const kind = contentKind(message);
      if (kind !== null) watcher.sent(kind);
      super.send(message);
    }
  };
}
