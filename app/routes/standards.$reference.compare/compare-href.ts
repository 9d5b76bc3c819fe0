import type { ComparisonSearch } from '../../services/versions/view-comparison.server';

/** The address that reproduces a comparison. */
export function compareHref(reference: string, { from, to, view, change }: ComparisonSearch): string {
  const query = new URLSearchParams({ from, to, view });
  if (change > 1) query.set('change', String(change));
  return `/standards/${reference}/compare?${query}`;
}
