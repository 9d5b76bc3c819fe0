import { readVarUint } from 'lib0/decoding';
import { onTestFinished } from 'vitest';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { isContent, pageSocket } from '../support/page-socket';
import { ORIGIN } from './seats-by-name';

/** The unmodified y-websocket client on a document of its own. */
export interface StockClient {
  readonly doc: Y.Doc;
  readonly text: Y.XmlFragment;
  readonly provider: WebsocketProvider;
  /** Content messages handed to the present socket, and of those, how many the server says are stored. */
  readonly sent: () => number;
  readonly stored: () => number;
  /** Close codes, in order. */
  readonly closes: number[];
  /** Adds a paragraph with this text at the end. */
  write(words: string): void;
  /** The paragraphs as plain text. */
  read(): string[];
}

export interface StockClientOptions {
  readonly acks?: boolean;
  readonly epoch?: number;
  readonly doc?: Y.Doc;
  readonly connect?: boolean;
  /** Says nothing of itself, as a client without an editor. */
  readonly silent?: boolean;
}

/** Opens a document as this session, and is gone when the test ends. */
export function stockClient(
  port: number,
  session: string,
  documentId: string,
  { acks = false, epoch, doc = new Y.Doc(), connect = true, silent = false }: StockClientOptions = {},
): StockClient {
  let sent = 0;
  let stored = 0;
  const closes: number[] = [];
  const headers = { origin: ORIGIN, headers: { cookie: `session=${session}` } };
  const socket = pageSocket(headers, {
    opens: () => {
      sent = 0;
      stored = 0;
    },
    sends: (message) => {
      if (isContent(message)) sent++;
    },
  });
  const provider = new WebsocketProvider(`ws://127.0.0.1:${port}/live`, documentId, doc, {
    connect: false,
    disableBc: true,
    maxBackoffTime: 200,
    params: { ...(acks ? { acks: '1' } : {}), ...(epoch === undefined ? {} : { epoch: String(epoch) }) },
    WebSocketPolyfill: socket,
  });
  if (acks) {
    provider.messageHandlers[120] = (_encoder, decoder) => {
      stored = readVarUint(decoder);
    };
  }
  provider.on('connection-close', (event) => {
    if (event) closes.push(event.code);
  });
  // As every editor does.
  if (!silent) {
    provider.awareness.setLocalStateField('user', { name: `${session} as they call themselves` });
  }
  if (connect) provider.connect();
  onTestFinished(() => {
    provider.destroy();
    doc.destroy();
  });

  const text = doc.getXmlFragment('text');
  return {
    doc,
    text,
    provider,
    closes,
    sent: () => sent,
    stored: () => stored,
    write: (words) => doc.transact(() => text.push([paragraph(words)])),
    read: () => paragraphsOf(text),
  };
}

export function paragraph(words: string): Y.XmlElement {
  const element = new Y.XmlElement('paragraph');
  element.insert(0, [new Y.XmlText(words)]);
  return element;
}

export function paragraphsOf(text: Y.XmlFragment): string[] {
  return text.toArray().map((element) => {
    const parts = element instanceof Y.XmlElement ? element.toArray() : [];
    return parts.map((part) => (part instanceof Y.XmlText ? part.toString() : '')).join('');
  });
}

/** Waits until something is so. */
export async function until(what: string, so: () => boolean, ms = 15_000): Promise<void> {
  const end = performance.now() + ms;
  while (!so()) {
    if (performance.now() > end) throw new Error(`Waited ${ms} ms for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
}

export function synced(...clients: StockClient[]): Promise<void> {
  return until('everyone in sync', () => clients.every(({ provider }) => provider.synced));
}

/** Waits until all documents are equal: the same clocks, the same text, and nothing that waits for something. */
export async function converged(...clients: StockClient[]): Promise<void> {
  await until('equal documents', () => {
    const words = new Set(clients.map(({ text }) => text.toString()));
    return words.size === 1 && new Set(clients.map(stateOf)).size === 1;
  });
}

function stateOf({ doc }: StockClient): string {
  const clocks = [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b);
  return JSON.stringify([clocks, doc.store.pendingStructs === null, doc.store.pendingDs === null]);
}
