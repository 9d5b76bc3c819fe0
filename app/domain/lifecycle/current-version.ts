import { compareNumbers, parseNumber } from '../version-number';

/** A version as it matters to which one readers are sent to. */
export interface PublishedFacts {
  readonly id: string;
  readonly number: string;
  readonly publishedAt: Date | null;
  /** The version that it corrects, where it is a patch. */
  readonly patchOfId: string | null;
}

/**
 * LC-60: the greatest number of all that were published, whatever ended it, so that an older one is never the current
 * one again, and never one that a published patch replaced (LC-49); undefined where nothing was published.
 */
export function currentVersion<T extends PublishedFacts>(versions: readonly T[]): T | undefined {
  const replaced = new Set(
    versions.filter(({ publishedAt }) => publishedAt !== null).map((one) => one.patchOfId),
  );
  return versions
    .filter(({ id, publishedAt }) => publishedAt !== null && !replaced.has(id))
    .sort(byNumber)
    .at(-1);
}

/** Below, equal or above 0 as the number of `a` comes before, with or after that of `b`. */
export function byNumber(a: Pick<PublishedFacts, 'number'>, b: Pick<PublishedFacts, 'number'>): number {
  const [left, right] = [parseNumber(a.number), parseNumber(b.number)];
  return left && right ? compareNumbers(left, right) : a.number.localeCompare(b.number);
}
