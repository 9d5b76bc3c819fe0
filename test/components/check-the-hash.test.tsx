import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { CheckTheHash } from '../../app/components/reading/check-the-hash';

test.each([
  [true, true, 'The ballot and the approval name the same hash'],
  [false, true, 'The approval names the same hash'],
  [true, false, 'The ballot was held on the same hash; it is not approved yet'],
  [false, false, 'It is not approved yet; a ballot on it and its approval will name this hash'],
])('voted on: %s, approved: %s: the page claims no more than there was', (voted, approved, words) => {
  const page = renderToStaticMarkup(
    <CheckTheHash hash="abc" reference="STD-0001" number="1.0.0" voted={voted} approved={approved} />,
  );
  expect(page).toContain(`canonical JSON. ${words}`);
});
