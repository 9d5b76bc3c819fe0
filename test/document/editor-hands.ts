import { Fragment, type Node, type Schema, Slice } from '@tiptap/pm/model';
import { EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow } from '@tiptap/pm/tables';
import { canJoin, canSplit } from '@tiptap/pm/transform';
import { initProseMirrorDoc, updateYFragment } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { houseSchema } from '../../app/document/schema';
import { TYPES_WITH_ID } from '../../app/document/shape';

const schema: Schema = houseSchema();
const withId = new Set(TYPES_WITH_ID);

/** Letters that each occur once in a whole test, so that every one can be followed wherever it goes. */
export function* lettersFrom(code: number): Generator<string, never> {
  for (let next = code; ; next += 1) yield String.fromCodePoint(next);
}

/**
 * Somebody who edits a live text as the editor does: ProseMirror transactions on the house schema, written into
 * a Yjs document by the editor's own binding. `name` tells the ids of their blocks from those of others.
 */
export class EditorHands {
  readonly doc = new Y.Doc();
  private node: Node;
  private meta: ReturnType<typeof initProseMirrorDoc>['meta'];
  private minted = 0;

  constructor(
    readonly name: string,
    clientId: number,
    updates: readonly Uint8Array[],
    private readonly letters: Generator<string, never>,
  ) {
    this.doc.clientID = clientId;
    for (const update of updates) Y.applyUpdate(this.doc, update);
    ({ doc: this.node, meta: this.meta } = this.read());
  }

  get state(): Uint8Array {
    return Y.encodeStateAsUpdate(this.doc);
  }

  take(updates: readonly Uint8Array[]): void {
    for (const update of updates) Y.applyUpdate(this.doc, update);
    ({ doc: this.node, meta: this.meta } = this.read());
  }

  /** One edit; `roll` answers a number from 0 below its argument. */
  edit(roll: (below: number) => number): void {
    const kind = KINDS[roll(KINDS.length)] ?? 'type';
    this.change(() => this[kind](roll));
  }

  /** An edit made on the text as it stands; null for none. */
  change(make: (begun: Transaction) => Transaction | null): void {
    const tr = make(this.begin());
    if (tr === null || !tr.docChanged) return;
    const after = this.withIds(tr);
    // The editor's tables refuse what would not be a table any more.
    if (!isValid(after)) return;
    updateYFragment(this.doc, this.fragment, after, this.meta);
    this.node = after;
  }

  /** Where some words begin in the document; they stand in it once. */
  find(words: string): number {
    let found = -1;
    this.node.descendants((node, position) => {
      const at = node.isTextblock ? node.textContent.indexOf(words) : -1;
      if (at >= 0) found = position + 1 + at;
      return !node.isTextblock;
    });
    if (found < 0) throw new Error(`There is no “${words}” in the text.`);
    return found;
  }

  private get fragment(): Y.XmlFragment {
    return this.doc.getXmlFragment('text');
  }

  private read() {
    return initProseMirrorDoc(this.fragment, schema);
  }

  private begin(at?: number): Transaction {
    const state = EditorState.create({ doc: this.node, schema });
    const tr = state.tr;
    return at === undefined ? tr : tr.setSelection(TextSelection.create(tr.doc, at));
  }

  /** Somewhere in some line: its position and what may still follow in the line. */
  private place(roll: (below: number) => number): { at: number; before: number; rest: number } | null {
    const lines: Array<{ start: number; size: number }> = [];
    this.node.descendants((node, position) => {
      if (node.isTextblock) lines.push({ start: position + 1, size: node.content.size });
      return !node.isTextblock;
    });
    const line = lines[roll(lines.length || 1)];
    if (line === undefined) return null;
    const before = roll(line.size + 1);
    return { at: line.start + before, before, rest: line.size - before };
  }

  private fresh(length: number): string {
    let word = '';
    while (word.length < length) word += this.letters.next().value;
    return word;
  }

  type(roll: (below: number) => number): Transaction | null {
    const place = this.place(roll);
    const blank = roll(3) === 0 ? ' ' : '';
    return place === null ? null : this.begin().insertText(`${blank}${this.fresh(1 + roll(4))}`, place.at);
  }

  erase(roll: (below: number) => number): Transaction | null {
    const place = this.place(roll);
    if (place === null || place.rest === 0) return null;
    return this.begin().delete(place.at, place.at + 1 + roll(Math.min(place.rest, 5)));
  }

  replace(roll: (below: number) => number): Transaction | null {
    const place = this.place(roll);
    if (place === null || place.rest === 0) return null;
    const end = place.at + 1 + roll(Math.min(place.rest, 4));
    return this.begin().insertText(this.fresh(1 + roll(3)), place.at, end);
  }

  /** Takes out everything between two places, which may stand in different blocks. */
  eraseAcross(roll: (below: number) => number): Transaction | null {
    const [one, other] = [this.place(roll), this.place(roll)];
    if (one === null || other === null) return null;
    const from = Math.min(one.at, other.at);
    const to = Math.min(Math.max(one.at, other.at), from + 30);
    return from === to ? null : this.begin().deleteRange(from, to);
  }

  split(roll: (below: number) => number): Transaction | null {
    const place = this.place(roll);
    if (place === null) return null;
    const $at = this.node.resolve(place.at);
    const inItem = $at.depth >= 2 && $at.node(-1).type.name === 'listItem' && roll(2) === 0;
    const depth = inItem ? 2 : 1;
    return canSplit(this.node, place.at, depth) ? this.begin().split(place.at, depth) : null;
  }

