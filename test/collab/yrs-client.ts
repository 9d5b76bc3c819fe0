import * as decoding from 'lib0/decoding';
import { onTestFinished } from 'vitest';
import type WebSocket from 'ws';
import {
  applyUpdate,
  encodeStateAsUpdate,
  encodeStateVector,
  YDoc,
  YUndoManager,
  YXmlElement,
  type YXmlFragment,
  YXmlText,
} from 'ywasm';
import type { LiveServer } from './live-server';
import { ofType, step1, step2, update } from './raw-client';

/**
 * A client made of Yrs, the implementation in Rust that shares no code with Yjs, and of the protocol as it is
 * written down: the two halves of the sync handshake, and updates.
 */
export class YrsClient {
  readonly doc = new YDoc({});
  readonly text: YXmlFragment = this.doc.getXmlFragment('text');
  readonly undo = new YUndoManager(this.doc, this.text, { captureTimeout: 0 });
  readonly closes: number[] = [];
  synced = false;
  readonly #live: LiveServer;
  readonly #session: string;
  #socket: WebSocket | null = null;
  #taking = false;

  constructor(live: LiveServer, session: string) {
    this.#live = live;
    this.#session = session;
    this.doc.onUpdate((bytes: Uint8Array) => {
      if (!this.#taking && this.#socket?.readyState === 1) this.#socket.send(update(bytes));
    });
    onTestFinished(() => this.#socket?.terminate());
  }

  connect(documentId: string): void {
    const socket = this.#live.socket(this.#session, `/live/${documentId}`);
    this.#socket = socket;
    socket.on('open', () => socket.send(step1(encodeStateVector(this.doc))));
    socket.on('message', (data: Buffer) => this.#hear(socket, new Uint8Array(data)));
    socket.on('error', () => undefined);
    socket.on('close', (code) => {
      this.synced = false;
      this.closes.push(code);
    });
  }

  disconnect(): void {
    this.#socket?.close(1000);
    this.#socket = null;
    this.synced = false;
  }

  #hear(socket: WebSocket, message: Uint8Array): void {
    const decoder = decoding.createDecoder(message);
    if (decoding.readVarUint(decoder) !== 0) return;
    const step = decoding.readVarUint(decoder);
    const body = decoding.readVarUint8Array(decoder);
    if (step === 0) {
      socket.send(step2(encodeStateAsUpdate(this.doc, body)));
      return;
    }
    this.#taking = true;
    applyUpdate(this.doc, body, 'server');
    this.#taking = false;
    if (step === 1) this.synced = true;
  }

  /** Says where its cursor is, as an editor on Yrs would. */
  present(clientId: number): void {
    this.#socket?.send(ofType(1, new Uint8Array([1, clientId, 1, 2, 123, 125])));
  }

  write(words: string): void {
    this.text.push(new YXmlElement('paragraph', {}, [new YXmlText(words, {})]), undefined);
  }

  /** The text of the paragraph at this place among the blocks. */
  run(at: number): YXmlText {
    let block = this.text.firstChild(undefined) as YXmlElement | undefined;
    for (let passed = 0; passed < at; passed++)
      block = block?.nextSibling(undefined) as YXmlElement | undefined;
    const run: unknown = block?.firstChild(undefined);
    if (!(run instanceof YXmlText)) throw new Error(`There is no text at ${at}.`);
    return run;
  }

  read(): string {
    return this.text.toString(undefined);
  }
}
