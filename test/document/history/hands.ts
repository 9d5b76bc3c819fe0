import { updateYFragment } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import type { Step } from '../../../app/document/history/steps';
import type { ClientWriter } from '../../../app/document/history/writers';
import type { DocumentJson } from '../../../app/document/json';
import { openLive, readText, seedUpdate, textFragment } from '../../../app/document/live-document';
import { houseSchema } from '../../../app/document/schema';

const schema = houseSchema();
const START = Date.UTC(2026, 8, 1, 9);

/** A draft that several people write, with the log a server would keep of it. */
export class Hands {
  readonly log: Step[] = [];
  readonly clients: ClientWriter[] = [];
  now = START;
  readonly #docs = new Map<string, Y.Doc>();
  readonly #alone = new Set<string>();

  /** @param begun what the draft begins with, and as whose client: not recorded when left out */
  constructor(begun: DocumentJson, begin?: Omit<ClientWriter, 'clientId'>) {
    const update = seedUpdate(begun);
    this.#store(update, begin?.personId ?? null);
    const [clientId] = Y.parseUpdateMeta(update).to.keys();
    if (begin && clientId !== undefined) this.clients.push({ clientId, ...begin });
  }

  /** From now on somebody writes for no organisation, or for their own again. */
  writesAlone(person: string, alone: boolean): this {
    if (alone) this.#alone.add(person);
    else this.#alone.delete(person);
    return this;
  }

  wait(minutes: number): this {
    this.now += minutes * 60_000;
    return this;
  }

  text(): DocumentJson {
    return readText(openLive(this.log.map(({ bytes }) => bytes)));
  }

  /** Somebody's editor now shows `content`: the editor's own binding writes what that takes. */
  write(person: string, content: DocumentJson): this {
    const doc = this.#docOf(person);
    this.#sync(doc);
    this.#store(this.#edit(doc, content), person);
    return this;
  }

  /** Two people write at the same time, neither seeing the other's edit. */
  together(one: readonly [string, DocumentJson], other: readonly [string, DocumentJson]): this {
    const docs = [one, other].map(([person]) => this.#docOf(person));
    for (const doc of docs) this.#sync(doc);
    const updates = [one, other].map(([, content], at) => this.#edit(docs[at] ?? new Y.Doc(), content));
    for (const [at, update] of updates.entries()) this.#store(update, (at === 0 ? one : other)[0]);
    return this;
  }

  /** Puts an edit of the server into the log, as a restored text. */
  put(update: Uint8Array, writer: Omit<ClientWriter, 'clientId'>): this {
    for (const clientId of Y.parseUpdateMeta(update).to.keys()) {
      if (!this.clients.some((known) => known.clientId === clientId))
        this.clients.push({ clientId, ...writer });
    }
    this.#store(update, writer.personId);
    return this;
  }

  #edit(doc: Y.Doc, content: DocumentJson): Uint8Array {
    let sent: Uint8Array = new Uint8Array([0, 0]);
    const send = (update: Uint8Array) => {
      sent = update;
    };
    doc.on('update', send);
    doc.transact(() => {
      const meta = { mapping: new Map(), isOMark: new Map() };
      updateYFragment(doc, textFragment(doc), schema.nodeFromJSON(content), meta);
    });
    doc.off('update', send);
    return sent;
  }

  #docOf(person: string): Y.Doc {
    const known = this.#docs.get(person);
    if (known) return known;
    const doc = new Y.Doc();
    this.#docs.set(person, doc);
    const writer = { personId: person, organisationId: `${person}-org`, origin: null, carried: null };
    this.clients.push({ clientId: doc.clientID, ...writer });
    return doc;
  }

  #sync(doc: Y.Doc): void {
    for (const { bytes } of this.log) Y.applyUpdate(doc, bytes);
  }

  #store(bytes: Uint8Array, personId: string | null): void {
    const seq = (this.log.at(-1)?.throughSeq ?? 0) + 1;
    const organisationId = personId === null || this.#alone.has(personId) ? null : `${personId}-org`;
    const times = { from: this.now, through: this.now };
    this.log.push({ fromSeq: seq, throughSeq: seq, updates: 1, personId, organisationId, ...times, bytes });
    this.now += 1_000;
  }
}
