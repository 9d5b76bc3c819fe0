import { expect, test } from 'vitest';
import { currentVersion } from '../../app/domain/lifecycle/current-version';

const DAY = new Date('2026-06-01T09:00:00Z');
const published = (number: string, patchOfId: string | null = null) => ({
  id: number,
  number,
  publishedAt: DAY,
  patchOfId,
});

test('LC-60 readers are sent to the greatest number that was published, and never back to an older one', () => {
  const inWork = { ...published('3.0.0'), publishedAt: null };
  expect(currentVersion([published('1.10.0'), published('1.9.0'), inWork])?.number).toBe('1.10.0');
  expect(currentVersion([inWork])).toBeUndefined();
});

test('LC-60 a version that a published patch replaced is not the current one', () => {
  const base = published('1.1.0');
  expect(currentVersion([base, published('1.1.1', base.id)])?.number).toBe('1.1.1');
  expect(currentVersion([base, { ...published('1.1.1', base.id), publishedAt: null }])?.number).toBe('1.1.0');
});
