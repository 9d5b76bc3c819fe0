import { expect, test } from 'vitest';
import { isTextSettled } from '../../app/domain/settled-text';
import { VERSION_STATES } from '../../db/words';

test('VN-9 a frozen text is what counts from the ballot on, also on hold, and the draft before it and after a return', () => {
  const settled = VERSION_STATES.filter((state) => isTextSettled({ state, heldFrom: null }));
  expect(settled).toEqual(['ballot', 'awaiting-approval', 'published', 'effective', 'deprecated', 'retired']);
  expect(isTextSettled({ state: 'on-hold', heldFrom: 'ballot' })).toBe(true);
  expect(isTextSettled({ state: 'on-hold', heldFrom: 'drafting' })).toBe(false);
});
