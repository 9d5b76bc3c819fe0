import { expect, it } from 'vitest';
import { PersonBuckets } from '../../server/collab/person-buckets';

it('who has used up an allowance is remembered, however many others come', () => {
  const buckets = new PersonBuckets({ perSecond: 1, most: 10 });
  expect(buckets.take('carol', 0, 10)).toBe(true);
  for (let n = 0; n < 12_000; n++) buckets.take(`p-${n}`, 0, 0);
  expect(buckets.take('carol', 0)).toBe(false);
  expect(buckets.take('carol', 1_000), 'a second later').toBe(true);
  expect(buckets.take('carol', 1_000)).toBe(false);
});
