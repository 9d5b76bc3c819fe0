import type { WebsocketProvider } from 'y-websocket';

/** The server's word that comments or amendments beside the text have changed; see `server/collab/protocol.ts`. */
const BESIDE = 121;

/** Lets the parts of the page hear when something beside the text is new. */
export function newsBeside(provider: WebsocketProvider): (listener: () => void) => () => void {
  const listeners = new Set<() => void>();
  provider.messageHandlers[BESIDE] = () => {
    for (const listener of listeners) listener();
  };
  return (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
}
