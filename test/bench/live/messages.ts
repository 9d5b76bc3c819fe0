import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

/** Messages of the y-websocket protocol, encoded before anything is measured. */

export function syncMessage(step: 0 | 1 | 2, body: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 0);
  encoding.writeVarUint(encoder, step);
  encoding.writeVarUint8Array(encoder, body);
  return encoding.toUint8Array(encoder);
}

export const EMPTY_VECTOR = new Uint8Array([0]);
export const EMPTY_UPDATE = new Uint8Array([0, 0]);

/** One writer's paragraph, and the keystrokes at its end, each as Yjs would send it. */
export class Keystrokes {
  readonly client: number;
  /** The paragraph with its first letter. */
  readonly paragraph: Uint8Array;
  readonly #doc = new Y.Doc();
  /** The clock of the next keystroke. */
  #clock: number;

  constructor(client: number) {
    this.client = client;
    this.#doc.clientID = client;
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText('a')]);
    this.#doc.getXmlFragment('text').push([paragraph]);
    this.paragraph = Y.encodeStateAsUpdate(this.#doc);
    this.#clock = Y.getState(this.#doc.store, client);
  }

  /** The clock before the first keystroke: keystroke `n` raises it to `begin + n + 1`. */
  get begin(): number {
    return Y.getState(this.#doc.store, this.client);
  }

  next(): Uint8Array {
    const encoder = encoding.createEncoder();
    // One client, one struct: a letter to the right of the one before it; nothing deleted.
    for (const number of [1, 1, this.client, this.#clock]) encoding.writeVarUint(encoder, number);
    encoding.writeUint8(encoder, 0x84);
    for (const number of [this.client, this.#clock - 1]) encoding.writeVarUint(encoder, number);
    encoding.writeVarString(encoder, 'e');
    encoding.writeVarUint(encoder, 0);
    this.#clock += 1;
    return encoding.toUint8Array(encoder);
  }
}

/** Somebody's presence with a cursor behind a letter of their own. */
export function presenceMessage(client: number, clock: number, at: number): Uint8Array {
  return cursorMessage(client, clock, { type: null, tname: null, item: { client, clock: at }, assoc: 0 });
}

/** Somebody's presence with a cursor at a place that Yjs named, as the editor's caret extension sends it. */
export function cursorMessage(client: number, clock: number, place: unknown): Uint8Array {
  const state = JSON.stringify({
    user: { name: 'Somebody who writes', color: '#005eb8' },
    cursor: { anchor: place, head: place },
  });
  const update = encoding.createEncoder();
  for (const number of [1, client, clock]) encoding.writeVarUint(update, number);
  encoding.writeVarString(update, state);
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(update));
  return encoding.toUint8Array(encoder);
}
