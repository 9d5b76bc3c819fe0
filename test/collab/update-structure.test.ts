import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readStructure } from '../../server/collab/update-structure';
import { bytesOf, HOSTILE, sample } from './hostile-updates';
import { randomEditing } from './random-editing';

describe('reading the structure of an update', () => {
  it.each(HOSTILE)('refuses %s', (_what, update) => {
    expect(() => readStructure(update)).toThrow(expect.objectContaining({ code: 'damaged' }));
  });

  it('refuses more deleted ranges than any text has, though each of them is sound', () => {
    const deleting = (count: number) => {
      const ranges = Array.from({ length: count }, (_, n) => bytesOf(n * 2, 1));
      return Buffer.concat([bytesOf(0, 1, 7, count), ...ranges]);
    };
    expect(readStructure(deleting(200_000)).deletes[0]?.ranges).toHaveLength(400_000);
    expect(() => readStructure(deleting(200_001))).toThrow(
      expect.objectContaining({ word: 'delete-ranges' }),
    );
  });

  it('reads what the editor writes: elements, attributes, marks and text', () => {
    const structure = readStructure(Y.encodeStateAsUpdate(sample()));
    expect(structure.blocks).toHaveLength(1);
    expect(structure.blocks[0]).toMatchObject({ client: 1_000, start: 0 });
    expect(structure.skips).toBe(false);
  });

  it('counts as Yjs counts: UTF-16 units, whatever the script', () => {
    const doc = new Y.Doc();
    doc.clientID = 5;
    const words = new Y.XmlText();
    doc.getXmlFragment('text').insert(0, [words]);
    words.insert(0, 'naïve Ω 漢字 👩‍⚕️ 𝔘');
    const [block] = readStructure(Y.encodeStateAsUpdate(doc)).blocks;
    expect(block?.end).toBe(Y.decodeStateVector(Y.encodeStateVector(doc)).get(5));
  });

  it.each([
    ['plain', 'x'.repeat(70_000)],
    ['plain but for its end', `${'x'.repeat(70_000)}👩‍⚕️`],
    ['of three bytes each', '漢'.repeat(30_000)],
  ])('counts the units of a long text that is %s', (_what, text) => {
    const doc = new Y.Doc();
    doc.clientID = 5;
    const words = new Y.XmlText();
    doc.getXmlFragment('text').insert(0, [words]);
    words.insert(0, text);
    expect(readStructure(Y.encodeStateAsUpdate(doc)).blocks[0]?.end).toBe(text.length + 1);
  });

  it('refuses a long text that is not UTF-8 at its end', () => {
    const bytes = Buffer.alloc(70_000, 'x');
    bytes[69_999] = 0xff;
    const update = bytesOf(1, 1, 5, 0, 4, 1, 'text', bytes.length, bytes, 0);
    expect(() => readStructure(update)).toThrow(expect.objectContaining({ word: 'bad-text' }));
    bytes[69_999] = 0x78;
    expect(() => readStructure(bytesOf(1, 1, 5, 0, 4, 1, 'text', bytes.length, bytes, 0))).not.toThrow();
  });

  it.each([1, 2, 3, 4, 5, 6])(
    'agrees with Yjs about clocks and deletes of random editing (seed %i)',
    (seed) => {
      const { docs, updates } = randomEditing(seed, { people: 3, steps: 120 });
      for (const update of updates) {
        const { from, to } = Y.parseUpdateMeta(update);
        const { blocks } = readStructure(update);
        expect(new Map(blocks.map(({ client, start }) => [client, start]))).toEqual(from);
        expect(new Map(blocks.map(({ client, end }) => [client, end]))).toEqual(to);
      }
      for (const doc of docs) {
        const whole = readStructure(Y.encodeStateAsUpdate(doc));
        const vector = Y.decodeStateVector(Y.encodeStateVector(doc));
        expect(new Map(whole.blocks.map(({ client, end }) => [client, end]))).toEqual(vector);
        const deletes = Y.decodeUpdate(Y.encodeStateAsUpdate(doc)).ds.clients;
        const counted = new Map(
          whole.deletes.map(({ client, ranges }) => [client, ranges.length / 2] as const),
        );
        expect(counted).toEqual(new Map([...deletes].map(([client, ranges]) => [client, ranges.length])));
      }
    },
  );
});
