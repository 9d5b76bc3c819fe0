import type { Change } from '../../document/comparison-types';
import { newCommentPath } from '../../services/comments/comment-address';
import type { ComparisonSearch } from '../../services/comparison/comparison-search';

/** The address that reproduces a comparison. */
export function compareHref(reference: string, search: ComparisonSearch): string {
  return `/standards/${reference}/compare?${queryOf(search)}`;
}

/** The same comparison as one file. */
export function compareDownloadHref(reference: string, search: ComparisonSearch): string {
  return `/standards/${reference}/compare.html?${queryOf({ ...search, change: 1 })}`;
}

/** Where a file of one's own is chosen for comparison. */
export function compareFilePath(reference: string): string {
  return `/standards/${reference}/compare/file`;
}

/** Where a comment on a change is written; null for what is gone or belongs to no version. */
export function commentHref(
  reference: string,
  version: string | null,
  { kind, blockId }: Change,
): string | null {
  if (version === null || kind === 'removed' || blockId === '') return null;
  return newCommentPath(reference, version, blockId);
}

function queryOf({ from, to, view, change }: ComparisonSearch): URLSearchParams {
  const query = new URLSearchParams({ from, to, view });
  if (change > 1) query.set('change', String(change));
  return query;
}
