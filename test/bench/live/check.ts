import { setTimeout as pause } from 'node:timers/promises';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { forProvider, pageSocket } from '../../support/page-socket';
import type { Link, Target } from './targets';

/**
 * Whether a server does at all what it is measured at, seen with the unmodified y-websocket client: edits made at
 * the same time, somebody who comes late, edits made while away, and the text after `kill -9`.
 *
 * @returns what went wrong, or null
 */
export async function faultOf(target: Target, document: string): Promise<string | null> {
  const clients: StockClient[] = [];
  let server = await target.start();
  const open = () => {
    const client = new StockClient(server.link, document, clients.length);
    clients.push(client);
    return client;
  };
  try {
    const [ann, ben, cat] = [open(), open(), open()];
    await agree('three clients that connect', clients, 0);
    for (let at = 0; at < 30; at += 1) for (const client of clients) client.write(`together ${at}`);
    await agree('edits made at the same time', clients, 90);
    open();
    await agree('somebody who comes late', clients, 90);
    cat.provider.disconnect();
    for (let at = 0; at < 10; at += 1) {
      cat.write(`away ${at}`);
      ann.write(`here ${at}`);
    }
    await pause(100);
    cat.provider.connect();
    await agree('edits made while away', clients, 110);

    for (let at = 0; at < 40; at += 1) {
      ben.write(`on and on ${at}`);
      await pause(5);
      if (at === 20) await server.kill();
    }
    server = await target.start({ port: server.port });
    await agree('the text after kill -9', clients, 150);
    open();
    await agree('somebody who comes after kill -9', clients, 150);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    for (const client of clients) client.leave();
    await server.kill();
  }
}

class StockClient {
  readonly provider: WebsocketProvider;
  readonly #doc = new Y.Doc();

  constructor(link: Link, document: string, number: number) {
    const base = `ws://127.0.0.1:${link.port}`;
    this.provider = new WebsocketProvider(
      link.target === 'concord' ? `${base}/live` : base,
      document,
      this.#doc,
      {
        disableBc: true,
        maxBackoffTime: 200,
        WebSocketPolyfill: socketFor(link, document, number),
      },
    );
    this.provider.awareness.setLocalStateField('user', { name: `Client ${number}` });
  }

  get paragraphs(): string[] {
    return this.#doc
      .getXmlFragment('text')
      .toArray()
      .map((one) => one.toString());
  }

  write(words: string): void {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText(words)]);
    this.#doc.getXmlFragment('text').push([paragraph]);
  }

  leave(): void {
    this.provider.destroy();
    this.#doc.destroy();
  }
}

/** Waits until all have the same text of so many paragraphs. */
async function agree(what: string, clients: readonly StockClient[], paragraphs: number): Promise<void> {
  const end = performance.now() + 10_000;
  for (;;) {
    const texts = clients.map((client) => client.paragraphs);
    const same = new Set(texts.map((text) => text.join('\n'))).size === 1;
    if (same && texts[0]?.length === paragraphs && clients.every(({ provider }) => provider.synced)) return;
    if (performance.now() > end) {
      throw new Error(`${what}: ${texts.map(({ length }) => length).join(', ')} of ${paragraphs} paragraphs`);
    }
    await pause(10);
  }
}

/** The socket a provider opens: with this person's cookie, or with what Hocuspocus puts around each message. */
function socketFor(link: Link, document: string, number: number) {
  const { port, cookies, target } = link;
  const cookie = cookies[number % Math.max(1, cookies.length)];
  if (target !== 'hocuspocus') {
    return pageSocket({ origin: `http://127.0.0.1:${port}`, headers: cookie ? { cookie } : {} });
  }
  const name = Buffer.concat([Buffer.from([document.length]), Buffer.from(document)]);
  class Hocuspocus extends WebSocket {
    #greeted = false;

    constructor() {
      super(`ws://127.0.0.1:${port}/`);
    }

    override send(data: Uint8Array): void {
      if (!this.#greeted) super.send(Buffer.concat([name, Buffer.from([2, 0, 0])]));
      this.#greeted = true;
      super.send(Buffer.concat([name, data]));
    }

    override emit(event: string | symbol, ...words: unknown[]): boolean {
      const [data] = words;
      if (event !== 'message' || !(data instanceof ArrayBuffer)) return super.emit(event, ...words);
      const bytes = new Uint8Array(data).slice(name.length);
      // Its own way to ask without being asked back; other types of its own are not for this client.
      if (bytes[0] === 4) bytes[0] = 0;
      return bytes[0] === 0 || bytes[0] === 1 ? super.emit(event, bytes.buffer, true) : true;
    }
  }
  return forProvider(Hocuspocus);
}
