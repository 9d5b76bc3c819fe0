import { describe, expect, it } from 'vitest';
import {
  choicesIn,
  foldByDay,
  type HistoryLine,
  isShown,
  type SnapshotLine,
} from '../../../app/services/versions/history-lines';

const larch = { id: 'larch', name: 'Larch Systems' };
const edwin = { id: 'edwin', name: 'Edwin', organisation: larch };
const scope = { id: 'scope', label: '1 Scope' };

function snapshot(key: string, at: string, change: Partial<SnapshotLine> = {}): SnapshotLine {
  return {
    what: 'snapshot',
    key,
    at: new Date(at),
    by: null,
    id: key,
    kind: 'automatic',
    name: key,
    hash: key,
    words: 10,
    growth: 1,
    news: { wordsAdded: 3, wordsRemoved: 1, clauses: [scope], people: [edwin] },
    textPath: '',
    comparePath: null,
    ...change,
  };
}

const move: HistoryLine = {
  what: 'move',
  key: 'move',
  at: new Date('2026-09-02T12:00:00Z'),
  by: null,
  state: 'drafting',
  mandate: false,
  reason: '',
  hash: null,
};
const dayOf = (at: Date) => at.toISOString().slice(0, 10);

describe('the lines of a history', () => {
  it('fold the automatic snapshots of a day into one whatever lies between, and leave milestones and moves in their order', () => {
    const lines = [
      snapshot('d', '2026-09-03T10:00:00Z'),
      snapshot('c', '2026-09-02T15:00:00Z'),
      snapshot('b', '2026-09-02T14:00:00Z'),
      move,
      snapshot('named', '2026-09-02T11:00:00Z', { kind: 'named' }),
      snapshot('a', '2026-09-02T10:00:00Z'),
    ];
    const folded = foldByDay(lines, dayOf);
    expect(folded.map((line) => line.key)).toEqual(['day-d', 'day-c', 'move', 'named']);
    expect(folded[1]).toMatchObject({
      what: 'day',
      wordsAdded: 9,
      wordsRemoved: 3,
      clauses: [scope],
      people: [edwin],
      snapshots: [{ key: 'c' }, { key: 'b' }, { key: 'a' }],
    });
    expect(foldByDay([], dayOf)).toEqual([]);
  });

  it('are narrowed to a person, an organisation or a clause, and moves then left out', () => {
    const line = snapshot('a', '2026-09-02T10:00:00Z');
    const shown = (filter: object) =>
      [line, move].filter((one) => isShown(one, { automaticToo: true, ...filter }));
    expect(shown({})).toHaveLength(2);
    expect(shown({ person: 'edwin', organisation: 'larch', clause: 'scope' })).toEqual([line]);
    for (const other of [{ person: 'x' }, { organisation: 'x' }, { clause: 'x' }])
      expect(shown(other)).toEqual([]);
    expect(
      isShown(snapshot('b', '2026-09-02T10:00:00Z', { news: null }), { automaticToo: true, person: 'edwin' }),
    ).toBe(false);
  });

  it('offer as filters whom and what they name', () => {
    expect(choicesIn([snapshot('a', '2026-09-02T10:00:00Z'), move])).toEqual({
      people: [{ value: 'edwin', label: 'Edwin' }],
      organisations: [{ value: 'larch', label: 'Larch Systems' }],
      clauses: [{ value: 'scope', label: '1 Scope' }],
    });
  });

  it('offer clauses by their number, and tell those apart that were called the same', () => {
    const touching = (key: string, at: string, ...clauses: readonly (readonly [string, string])[]) =>
      snapshot(key, at, {
        news: {
          wordsAdded: 1,
          wordsRemoved: 0,
          clauses: clauses.map(([id, label]) => ({ id, label })),
          people: [],
        },
      });
    const { clauses } = choicesIn([
      touching('b', '2026-09-03T10:00:00Z', ['eleven', '11'], ['new', '6'], ['scope', '1 Scope and aims']),
      touching(
        'a',
        '2026-09-02T10:00:00Z',
        ['ten', '10 Terms'],
        ['old', '6'],
        ['two', '2'],
        ['scope', '1 Scope'],
      ),
    ]);
    expect(clauses.map(({ value }) => value)).toEqual(['scope', 'two', 'new', 'old', 'ten', 'eleven']);
    expect(clauses.map(({ label }) => label)).toEqual([
      '1 Scope and aims',
      '2',
      expect.stringMatching(/^6 \(last touched .*3 September 2026.*\)$/),
      expect.stringMatching(/^6 \(last touched .*2 September 2026.*\)$/),
      '10 Terms',
      '11',
    ]);
  });
});