  join(roll: (below: number) => number): Transaction | null {
    const place = this.place(roll);
    if (place === null) return null;
    const at = this.node.resolve(place.at).before();
    return canJoin(this.node, at) ? this.begin().join(at) : null;
  }

  addBlock(roll: (below: number) => number): Transaction | null {
    const line = (type: string, attrs = {}) =>
      schema.node(type, attrs, [schema.text(this.fresh(2 + roll(3)))]);
    const block = [
      () => line('paragraph'),
      () => line('heading', { level: 2 }),
      () => schema.node('requirement', { level: 'must' }, [line('paragraph')]),
      () => schema.node('bulletList', {}, [schema.node('listItem', {}, [line('paragraph')])]),
    ][roll(4)];
    if (block === undefined) return null;
    return this.begin().insert(this.gap(roll), block());
  }

  deleteBlock(roll: (below: number) => number): Transaction | null {
    const block = this.block(roll);
    return block && this.begin().delete(block.from, block.to);
  }

  /** Cuts some neighbouring blocks of the text and pastes them elsewhere. */
  move(roll: (below: number) => number): Transaction | null {
    const block = this.block(roll);
    if (block === null) return null;
    const first = this.node.childAfter(block.from);
    const next = this.node.maybeChild(first.index + 1);
    const to = next !== null && roll(3) === 0 ? block.to + next.nodeSize : block.to;
    const cut = this.node.slice(block.from, to).content;
    const tr = this.begin().delete(block.from, to);
    let at = 0;
    const stop = roll(tr.doc.childCount + 1);
    for (let index = 0; index < stop; index += 1) at += tr.doc.child(index).nodeSize;
    return tr.replace(at, at, new Slice(Fragment.from(cut), 0, 0));
  }

  level(roll: (below: number) => number): Transaction | null {
    const found: number[] = [];
    this.node.descendants((node, position) => {
      if (node.type.name === 'requirement') found.push(position);
    });
    const at = found[roll(found.length || 1)];
    const level = ['must', 'should', 'may', 'must-not'][roll(4)];
    return at === undefined ? null : this.begin().setNodeAttribute(at, 'level', level);
  }

  retype(roll: (below: number) => number): Transaction | null {
    const place = this.place(roll);
    if (place === null) return null;
    const type = schema.nodes[roll(2) === 0 ? 'heading' : 'paragraph'];
    const id: unknown = this.node.resolve(place.at).parent.attrs.id;
    return type === undefined ? null : this.begin().setBlockType(place.at, place.at, type, { id });
  }

  mark(roll: (below: number) => number): Transaction | null {
    const place = this.place(roll);
    const mark = schema.marks[roll(2) === 0 ? 'bold' : 'code']?.create();
    if (place === null || place.rest === 0 || mark === undefined) return null;
    const to = place.at + 1 + roll(place.rest);
    return roll(3) === 0 ? this.begin().removeMark(place.at, to) : this.begin().addMark(place.at, to, mark);
  }

  table(roll: (below: number) => number): Transaction | null {
    const cells: number[] = [];
    this.node.descendants((node, position) => {
      if (/^table(Cell|Header)$/.test(node.type.name) && node.firstChild?.isTextblock)
        cells.push(position + 2);
    });
    const at = cells[roll(cells.length || 1)];
    const command = [addRowAfter, deleteRow, addColumnAfter, deleteColumn, addRowAfter][roll(5)];
    if (at === undefined || command === undefined) return null;
    const state = EditorState.create({ doc: this.node, schema });
    const placed = state.apply(state.tr.setSelection(TextSelection.create(state.doc, at)));
    const done: Transaction[] = [];
    command(placed, (tr) => done.push(tr));
    return done[0] ?? null;
  }

  private gap(roll: (below: number) => number): number {
    let at = 0;
    const stop = roll(this.node.childCount + 1);
    for (let index = 0; index < stop; index += 1) at += this.node.child(index).nodeSize;
    return at;
  }

  private block(roll: (below: number) => number): { from: number; to: number } | null {
    const index = roll(this.node.childCount || 1);
    let from = 0;
    for (let at = 0; at < index; at += 1) from += this.node.child(at).nodeSize;
    const node = this.node.maybeChild(index);
    return node === null ? null : { from, to: from + node.nodeSize };
  }

  /** As the editor's own plugin: a block without an id, or with one that stands above already, gets a new one. */
  private withIds(tr: Transaction): Node {
    const seen = new Set<unknown>();
    tr.doc.descendants((node, position) => {
      if (!withId.has(node.type.name)) return;
      const id: unknown = node.attrs.id;
      if (typeof id !== 'string' || id === '' || seen.has(id)) {
        this.minted += 1;
        tr.setNodeAttribute(position, 'id', `${this.name}${this.minted}`);
      }
      seen.add(id);
    });
    return tr.doc;
  }
}

function isValid(node: Node): boolean {
  try {
    node.check();
    return true;
  } catch {
    return false;
  }
}

/** What people do most comes most often. */
const KINDS = [
  ...(['type', 'type', 'type', 'type', 'erase', 'replace', 'replace'] as const),
  ...(['eraseAcross', 'split', 'split', 'join', 'addBlock', 'addBlock', 'deleteBlock'] as const),
  ...(['move', 'move', 'level', 'retype', 'mark', 'table', 'table'] as const),
];
