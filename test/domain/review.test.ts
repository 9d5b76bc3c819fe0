import { expect, test } from 'vitest';
import { decideReviewing } from '../../app/domain/review';
import { CHAIR, LEAD, unmet } from './cases';
import { version } from './lifecycle-cases';

const reviewing = (state: 'proposed' | 'drafting' | 'cancelled', hasDraft: boolean, by = LEAD) =>
  unmet(decideReviewing(version({ state }), { hasDraft }, by));

test('LC-59 a review is of a text, so it is recorded once there is a draft and until the version is out or ended', () => {
  expect(reviewing('drafting', true)).toEqual([]);
  expect(reviewing('drafting', false)).toEqual(['draft-missing']);
  expect(reviewing('proposed', false)).toEqual(['move-not-from-here']);
  expect(reviewing('cancelled', true)).toEqual(['move-not-from-here']);
  expect(reviewing('drafting', true, CHAIR)).toEqual(['secretariat-or-lead-only']);
  const published = version({ state: 'published', complyBy: null });
  expect(unmet(decideReviewing(published, { hasDraft: true }, LEAD))).toEqual(['move-not-from-here']);
});
