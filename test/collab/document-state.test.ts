import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { openLive, readText } from '../../app/document/live-document';
import { MAX_DEPTH } from '../../app/document/shape';
import { DocumentState } from '../../server/collab/document-state';
import { readClocks } from '../../server/collab/protocol';
import { beyondClocks, joinUpdates } from '../../server/collab/update-slice';
import { readStructure } from '../../server/collab/update-structure';
import { bytesOf, sample } from './hostile-updates';
import { chance, randomEditing } from './random-editing';
import { paragraph } from './stock-client';

/** The state of a document with these updates, and the verdict on one more. */
function verdictOn(update: Uint8Array, known: readonly Uint8Array[] = [], writer: string | null = 'alice') {
  const state = new DocumentState();
  for (const bytes of known) state.take(bytes);
  return state.accept(readStructure(update), writer, () => known);
}

/** Elements within each other, so deep, each update adding one level. */
function nested(depth: number): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (bytes: Uint8Array) => updates.push(bytes));
  let parent: Y.XmlFragment = doc.getXmlFragment('text');
  for (let level = 0; level < depth; level++) {
    const child = new Y.XmlElement('blockquote');
    parent.insert(0, [child]);
    parent = child;
  }
  return updates;
}

/** An empty paragraph among the blocks. */
const PARAGRAPH = [7, 1, 'text', 3, 'paragraph'];

/** The first byte of a piece of text that names its left, or its right neighbour. */
const LEFT = new Uint8Array([0x84]);
const RIGHT = new Uint8Array([0x44]);

const TEXT = Y.encodeStateAsUpdate(sample());

