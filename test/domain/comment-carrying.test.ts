import { describe, expect, test } from 'vitest';
import {
  goesBack,
  isDecidedAgain,
  staysForMandate,
  type VersionInLine,
  versionToDecide,
} from '../../app/domain/comment-carrying';

const version = (number: string, change: Partial<VersionInLine> = {}): VersionInLine => ({
  id: number,
  number,
  state: 'drafting',
  publishedAt: null,
  patchOfId: null,
  documentId: `draft of ${number}`,
  ...change,
});
const published = (number: string) =>
  version(number, { state: 'published', publishedAt: new Date('2026-01-01T09:00:00Z') });

const first = published('1.0.0');
const current = published('1.1.0');
const patch = version('1.1.1', { patchOfId: '1.1.0' });
const next = version('1.2.0');
const goes = (on: VersionInLine, versions: readonly VersionInLine[], type: 'technical' | 'editorial') =>
  versionToDecide({ type }, on, versions)?.number ?? null;

describe('where a comment is decided', () => {
  test('CD-27 goes along to the version with the next greater number whose draft is being written', () => {
    for (const [why, on, versions, to] of [
      ['the next one', current, [first, current, next], '1.2.0'],
      ['from an older one too', first, [first, current, next], '1.2.0'],
      ['the first of two', current, [version('2.0.0'), next, current], '1.2.0'],
      ['one on hold', current, [current, version('1.2.0', { state: 'on-hold' })], '1.2.0'],
      ['none that is cancelled', current, [current, version('1.2.0', { state: 'cancelled' })], null],
      ['none without a draft', current, [current, version('1.2.0', { documentId: null })], null],
      ['none with a smaller number', current, [current, version('1.0.9')], null],
      ['no patch, which is editorial', current, [current, patch], null],
      ['what is not published stays', next, [current, next, version('2.0.0')], null],
    ] as const) {
      expect(goes(on, versions, 'technical'), why).toBe(to);
    }
  });

  test('CD-27 an editorial comment goes along to the patch of its version that is being drafted', () => {
    expect(goes(current, [current, patch, next], 'editorial')).toBe('1.1.1');
    expect(goes(current, [current, { ...patch, state: 'awaiting-approval' }, next], 'editorial')).toBe(
      '1.2.0',
    );
    expect(goes(first, [first, current, patch], 'editorial')).toBe(null);
  });

  test('CD-29 of a version that is cancelled what it took along goes back, and of a patch all', () => {
    const taken = new Set([1]);
    const back = (on: VersionInLine) => [1, 2].map((number) => goesBack({ number }, on, taken));
    expect(back(next)).toEqual([true, false]);
    expect(back(patch)).toEqual([true, true]);
  });

  test('CD-32 what was applied in it is decided again, except what was said of that version itself', () => {
    const taken = new Set([1]);
    const again = (on: VersionInLine) =>
      [
        { number: 1, versionId: on.id },
        { number: 2, versionId: on.id },
        { number: 3, versionId: 'another' },
      ].map((comment) => isDecidedAgain(comment, on, taken));
    expect(again(next)).toEqual([true, false, true]);
    expect(again(patch)).toEqual([true, true, true]);
  });

  test('CD-28 stays while a mandate is voted on, and what was filed with a vote until it is decided', () => {
    const filed = { ballotId: 'b' };
    const other = { ballotId: null };
    const held = (voting: boolean, underWay: boolean) =>
      [filed, other].map((comment) => staysForMandate(comment, { voting, underWay }));
    expect(held(true, true)).toEqual([true, true]);
    expect(held(false, true)).toEqual([true, false]);
    expect(held(false, false)).toEqual([false, false]);
  });
});
