import * as Y from 'yjs';
import type { Step } from './steps';

/** Something that was done to a block that was there: words taken out of it, or an attribute set. */
export interface Deed {
  readonly blockId: string;
  /** The stretches of words that were taken out; none for an attribute. */
  readonly texts: readonly string[];
  /** The attribute that was set; null for words. */
  readonly attribute: string | null;
  readonly personId: string | null;
  readonly organisationId: string | null;
  /** ms since 1970. */
  readonly at: number;
}

/** Watches a text while the steps of its log are taken in, and notes who took out or set what after a number of it. */
export class Deeds {
  readonly done: Deed[] = [];
  readonly #since: number;
  #step: Step | null = null;

  /** @param doc keeps what was deleted */
  constructor(doc: Y.Doc, since: number) {
    this.#since = since;
    if (Number.isFinite(since)) doc.on('afterTransaction', (transaction) => this.#see(transaction));
  }

  /** Tells whose step is taken in next. */
  before(step: Step): void {
    this.#step = step.throughSeq > this.#since ? step : null;
  }

  #see(transaction: Y.Transaction): void {
    const step = this.#step;
    if (step === null) return;
    const isNew = ({ id: { client, clock } }: Y.Item) => clock >= (transaction.beforeState.get(client) ?? 0);
    const lost = new Map<string, string[]>();
    Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
      if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString) || isNew(struct))
        return;
      const id = blockAround(struct);
      const texts = lost.get(id);
      if (texts === undefined) lost.set(id, [struct.content.str]);
      else texts.push(struct.content.str);
    });
    for (const [blockId, texts] of lost) this.#note(step, { blockId, texts, attribute: null });
    for (const item of attributesSet(transaction)) {
      const element = item.parent instanceof Y.XmlElement ? item.parent._item : null;
      // What a block came with was not set by anybody.
      if (element === null || isNew(element)) continue;
      this.#note(step, { blockId: blockAround(item), texts: [], attribute: item.parentSub });
    }
  }

  #note(step: Step, what: Pick<Deed, 'blockId' | 'texts' | 'attribute'>): void {
    const { personId, organisationId, through } = step;
    this.done.push({ ...what, personId, organisationId, at: through });
  }
}

/** The items of a transaction that are the value of an attribute. */
function attributesSet({ beforeState, afterState, doc }: Y.Transaction): Y.Item[] {
  const found: Y.Item[] = [];
  for (const [client, end] of afterState) {
    const start = beforeState.get(client) ?? 0;
    if (end <= start) continue;
    const structs = doc.store.clients.get(client) ?? [];
    for (let place = Y.findIndexSS(structs, start); place < structs.length; place += 1) {
      const struct = structs[place];
      if (struct instanceof Y.Item && struct.parentSub !== null) found.push(struct);
    }
  }
  return found;
}

/** Id of the block that an item stands in, or of the nearest one around it that has one; also of one that is gone. */
function blockAround(item: Y.Item): string {
  let parent = item.parent;
  while (parent instanceof Y.AbstractType) {
    const id = parent instanceof Y.XmlElement ? parent._map.get('id') : undefined;
    const value: unknown = id?.content instanceof Y.ContentAny ? id.content.arr.at(-1) : undefined;
    if (typeof value === 'string' && value !== '') return value;
    parent = parent._item?.parent ?? null;
  }
  return '';
}
