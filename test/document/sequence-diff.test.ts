import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffSequences, type Hunk, longestIncreasing } from '../../app/document/sequence-diff';

const small = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 30 });

/** Applies the hunks to `a`, taking what is new from `b`. */
function apply(a: readonly number[], b: readonly number[], hunks: readonly Hunk[]): number[] {
  const result: number[] = [];
  let at = 0;
  for (const hunk of hunks) {
    result.push(...a.slice(at, hunk.aFrom), ...b.slice(hunk.bFrom, hunk.bTo));
    at = hunk.aTo;
  }
  return [...result, ...a.slice(at)];
}

/** Length of the longest common subsequence, by the textbook's table. */
function commonLength(a: readonly number[], b: readonly number[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const x of a) {
    const next = [0];
    for (const [j, y] of b.entries()) {
      next.push(x === y ? (row[j] ?? 0) + 1 : Math.max(row[j + 1] ?? 0, next[j] ?? 0));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

describe('the differences of two sequences', () => {
  test('lead from one to the other', () => {
    fc.assert(
      fc.property(small, small, (a, b) => {
        expect(apply(a, b, diffSequences(a, b))).toEqual(b);
      }),
    );
  });

  test('are as few as possible', () => {
    fc.assert(
      fc.property(small, small, (a, b) => {
        const removed = diffSequences(a, b).reduce((sum, hunk) => sum + hunk.aTo - hunk.aFrom, 0);
        expect(a.length - removed).toBe(commonLength(a, b));
      }),
    );
  });

  test('lead from one to the other also when there are too many to find the fewest', () => {
    fc.assert(
      fc.property(small, small, (a, b) => {
        expect(apply(a, b, diffSequences(a, b, 3))).toEqual(b);
      }),
    );
  });

  test('are ascending and never touch', () => {
    fc.assert(
      fc.property(small, small, (a, b) => {
        const hunks = diffSequences(a, b);
        for (const [index, hunk] of hunks.entries()) {
          const next = hunks[index + 1];
          if (next !== undefined) expect(hunk.aTo < next.aFrom && hunk.bTo < next.bFrom).toBe(true);
        }
      }),
    );
  });

  test('of two long sequences with nothing in common are found at once', () => {
    const a = Array.from({ length: 50_000 }, (_, index) => index);
    const b = a.map((value) => value + 100_000);
    expect(diffSequences(a, b)).toEqual([{ aFrom: 0, aTo: 50_000, bFrom: 0, bTo: 50_000 }]);
  });
});

test('a longest increasing run is increasing, and no longer one exists', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 20 }), { maxLength: 12 }), (values) => {
      const run = longestIncreasing(values).map((index) => values[index] ?? -1);
      expect(run.every((value, index) => index === 0 || value > (run[index - 1] ?? -1))).toBe(true);
      const best = values.map(() => 1);
      for (const [i, value] of values.entries()) {
        for (let j = 0; j < i; j += 1) {
          if ((values[j] ?? 0) < value) best[i] = Math.max(best[i] ?? 1, (best[j] ?? 0) + 1);
        }
      }
      expect(run.length).toBe(Math.max(0, ...best));
    }),
  );
});
