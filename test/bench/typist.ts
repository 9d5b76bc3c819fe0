import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { pageSocket } from '../support/page-socket';
import { quantile } from './figures';

/**
 * People who write at once, as a process of its own: in each draft one writes and one reads, with the unmodified
 * y-websocket client. Told `phase`, it answers how long the edits made since the last one took to arrive.
 */

/** What the process is given. */
export interface TypistOrders {
  readonly port: number;
  readonly cookie: string;
  readonly documentIds: readonly string[];
  /** Time between two keystrokes of one writer, in ms. */
  readonly everyMs: number;
}

/** What it answers, in milliseconds. */
export interface TypistReading {
  readonly edits: number;
  readonly median: number;
  readonly p99: number;
  readonly longest: number;
  /** Edits that nobody had seen yet. */
  readonly waiting: number;
}

/** One writer and one reader of a draft. */
class Pair {
  readonly arrived: number[] = [];
  /** When each keystroke was sent, by the clock that it raised the writer's document to. */
  private readonly sent: { readonly clock: number; readonly at: number }[] = [];
  private readonly writer = new Y.Doc();
  private readonly reader = new Y.Doc();
  private readonly line = new Y.XmlText();

  constructor(
    private readonly orders: TypistOrders,
    private readonly documentId: string,
  ) {}

  get waiting(): number {
    return this.sent.length;
  }

  async join(): Promise<void> {
    await Promise.all([this.connect(this.writer), this.connect(this.reader)]);
    this.reader.on('update', () => {
      const seen = Y.getState(this.reader.store, this.writer.clientID);
      while ((this.sent[0]?.clock ?? Number.POSITIVE_INFINITY) <= seen) {
        this.arrived.push(performance.now() - (this.sent.shift()?.at ?? 0));
      }
    });
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [this.line]);
    const text = this.writer.getXmlFragment('text');
    text.insert(text.length, [paragraph]);
  }

  press(): void {
    this.line.insert(this.line.length, 'a');
    this.sent.push({ clock: Y.getState(this.writer.store, this.writer.clientID), at: performance.now() });
  }

  private connect(doc: Y.Doc): Promise<void> {
    const { port, cookie } = this.orders;
    const provider = new WebsocketProvider(`ws://127.0.0.1:${port}/live`, this.documentId, doc, {
      disableBc: true,
      WebSocketPolyfill: pageSocket({ origin: `http://127.0.0.1:${port}`, headers: { cookie } }),
    });
    return new Promise((resolve, reject) => {
      provider.once('sync', () => resolve());
      provider.once('connection-close', (event) => reject(new Error(`closed with ${event?.code ?? 0}`)));
    });
  }
}

let pairs: Pair[] = [];
const joinAndWrite = async (orders: TypistOrders) => {
  pairs = orders.documentIds.map((id) => new Pair(orders, id));
  await Promise.all(pairs.map((pair) => pair.join()));
  for (const [at, pair] of pairs.entries()) {
    // The writers do not press at the same moment.
    setTimeout(() => setInterval(() => pair.press(), orders.everyMs), (at * orders.everyMs) / pairs.length);
  }
  process.send?.('joined');
};

process.on('message', (word: TypistOrders | 'phase') => {
  if (word !== 'phase') {
    joinAndWrite(word).catch((error: unknown) => {
      console.error(error);
      process.exit(1);
    });
    return;
  }
  const arrived = pairs.flatMap((pair) => pair.arrived.splice(0));
  process.send?.({
    edits: arrived.length,
    median: quantile(arrived, 0.5),
    p99: quantile(arrived, 0.99),
    longest: Math.max(0, ...arrived),
    waiting: pairs.reduce((sum, pair) => sum + pair.waiting, 0),
  } satisfies TypistReading);
});
process.on('disconnect', () => process.exit(0));
