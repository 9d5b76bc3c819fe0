import { readVarUint } from 'lib0/decoding';
import { onTestFinished } from 'vitest';
import type { ClientOptions } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { isContent, pageSocket } from './page-socket';

/** The stock Yjs client, as the page of a draft uses it: with the cookie of a session and asking for the server's word. */
export interface LivePage {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  /** Content messages sent on the present socket, and how many of them the server says are stored. */
  readonly sent: () => number;
  readonly stored: () => number;
  /** How often a connection was lost or refused. */
  readonly losses: () => number;
  /** Adds a paragraph at the end. */
  write(words: string): void;
  /** All the words of the text. */
  words(): string;
}

export interface LivePageOptions {
  /** Where the page is, such as `https://concord.example`; the live text is beside it. */
  readonly origin: string;
  readonly secret: string;
  readonly documentId: string;
  /** Name of the session's cookie. */
  readonly cookie?: string;
  /** What the socket needs besides: a certificate to trust, another Origin. */
  readonly socket?: ClientOptions;
}

/** Opens a draft of a running portal; it is closed when the test ends. */
export function openLivePage(options: LivePageOptions): LivePage {
  const { origin, secret, documentId, cookie = 'concord' } = options;
  const doc = new Y.Doc();
  let sent = 0;
  let stored = 0;
  let losses = 0;
  const headers = {
    origin: new URL(origin).origin,
    ...options.socket,
    headers: { cookie: `${cookie}=${secret}`, ...options.socket?.headers },
  };
  const socket = pageSocket(headers, {
    opens: () => {
      sent = 0;
      stored = 0;
    },
    sends: (message) => {
      if (isContent(message)) sent++;
    },
  });
  const provider = new WebsocketProvider(`${origin.replace(/^http/, 'ws')}/live`, documentId, doc, {
    disableBc: true,
    maxBackoffTime: 500,
    params: { acks: '1' },
    WebSocketPolyfill: socket,
  });
  provider.messageHandlers[120] = (_encoder, decoder) => {
    stored = readVarUint(decoder);
  };
  provider.on('connection-close', () => {
    losses += 1;
  });
  onTestFinished(() => {
    provider.destroy();
    doc.destroy();
  });
  const text = doc.getXmlFragment('text');
  return {
    doc,
    provider,
    sent: () => sent,
    stored: () => stored,
    losses: () => losses,
    write(words) {
      const element = new Y.XmlElement('paragraph');
      element.insert(0, [new Y.XmlText(words)]);
      doc.transact(() => text.push([element]));
    },
    words: () => text.toString(),
  };
}
