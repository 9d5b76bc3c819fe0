import type { CommentType, VersionState } from '../../db/words';
import { compareNumbers, parseNumber } from './version-number';

/** A version of a standard as the way of its comments depends on it. */
export interface VersionInLine {
  readonly id: string;
  readonly number: string;
  readonly state: VersionState;
  readonly publishedAt: Date | null;
  /** The version that it corrects; null of what is no patch. */
  readonly patchOfId: string | null;
  /** Its live text; null until its draft is started. */
  readonly documentId: string | null;
}

/** How far a mandate of a published version holds its comments back. */
export interface MandateOf {
  /** Whether votes on it are cast now, or will be in a second round. */
  readonly voting: boolean;
  /** Whether it is still being decided on. */
  readonly underWay: boolean;
}

/** An undecided comment, as its way depends on it. */
export interface CommentInLine {
  readonly type: CommentType;
  /** The ballot that it was filed with; null of most. */
  readonly ballotId: string | null;
}

/** Whether a published version keeps an undecided comment because of a mandate of it (CD-28). */
export function staysForMandate({ ballotId }: Pick<CommentInLine, 'ballotId'>, mandate: MandateOf): boolean {
  return mandate.voting || (mandate.underWay && ballotId !== null);
}

/**
 * The version with which an undecided comment on a published one is decided (CD-27): the patch of it that is being
 * drafted for an editorial one, else the next version that is written. Null where it stays, since there is none.
 */
export function versionToDecide<T extends VersionInLine>(
  { type }: Pick<CommentInLine, 'type'>,
  on: VersionInLine,
  versions: readonly T[],
): T | null {
  if (on.publishedAt === null) return null;
  const patch = versions.find(
    ({ patchOfId, state, documentId }) => patchOfId === on.id && state === 'drafting' && documentId !== null,
  );
  if (type === 'editorial' && patch !== undefined) return patch;
  const [next] = versions.filter((one) => isBeingWritten(one) && follows(one, on)).sort(inOrder);
  return next ?? null;
}

/**
 * Whether a comment that no text has yet goes back to the version before when this one is cancelled (CD-29): one that
 * it took along; of a patch each, since what is said of it is said of the text that it corrects.
 */
export function goesBack(
  { number }: { readonly number: number },
  { patchOfId }: Pick<VersionInLine, 'patchOfId'>,
  takenAlong: ReadonlySet<number>,
): boolean {
  return patchOfId !== null || takenAlong.has(number);
}

/**
 * Whether a comment that was applied in a version is Decided again when that is cancelled (CD-32): one on another
 * version, and one that goes back to another. What was said of this version itself ends with it.
 */
export function isDecidedAgain(
  comment: { readonly number: number; readonly versionId: string },
  version: Pick<VersionInLine, 'id' | 'patchOfId'>,
  takenAlong: ReadonlySet<number>,
): boolean {
  return comment.versionId !== version.id || goesBack(comment, version, takenAlong);
}

/** Whether a version comes after another one by its number. */
export function follows(one: Pick<VersionInLine, 'number'>, other: Pick<VersionInLine, 'number'>): boolean {
  return inOrder(other, one) < 0;
}

function isBeingWritten({ publishedAt, state, patchOfId, documentId }: VersionInLine): boolean {
  return publishedAt === null && state !== 'cancelled' && patchOfId === null && documentId !== null;
}

function inOrder(a: Pick<VersionInLine, 'number'>, b: Pick<VersionInLine, 'number'>): number {
  const [left, right] = [parseNumber(a.number), parseNumber(b.number)];
  return left && right ? compareNumbers(left, right) : 0;
}
