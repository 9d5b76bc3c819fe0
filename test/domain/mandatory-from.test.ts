import { describe, expect, test } from 'vitest';
import { mandatoryFrom, wasMandatory } from '../../app/domain/mandatory-from';
import { at } from './lifecycle-cases';

const BEFORE = at('2026-01-01T00:00:00Z');
const JUNE = at('2026-06-23T10:00:00Z');
const DAWN_OF_JUNE = at('2026-06-22T23:00:30Z');
const AFTER = at('2026-09-01T00:00:00Z');

describe('the day from which a version is mandatory', () => {
  // biome-ignore format: one case a line
  test.each([
    ['published', JUNE, null, null, JUNE, false],
    ['published', null, null, null, null, false],
    ['published', JUNE, null, BEFORE, null, false],
    ['published', JUNE, null, AFTER, null, true],
    ['effective', JUNE, null, null, JUNE, false],
    ['effective', JUNE, null, AFTER, null, true],
    // Deprecated in the first minute of its comply-by day, on which it was mandatory.
    ['deprecated', JUNE, DAWN_OF_JUNE, null, JUNE, false],
    ['deprecated', JUNE, JUNE, null, JUNE, false],
    ['deprecated', JUNE, BEFORE, null, null, false],
    ['retired', JUNE, JUNE, null, null, true],
    ['retired', JUNE, BEFORE, null, null, false],
    ['retired', null, JUNE, null, null, false],
  ] as const)('LC-50 of one that is %s (%#)', (state, complyBy, deprecatedAt, replacedAt, from, once) => {
    const version = { state, complyBy, deprecatedAt };
    expect(mandatoryFrom(version, replacedAt)).toEqual(from);
    expect(wasMandatory(version, replacedAt)).toBe(once);
  });
});
