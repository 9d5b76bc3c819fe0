import * as decoding from 'lib0/decoding';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { paragraph } from '../collab/stock-client';
import { isContent, pageSocket, socketOf } from '../support/page-socket';
import type { Extent } from './extent';

/** Where a witness connects and as whom. */
export interface Chair {
  readonly port: number;
  readonly origin: string;
  readonly cookie: string;
  readonly documentId: string;
}

/** What is known of one document, gathered from everybody who has it open. */
export interface Evidence {
  /** Edits that somebody received from the server. */
  readonly seen: Extent;
  /** Edits of which the server said to their sender that they are stored. */
  readonly acknowledged: Extent;
  /** Words that were written, each of them once in all documents, and those of them that were deleted. */
  readonly words: Set<string>;
  readonly deleted: Set<string>;
}

// Every provider waits for the end of the process.
process.setMaxListeners(0);

/**
 * The unmodified y-websocket client on a document of its own, that writes at random and writes down what it sees.
 * Every second one asks to be told what is stored, as the page does.
 */
export class Witness {
  readonly doc = new Y.Doc();
  readonly closes: number[] = [];
  readonly provider: WebsocketProvider;
  readonly #name: string;
  readonly #evidence: Evidence;
  /** Content messages handed to the present socket, and how many of them are stored. */
  #sent: Uint8Array[] = [];
  #stored = 0;
  #word = 0;
  readonly #mine: string[] = [];
  readonly #asks: boolean;

  constructor(name: string, chair: Chair, evidence: Evidence, asks: boolean) {
    this.#name = name;
    this.#evidence = evidence;
    this.#asks = asks;
    const headers = { origin: chair.origin, headers: { cookie: chair.cookie } };
    const socket = pageSocket(headers, {
      opens: () => {
        this.#sent = [];
        this.#stored = 0;
      },
      sends: (message) => {
        if (isContent(message)) this.#sent.push(message.slice());
      },
    });
    this.provider = new WebsocketProvider(`ws://127.0.0.1:${chair.port}/live`, chair.documentId, this.doc, {
      disableBc: true,
      maxBackoffTime: 300,
      params: asks ? { acks: '1' } : {},
      WebSocketPolyfill: socket,
    });
    if (asks) this.provider.messageHandlers[120] = (_encoder, decoder) => this.#acknowledge(decoder);
    this.provider.awareness.setLocalStateField('cursor', null);
    this.provider.on('connection-close', (event) => {
      if (event) this.closes.push(event.code);
    });
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === this.provider) evidence.seen.add(update);
    });
  }

  get text(): Y.XmlFragment {
    return this.doc.getXmlFragment('text');
  }

  /** In sync, and everything it sent is stored, as far as it asks. */
  get settled(): boolean {
    return this.provider.synced && (!this.#asks || this.unstored === 0);
  }

  get unstored(): number {
    return this.#sent.length - this.#stored;
  }

  /** Does one thing that an editor could do. */
  edit(random: () => number): void {
    if (!this.provider.synced && this.doc.store.clients.size === 0) return;
    const what = random();
    if (what < 0.12 && this.#mine.length > 0) this.#takeBack(random);
    else this.#write(random, what);
  }

  #write(random: () => number, what: number): void {
    const word = `${this.#name}x${++this.#word}`;
    const runs = this.text.toArray().flatMap((block) => {
      const run = block instanceof Y.XmlElement && block.nodeName === 'paragraph' ? block.get(0) : null;
      return run instanceof Y.XmlText ? run : [];
    });
    const run = runs[Math.floor(random() * runs.length)];
    this.#evidence.words.add(word);
    this.#mine.push(word);
    if (!run || what < 0.25) {
      const at = Math.floor(random() * (this.text.length + 1));
      this.doc.transact(() => this.text.insert(at, [paragraph(`${word} `)]));
      return;
    }
    // Between words, so that no word is ever cut in two.
    const whole = plainText(run);
    const gaps = [...whole.matchAll(/ /g)].map(({ index }) => index + 1);
    const at = gaps[Math.floor(random() * gaps.length)] ?? whole.length;
    run.insert(at, at === whole.length && gaps.length === 0 ? ` ${word} ` : `${word} `);
    if (what > 0.93) run.format(0, Math.min(run.length, 3), { bold: {} });
  }

  /** Deletes a word of its own. */
  #takeBack(random: () => number): void {
    const [word] = this.#mine.splice(Math.floor(random() * this.#mine.length), 1);
    if (!word) return;
    for (const block of this.text.toArray()) {
      const run = block instanceof Y.XmlElement ? block.get(0) : null;
      if (!(run instanceof Y.XmlText)) continue;
      const at = plainText(run).indexOf(`${word} `);
      if (at < 0) continue;
      run.delete(at, word.length);
      this.#evidence.deleted.add(word);
      return;
    }
  }

  #acknowledge(decoder: decoding.Decoder): void {
    const count = decoding.readVarUint(decoder);
    for (let at = this.#stored; at < count; at++) {
      const message = this.#sent[at];
      if (message) this.#evidence.acknowledged.add(updateOf(message));
    }
    this.#stored = Math.max(this.#stored, count);
  }

  /** Is gone without a word, as a browser whose machine loses its power. */
  die(): void {
    socketOf(this.provider)?.terminate();
    this.leave();
  }

  leave(): void {
    this.provider.destroy();
    this.doc.destroy();
  }
}

/** The text with a sign for each unit that is not text, so that places are those of the run. */
export function plainText(run: Y.XmlText): string {
  return (run.toDelta() as Array<{ insert: unknown }>)
    .map(({ insert }) => (typeof insert === 'string' ? insert : '\u0000'))
    .join('');
}

function updateOf(message: Uint8Array): Uint8Array {
  const decoder = decoding.createDecoder(message);
  decoding.readVarUint(decoder);
  decoding.readVarUint(decoder);
  return decoding.readVarUint8Array(decoder);
}
