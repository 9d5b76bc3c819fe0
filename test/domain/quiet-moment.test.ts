import { describe, expect, test } from 'vitest';
import { may } from '../../app/domain/permissions';
import { isQuiet, quietNotBefore, saysSomethingNew } from '../../app/domain/quiet-moment';
import { ANONYMOUS, PARTICIPANT } from './cases';
import { open } from './permission-things';

const at = (time: string) => new Date(`2026-09-01T${time}Z`);

describe('a quiet moment', () => {
  test.each([
    ['while the writer is still there and wrote nine minutes ago', true, '09:00', '09:51', false],
    ['when the writer is still there and wrote ten minutes ago', true, '09:00', '09:50', true],
    ['when the last writer left and wrote a minute ago', false, '09:00', '09:59', false],
    ['when the last writer left and wrote two minutes ago', false, '09:00', '09:58', true],
    ['when people have written for two hours without a pause', true, '08:00', '10:00', true],
  ])('HI-1 %s', (_when, writersHere, first, last, quiet) => {
    expect(isQuiet({ first: at(first), last: at(last), writersHere }, at('10:00'))).toBe(quiet);
  });

  test('HI-1 writing is not looked at again before it can be quiet', () => {
    expect(quietNotBefore({ first: at('08:00'), last: at('09:00') })).toEqual(at('09:02'));
    expect(quietNotBefore({ first: at('08:00'), last: at('09:59') })).toEqual(at('10:00'));
  });

  test('HI-2 the same words are not kept a second time', () => {
    expect(saysSomethingNew('a', undefined)).toBe(true);
    expect(saysSomethingNew('b', 'a')).toBe(true);
    expect(saysSomethingNew('a', 'a')).toBe(false);
  });

  test('HI-3 whoever has an account sees the steps of a draft’s life, and nobody sees hidden ones', () => {
    expect(may(PARTICIPANT, 'watch-draft', open).allowed).toBe(true);
    expect(may(ANONYMOUS, 'watch-draft', open).allowed).toBe(false);
    expect(may(PARTICIPANT, 'watch-draft', { hidden: true }).allowed).toBe(false);
  });
});
