import { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';
import { closingOf } from '../../document/close-codes';
import { LIVE_PROTOCOL } from '../../document/live-protocol';
import { watchedSocket } from './content-messages';
import type { PersonHere } from './presence';
import type { UnsavedChanges } from './unsaved-changes';

/** What the server must know of a page that wants a line to a live text. */
export interface LineInput {
  readonly documentId: string;
  readonly epoch: number;
  readonly seat: 'write' | 'read';
  readonly person: Omit<PersonHere, 'seat' | 'isMe'>;
  /** Address of the live-text server, such as `wss://concord.example/live`. */
  readonly address: string;
}

/** State vectors are compared this often, should either side have missed something, in ms. */
const COMPARE_MS = 30_000;

/**
 * The line of one page to the live-text server, not connected yet, with who is present at this end of it.
 *
 * @param unanswered called when a socket is given up because nothing answers, before it is closed
 */
export function liveLine(
  input: LineInput,
  doc: Y.Doc,
  unsaved: UnsavedChanges,
  unanswered: () => void,
): WebsocketProvider {
  const { person } = input;
  const provider: WebsocketProvider = new WebsocketProvider(input.address, input.documentId, doc, {
    connect: false,
    // Tabs meet at the server and nowhere else: it alone knows who may write and what is stored.
    disableBc: true,
    params: { acks: '1', epoch: String(input.epoch), page: String(LIVE_PROTOCOL), person: person.id },
    resyncInterval: COMPARE_MS,
    shouldReconnect: (event) => closingOf(event.code).reconnect,
    WebSocketPolyfill: watchedSocket({
      opened: () => unsaved.socketOpened(),
      unanswered,
      sent: (kind) => unsaved.sent(kind),
      ownClient: () => provider.awareness.clientID,
    }),
  });
  provider.awareness.setLocalStateField('user', {
    id: person.id,
    name: person.name,
    organisation: person.organisation,
    color: person.colour,
    seat: input.seat,
  });
  return provider;
}
