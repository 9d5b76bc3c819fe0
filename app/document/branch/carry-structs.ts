import * as Y from 'yjs';
import { liveChildren, textFragment } from '../live-document';
import { type BlockTree, ROOT } from './block-tree';

/** A live text with its blocks. */
export interface LiveTree {
  readonly doc: Y.Doc;
  readonly tree: BlockTree;
}

/** Which edits of the branch are to take effect, by the block they are made in. */
export interface Wanted {
  /** New and deleted characters and attributes of this block. */
  inside(key: string): boolean;
  /** The branch's own element for this block, which it made when it added, moved or retyped the block. */
  arrives(key: string): boolean;
  /** That this block's element of today goes; `renewed` when the branch has an element of its own for it. */
  leaves(key: string, renewed: boolean): boolean;
}

export interface Carried {
  readonly update: Uint8Array;
  /** Yjs clients that wrote in the branch. */
  readonly clients: number[];
}

/**
 * The branch's edits as one Yjs update for the draft, of which only those take effect that are wanted: what
 * else the branch wrote arrives deleted, what else it deleted stays. So characters keep their author, and
 * what others type meanwhile in the same line merges with them. Null when the two texts have no history in
 * common: then nothing can be carried.
 */
export function carryStructs(draft: LiveTree, branch: LiveTree, wanted: Wanted): Carried | null {
  const known = Y.decodeStateVector(Y.encodeStateVector(draft.doc));
  const { store } = branch.doc;
  const isWhole = store.pendingStructs === null && store.pendingDs === null;
  if (!isWhole || ![...store.clients.keys()].some((client) => known.has(client))) return null;

  const deletes = Y.createDeleteSetFromStructStore(store);
  const update = Y.encodeStateAsUpdate(branch.doc, Y.encodeStateVector(draft.doc));
  const structs = update.subarray(0, update.length - encodeDeletes(deletes).length);
  const [today, there] = [keysByType(draft), keysByType(branch)];
  const ranges = new Ranges();
  const clients: number[] = [];
  const renewed = new Set<string>();
  for (const [client, items] of store.clients) {
    const from = known.get(client) ?? 0;
    if (Y.getState(store, client) > from) clients.push(client);
    for (let index = items.length - 1; index >= 0; index -= 1) {
      const item = items[index];
      if (item === undefined || item.id.clock < from) break;
      if (!(item instanceof Y.Item) || item.deleted) continue;
      const own = ownKey(item, there);
      if (own !== undefined) renewed.add(own);
      const takes = own === undefined ? wanted.inside(ownerKey(item, there)) : wanted.arrives(own);
      if (!takes) ranges.add(client, item.id.clock, item.id.clock + item.length);
    }
  }
  for (const [client, gone] of deletes.clients) {
    const end = known.get(client) ?? 0;
    for (const { clock, len } of gone) {
      if (clock + len > end) ranges.add(client, Math.max(clock, end), clock + len);
      for (const item of itemsIn(draft.doc, client, clock, Math.min(clock + len, end))) {
        const own = ownKey(item, today);
        const takes =
          own === undefined ? wanted.inside(ownerKey(item, today)) : wanted.leaves(own, renewed.has(own));
        const from = Math.max(clock, item.id.clock);
        if (takes) ranges.add(client, from, Math.min(clock + len, item.id.clock + item.length));
      }
    }
  }
  const chosen = encodeDeletes(ranges.toDeleteSet());
  const carried = new Uint8Array(structs.length + chosen.length);
  carried.set(structs);
  carried.set(chosen, structs.length);
  return { update: carried, clients };
}

/** A delete set as it stands at the end of an update: that of a snapshot, less its empty state vector. */
function encodeDeletes(deletes: ReturnType<typeof Y.createDeleteSet>): Uint8Array {
  return Y.encodeSnapshot(new Y.Snapshot(deletes, new Map())).subarray(0, -1);
}

/** Which block each element of a live text is. */
function keysByType({ doc, tree }: LiveTree): Map<unknown, string> {
  const keys = new Map<unknown, string>([[textFragment(doc), ROOT]]);
  const visit = (parent: Y.XmlFragment, children: readonly string[]) => {
    const elements = liveChildren(parent).filter((child) => child instanceof Y.XmlElement);
    const blocks = children.filter((key) => tree.blocks.get(key)?.node.text === undefined);
    for (const [index, element] of elements.entries()) {
      const key = blocks[index];
      if (key === undefined) continue;
      keys.set(element, key);
      if (tree.blocks.get(key)?.leaf === false) visit(element, tree.blocks.get(key)?.children ?? []);
    }
  };
  visit(textFragment(doc), tree.top);
  return keys;
}

/** The block that an item makes; undefined for characters, attributes and what stands within a line. */
function ownKey(item: Y.Item, keys: ReadonlyMap<unknown, string>): string | undefined {
  return item.content instanceof Y.ContentType ? keys.get(item.content.type) : undefined;
}

/** The block that an item stands in. */
function ownerKey(item: Y.Item, keys: ReadonlyMap<unknown, string>): string {
  let at: Y.Item | null = item;
  while (at !== null) {
    const parent: unknown = at.parent;
    const key = keys.get(parent);
    if (key !== undefined) return key;
    at = parent instanceof Y.AbstractType ? parent._item : null;
  }
  return ROOT;
}

/** The living items of one client in a range of its clocks. */
function itemsIn(doc: Y.Doc, client: number, from: number, to: number): Y.Item[] {
  const structs = doc.store.clients.get(client);
  if (structs === undefined || from >= to) return [];
  const items: Y.Item[] = [];
  for (let index = Y.findIndexSS(structs, from); index < structs.length; index += 1) {
    const struct = structs[index];
    if (struct === undefined || struct.id.clock >= to) break;
    if (struct instanceof Y.Item && !struct.deleted) items.push(struct);
  }
  return items;
}

/** Deleted clocks by client. */
class Ranges {
  private readonly byClient = new Map<number, Array<{ clock: number; len: number }>>();

  add(client: number, from: number, to: number): void {
    const range = { clock: from, len: to - from };
    const list = this.byClient.get(client);
    if (list === undefined) this.byClient.set(client, [range]);
    else list.push(range);
  }

  toDeleteSet(): ReturnType<typeof Y.createDeleteSet> {
    const deletes = Y.createDeleteSet();
    for (const [client, list] of this.byClient) {
      list.sort((a, b) => a.clock - b.clock);
      deletes.clients.set(client, list);
    }
    return deletes;
  }
}
