import { describe, expect, test } from 'vitest';
import { heldVerdict, printsOf } from '../../app/domain/audit-held';

const words = (body: string) => printsOf({ words: { body }, decision: { reason: null } });

describe('what an event holds', () => {
  test('AU-9 is a print of each part that says something, whatever the order of its columns', () => {
    const prints = printsOf({
      words: { body: 'A day.', blocking: false },
      decision: { reason: '', points: [] },
    });
    expect(Object.keys(prints)).toEqual(['words']);
    expect(printsOf({ words: { blocking: false, body: 'A day.' } })).toEqual(prints);
    expect(printsOf({ words: { blocking: true, body: 'A day.' } })).not.toEqual(prints);
  });

  test('AU-9 stays the same when a column is added that is empty in what was there before', () => {
    expect(printsOf({ words: { body: 'A day.', since: null, notes: '', tags: [] } })).toEqual(
      words('A day.'),
    );
  });
});

describe('what is kept, held against its last event', () => {
  const last = { sequence: 7, prints: words('A day.') };

  test('AU-9 is as recorded where every part has the same print', () => {
    expect(heldVerdict('comment', 'c', words('A day.'), { last, spokenOf: true })).toBe('as-recorded');
  });

  test.each([
    ['says something else', words('Two days.'), 'words'],
    ['says nothing any more', {}, 'words'],
    ['says more than the event held', { ...words('A day.'), decision: 'f'.repeat(64) }, 'decision'],
  ])('AU-9 is a break where a part %s', (_what, kept, part) => {
    expect(heldVerdict('comment', 'c', kept, { last, spokenOf: true })).toEqual({
      because: 'part-differs',
      kind: 'comment',
      id: 'c',
      part,
      at: 7,
    });
  });

  test('AU-9 is a break where no event tells of it', () => {
    expect(heldVerdict('reply', 'r', words('Yes.'), { last: null, spokenOf: false })).toEqual({
      because: 'not-recorded',
      kind: 'reply',
      id: 'r',
    });
  });

  test('AU-10 is not covered where only older events tell of it', () => {
    expect(heldVerdict('reply', 'r', words('Yes.'), { last: null, spokenOf: true })).toBe('not-held');
  });
});