describe('what an update is to a document', () => {
  it('is new once, and nothing the second time', () => {
    expect(verdictOn(TEXT)).toMatchObject({ kind: 'new', unbound: [1_000] });
    expect(verdictOn(TEXT, [TEXT])).toEqual({ kind: 'nothing' });
  });

  it('is nothing when it only repeats deletes, as every client does on connecting', () => {
    const doc = sample();
    doc.getXmlFragment('text').delete(0, 1);
    const whole = Y.encodeStateAsUpdate(doc);
    const deletes = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc));
    expect(deletes.length).toBeGreaterThan(2);
    expect(verdictOn(deletes, [whole])).toEqual({ kind: 'nothing' });
    expect(verdictOn(deletes, [TEXT])).toMatchObject({ kind: 'new', ends: [] });
  });

  it('keeps only the new part of what repeats and adds', () => {
    const doc = sample();
    const before = Y.encodeStateAsUpdate(doc);
    doc.getXmlFragment('text').insert(1, [paragraph('added')]);
    const verdict = verdictOn(Y.encodeStateAsUpdate(doc), [before], null);
    if (verdict.kind !== 'new') throw new Error(verdict.kind);
    expect(verdict.update.length).toBeLessThan(60);
    const rebuilt = new Y.Doc();
    Y.applyUpdate(rebuilt, before);
    Y.applyUpdate(rebuilt, verdict.update);
    expect(rebuilt.getXmlFragment('text').toString()).toBe(doc.getXmlFragment('text').toString());
  });

  it.each([
    ['begins after a clock that is missing', bytesOf(1, 1, 7, 5, ...PARAGRAPH, 0)],
    ['leaves out clocks', bytesOf(1, 2, 7, 0, 10, 5, ...PARAGRAPH, 0)],
    ['stands beside an item that does not exist', bytesOf(1, 1, 7, 0, LEFT, 99, 3, 'a', 0)],
    ['stands before an item that does not exist', bytesOf(1, 1, 7, 0, RIGHT, 99, 3, 'a', 0)],
    ['stands in an element that does not exist', bytesOf(1, 1, 7, 0, 4, 0, 99, 3, 'a', 0)],
    ['stands beside itself', bytesOf(1, 1, 7, 0, LEFT, 7, 0, 'a', 0)],
    ['stands beside what waits for it', bytesOf(2, 1, 7, 0, LEFT, 6, 0, 'a', 1, 6, 0, LEFT, 7, 0, 'b', 0)],
    ['deletes what does not exist', bytesOf(0, 1, 99, 1, 0, 1)],
    ['deletes beyond the end', bytesOf(0, 1, 1_000, 1, 0, 5_000)],
  ])('is a gap when it %s', (_what, update) => {
    expect(verdictOn(update, [TEXT])).toEqual({ kind: 'gap' });
  });

  it('may come in any order within itself, as Yjs writes higher client ids first', () => {
    // The second block is what the first stands in, and the other way round further on.
    const update = bytesOf(2, 1, 9, 0, 7, 0, 8, 0, 6, 2, 8, 0, ...PARAGRAPH, 4, 0, 9, 0, 'c', 0);
    expect(verdictOn(update)).toMatchObject({ kind: 'new', unbound: [9, 8] });
  });

  // The document holds a paragraph (0), its attribute (1), its text (2) and "ab" (3 and 4).
  it.each([
    ['text among the blocks', bytesOf(4, 1, 'text', 'a')],
    ['words that stand in no block', bytesOf(7, 1, 'text', 6)],
    ['words in no block, after a paragraph', bytesOf(new Uint8Array([0x87]), 5, 0, 6)],
    ['text beside a paragraph', bytesOf(LEFT, 5, 0, 'a')],
    ['text in a paragraph itself', bytesOf(4, 0, 5, 0, 'a')],
    ['a paragraph among letters', bytesOf(new Uint8Array([0x87]), 5, 3, 3, 'paragraph')],
    ['a paragraph as an attribute', bytesOf(0x27, 0, 5, 0, 'id', 3, 'paragraph')],
    ['a value among the blocks', bytesOf(8, 1, 'text', 1, new Uint8Array([126]))],
    ['a value among letters', bytesOf(new Uint8Array([0x88]), 5, 3, 1, new Uint8Array([126]))],
    ['neighbours from two lists', bytesOf(new Uint8Array([0xc4]), 5, 3, 5, 0, 'a')],
    ['something before the newest value of an attribute', bytesOf(0x48, 5, 1, 1, new Uint8Array([126]))],
  ])('is misplaced with %s', (_what, item) => {
    const attribute = [0x28, 0, 5, 0, 'id', 1, new Uint8Array([126])];
    const run = [7, 0, 5, 0, 6, 4, 0, 5, 2, 'ab'];
    const known = bytesOf(1, 4, 5, 0, ...PARAGRAPH, ...attribute, ...run, 0);
    expect(verdictOn(bytesOf(1, 1, 7, 0, item, 0), [known])).toEqual({
      kind: 'misplaced',
      fault: 'out-of-place',
    });
    expect(verdictOn(bytesOf(1, 1, 7, 0, LEFT, 5, 3, 'x', 0), [known]).kind, 'a letter').toBe('new');
  });

  it('leaves nothing behind of what it did not take', () => {
    const state = new DocumentState();
    const bad = bytesOf(1, 2, 7, 0, ...PARAGRAPH, 4, 0, 7, 0, 'a', 0);
    expect(state.accept(readStructure(bad), 'alice', () => []).kind).toBe('misplaced');
    const good = bytesOf(1, 3, 7, 0, ...PARAGRAPH, 7, 0, 7, 0, 6, 4, 0, 7, 1, 'a', 0);
    expect(state.accept(readStructure(good), 'alice', () => []).kind).toBe('new');
  });

  it('is foreign under the client id of somebody else, or of the server', () => {
    const state = new DocumentState((client) => (client === 5 ? 'bob' : undefined));
    state.take(TEXT);
    const next = state.clocks.get(1_000) ?? 0;
    const more = (client: number, clock: number) =>
      state.accept(readStructure(bytesOf(1, 1, client, clock, ...PARAGRAPH, 0)), 'alice', () => [TEXT]);
    expect(more(1_000, next), 'text of the server').toEqual({ kind: 'foreign' });
    state.writers.set(1_000, 'bob');
    expect(more(1_000, next), 'text of Bob').toEqual({ kind: 'foreign' });
    expect(more(5, 0), 'Bob is present under it').toEqual({ kind: 'foreign' });
    state.writers.set(1_000, 'alice');
    expect(more(1_000, next)).toMatchObject({ kind: 'new' });
  });

  it('is too deep where readers of the text give up, in one update or one by one', () => {
    const readable = (updates: readonly Uint8Array[]) => {
      try {
        return readText(openLive(updates)) !== undefined;
      } catch {
        return false;
      }
    };
    const most = MAX_DEPTH - 1;
    for (let depth = most - 2; depth < most + 4; depth++) {
      const updates = nested(depth);
      expect(verdictOn(Y.mergeUpdates(updates)).kind === 'new', `${depth}`).toBe(readable(updates));
    }
    const fits = nested(most);
    const deep = nested(most + 1);
    expect(verdictOn(Y.mergeUpdates(fits)).kind).toBe('new');
    expect(verdictOn(Y.mergeUpdates(deep))).toEqual({ kind: 'misplaced', fault: 'too-deep' });
    const last = deep.at(-1);
    if (!last) throw new Error('no update');
    expect(verdictOn(last, deep.slice(0, -1), null).kind).toBe('misplaced');
    const folded = Y.mergeUpdates(deep.slice(0, -1));
    expect(verdictOn(last, [folded], null).kind, 'after a fold').toBe('misplaced');
  });
});

