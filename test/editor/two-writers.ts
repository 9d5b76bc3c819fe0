import { Fragment, Node } from '@tiptap/pm/model';
import { initProseMirrorDoc, updateYFragment } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import type { DocumentJson, NodeJson } from '../../app/document/json';
import { readText, seedUpdate, textFragment } from '../../app/document/live-document';
import { houseSchema } from '../../app/document/schema';
import { watchSweeps } from '../../app/editor/connection/sweep-watch';
import { plainText, textBlocks } from '../../app/editor/text/block-words';

const OTHERS = 'edits of others';
const schema = houseSchema();

/** A page of somebody who writes, without the editor around it: what they do goes out when it is fetched. */
export class Writer {
  readonly doc = new Y.Doc();
  readonly #out: Uint8Array[] = [];
  /** Places in which something was put back here. */
  putBack = 0;
  readonly #sweeps = watchSweeps({
    doc: this.doc,
    others: OTHERS,
    unsavedFrom: () => new Map(),
    told: (places) => {
      this.putBack += places;
    },
  });

  constructor(content: DocumentJson) {
    Y.applyUpdate(this.doc, seedUpdate(content), OTHERS);
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== OTHERS) this.#out.push(update);
    });
  }

  get text(): DocumentJson {
    return readText(this.doc);
  }

  /** Every block of text with its id and what it says. */
  get blocks(): Y.XmlElement[] {
    return textBlocks(textFragment(this.doc));
  }

  get lines(): string[] {
    return this.blocks.map(plainText);
  }

  /** Types into the block with this id. */
  type(id: string, at: number, words: string, origin: unknown = 'typed'): void {
    const block = this.blocks.find((one) => one.getAttribute('id') === id);
    if (block === undefined) throw new Error(`There is no ${id} here.`);
    this.doc.transact(() => {
      if (!(block.get(0) instanceof Y.XmlText)) block.insert(0, [new Y.XmlText()]);
      const run = block.get(0);
      if (run instanceof Y.XmlText) run.insert(Math.min(at, run.length), words);
    }, origin);
  }

  /** Deletes these words where they stand in the block with this id. */
  cut(id: string, words: string, origin: unknown): void {
    const block = this.blocks.find((one) => one.getAttribute('id') === id);
    const run = block?.get(0);
    if (!(run instanceof Y.XmlText)) throw new Error(`There are no words in ${id}.`);
    this.doc.transact(() => run.delete(run.toString().indexOf(words), words.length), origin);
  }

  /** Makes the text this one, as the editor's binding does it: what stays is the same node to it. */
  become(content: readonly NodeJson[], origin: unknown = 'shaped'): void {
    const fragment = textFragment(this.doc);
    const { doc, mapping } = initProseMirrorDoc(fragment, schema);
    const nodes = new Map<string, Node>();
    doc.descendants((node) => {
      if (!node.isText) nodes.set(JSON.stringify(node.toJSON()), node);
    });
    const build = (json: NodeJson): Node => {
      const node = Node.fromJSON(schema, json);
      const children = (json.content ?? []).map(build);
      return (
        nodes.get(JSON.stringify(node.toJSON())) ?? (node.isText ? node : node.copy(Fragment.from(children)))
      );
    };
    this.doc.transact(() => {
      const now = schema.node('doc', null, content.map(build));
      updateYFragment(this.doc, fragment, now, { mapping, isOMark: new Map() });
    }, origin);
  }

  /** Changes the blocks of the text itself. */
  reshape(change: (blocks: NodeJson[]) => NodeJson[], origin?: unknown): void {
    this.become(change([...(this.text.content ?? [])]), origin);
  }

  fetch(): Uint8Array[] {
    return this.#out.splice(0);
  }

  hear(updates: readonly Uint8Array[]): void {
    if (updates.length === 0) return;
    this.#takeIn(updates, false);
  }

  /** Everything that this writer lacks, in one message, as the server sends it when the line comes back. */
  catchUp({ doc }: Writer): void {
    this.#takeIn([Y.encodeStateAsUpdate(doc, Y.encodeStateVector(this.doc))], true);
  }

  /** What was written and deleted here has come to the server. */
  saved(): void {
    this.#sweeps.saved();
  }

  #takeIn(updates: readonly Uint8Array[], isWhole: boolean): void {
    const apply = () =>
      this.doc.transact(() => {
        for (const update of updates) Y.applyUpdate(this.doc, update, OTHERS);
      }, OTHERS);
    this.#sweeps.takeIn(updates, apply, isWhole);
  }
}

/** Brings two writers together, until neither has anything to say. */
export function exchange(one: Writer, other: Writer): void {
  for (let round = 0; round < 20; round += 1) {
    const [ofOne, ofOther] = [one.fetch(), other.fetch()];
    if (ofOne.length + ofOther.length === 0) return;
    one.hear(ofOther);
    other.hear(ofOne);
  }
  throw new Error('They never come to rest.');
}

export const line = (id: string, text: string, type = 'paragraph', attrs = {}): NodeJson => ({
  type,
  attrs: { ...attrs, id },
  content: text === '' ? [] : [{ type: 'text', text }],
});

export const list = (id: string, ...items: NodeJson[]): NodeJson => ({
  type: 'bulletList',
  attrs: { id },
  content: items.map((item) => ({ type: 'listItem', content: [item] })),
});

const THREE_LINES: DocumentJson = {
  type: 'doc',
  content: [
    line('bone', 'A sender answers within one minute.'),
    line('btwo', 'A receiver keeps what it was sent.'),
    line('bthree', 'Both say so.'),
  ],
};

/** Two who write, with the same text. */
export function bothWrite(content: DocumentJson = THREE_LINES) {
  return [new Writer(content), new Writer(content)] as const;
}

export const heading = (block: NodeJson): NodeJson => ({
  ...block,
  type: 'heading',
  attrs: { ...block.attrs, level: 2 },
});
export const inside = (type: string, block: NodeJson): NodeJson => ({
  type,
  attrs: { id: 'baround', ...(type === 'requirement' ? { level: 'must' } : {}) },
  content: [block],
});
export const joined = (one: NodeJson, two: NodeJson): NodeJson => ({
  ...one,
  content: [...(one.content ?? []), ...(two.content ?? [])],
});
