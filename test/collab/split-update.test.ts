import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DeletedRanges } from '../../server/collab/deleted-ranges';
import { readClocksOf } from '../../server/collab/protocol';
import { PIECE, splitUpdate } from '../../server/collab/split-update';
import { readStructure } from '../../server/collab/update-structure';
import { bytesOf } from './hostile-updates';

/** Deletes every second clock of a client. */
function deletes(client: number, count: number): Uint8Array {
  const ranges = Array.from({ length: count }, (_, n) => bytesOf(n * 2, 1));
  return Buffer.concat([bytesOf(0, 1, client, count), ...ranges]);
}

function piecesOf(update: Uint8Array, known: ReadonlyArray<readonly [number, number]>): Uint8Array[] {
  const found = splitUpdate(update, known, PIECE);
  if (found.kind !== 'pieces') throw new Error(`It is split into a ${found.kind}.`);
  return [...found.pieces];
}

describe('splitting an update', () => {
  it('puts no more than 5,000 deleted ranges into a piece, and all of them into the pieces together', () => {
    const update = deletes(7, 12_001);
    const pieces = piecesOf(update, [[7, 24_002]]).map((bytes) => readStructure(bytes).deletes);
    expect(pieces.map((piece) => piece.reduce((sum, { ranges }) => sum + ranges.length / 2, 0))).toEqual([
      5_000, 5_000, 2_001,
    ]);
    expect(pieces.flatMap((piece) => piece.flatMap(({ ranges }) => ranges))).toEqual(
      readStructure(update).deletes[0]?.ranges,
    );
  });

  it('puts no more than 5,000 structs into a piece, however short they are', () => {
    const blocks = Array.from({ length: 12_000 }, (_, n) => bytesOf(1, 100 + n, 0, 0, 1));
    const update = Buffer.concat([bytesOf(12_000), ...blocks, bytesOf(0)]);
    const counts = piecesOf(update, []).map((bytes) => readStructure(bytes).structs.count);
    expect(counts).toEqual([5_000, 5_000, 2_000]);
  });

  it('finds a gap where it deletes what is not there', () => {
    expect(splitUpdate(deletes(7, 10), [[7, 18]], PIECE).kind).toBe('gap');
    expect(splitUpdate(deletes(7, 10), [[7, 19]], PIECE).kind).toBe('pieces');
  });
});

describe('a state vector of a client', () => {
  const document = new Map([
    [1, 10],
    [2, 5],
  ]);
  const vector = (...pairs: ReadonlyArray<readonly [number, number]>) =>
    bytesOf(pairs.length, ...pairs.flat());

  it('is kept as far as the document goes', () => {
    const { clocks, beyond } = readClocksOf(document, vector([1, 9], [3, 0]));
    expect([...clocks]).toEqual([[1, 9]]);
    expect(beyond).toBe(false);
  });

  it.each([
    ['more of an id of the document', vector([1, 11])],
    ['an id that the document does not have', vector([1, 10], [3, 1])],
  ])('goes beyond it with %s', (_what, encoded) => {
    expect(readClocksOf(document, encoded).beyond).toBe(true);
  });

  it('names no id of the document twice', () => {
    expect(() => readClocksOf(document, vector([1, 9], [1, 9]))).toThrow();
  });
});

it('ranges that came in any order cover what each of them covers, and nothing else', () => {
  const range = fc.tuple(fc.nat({ max: 60 }), fc.integer({ min: 1, max: 9 }));
  fc.assert(
    fc.property(fc.array(fc.array(range, { maxLength: 8 }), { maxLength: 6 }), (messages) => {
      const all = new DeletedRanges();
      const covered = new Set<number>();
      for (const ranges of messages) {
        all.add([{ client: 1, ranges: ranges.flat() }]);
        // Asking sorts what came so far.
        all.beyond([{ client: 1, ranges: [0, 1] }]);
        for (const [from, length] of ranges) {
          for (let clock = from; clock < from + length; clock++) covered.add(clock);
        }
      }
      const fresh = all.beyond([{ client: 1, ranges: [0, 80] }]).flatMap(({ ranges }) => ranges);
      const free = new Set<number>();
      for (let at = 0; at < fresh.length; at += 2) {
        for (let n = 0; n < (fresh[at + 1] ?? 0); n++) free.add((fresh[at] ?? 0) + n);
      }
      expect(free).toEqual(new Set(Array.from({ length: 80 }, (_, n) => n).filter((n) => !covered.has(n))));
    }),
  );
});