describe('cutting and joining updates without building a document', () => {
  it.each([11, 12, 13, 14, 15, 16, 17, 18])('gives Yjs the same text (seed %i)', (seed) => {
    const random = chance(seed);
    const { docs, updates } = randomEditing(seed, { people: 3, steps: 150 });
    const [doc] = docs;
    if (!doc) throw new Error('no document');
    const text = doc.getXmlFragment('text').toString();

    const joined = joinUpdates(updates.map((bytes) => readStructure(bytes)));
    expect(built([joined]).getXmlFragment('text').toString(), 'joined').toBe(text);

    // Somebody has the first part of everything and lacks the rest.
    const part = updates.slice(0, Math.floor(random() * updates.length));
    const behind = built(part);
    const state = new DocumentState();
    for (const bytes of updates) {
      const verdict = state.accept(readStructure(bytes), null, () => updates);
      expect(verdict.kind === 'new' || verdict.kind === 'nothing', verdict.kind).toBe(true);
    }
    const clocks = readClocks(Y.encodeStateVector(behind));
    const whole = readStructure(Y.encodeStateAsUpdate(doc));
    Y.applyUpdate(behind, beyondClocks(whole, clocks, state.deleted.encode()));
    expect(behind.store.pendingStructs).toBeNull();
    expect(behind.getXmlFragment('text').toString(), 'cut').toBe(text);
    expect([...state.clocks].sort()).toEqual([...Y.decodeStateVector(Y.encodeStateVector(doc))].sort());
  });
});

describe('cutting in the middle of a struct', () => {
  it.each([21, 22, 23, 24])('gives what Yjs gives, at any clock (seed %i)', (seed) => {
    const random = chance(seed);
    const [doc] = randomEditing(seed, { people: 3, steps: 100 }).docs;
    if (!doc) throw new Error('no document');
    const whole = Y.encodeStateAsUpdate(doc);
    const vector = Y.decodeStateVector(Y.encodeStateVector(doc));
    for (let round = 0; round < 30; round++) {
      const clocks = new Map(
        [...vector].map(([client, clock]) => [client, Math.floor(random() * (clock + 1))]),
      );
      const structure = readStructure(whole);
      const cut = beyondClocks(structure, clocks, structure.deletes);
      expect(contentOf(cut)).toEqual(contentOf(Y.diffUpdate(whole, Y.encodeStateVector(clocks))));
      expect(() => readStructure(cut)).not.toThrow();
    }
  });

  it('takes nothing of other text sent under clocks that are taken', () => {
    const first = bytesOf(1, 3, 7, 0, ...PARAGRAPH, 7, 0, 7, 0, 6, 4, 0, 7, 1, 'abc', 0);
    const lie = bytesOf(1, 1, 7, 3, 4, 0, 7, 0, 'XYZ', 0);
    const verdict = verdictOn(lie, [first], null);
    if (verdict.kind !== 'new') throw new Error(verdict.kind);
    expect(readStructure(verdict.update).blocks).toMatchObject([{ client: 7, start: 5, end: 6 }]);
  });
});

/** What an update holds, however it is written. */
function contentOf(update: Uint8Array) {
  const { structs, ds } = Y.decodeUpdate(update);
  const described = structs.map((struct) => {
    const { id, length } = struct;
    if (!(struct instanceof Y.Item)) return { id, length };
    const { origin, rightOrigin, content } = struct;
    return { id, length, origin, rightOrigin, content: content.getContent(), kind: content.constructor.name };
  });
  return { structs: described, deletes: [...ds.clients] };
}

function built(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  for (const bytes of updates) Y.applyUpdate(doc, bytes);
  return doc;
}
