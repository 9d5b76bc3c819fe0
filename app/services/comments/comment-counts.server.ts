import { listAnchors } from '../../../db/queries/comment-lists';
import type { DocumentJson } from '../../document/json';
import { isUndecided } from '../../domain/comment';
import type { Context } from '../context';
import { placesIn } from './comment-places.server';

/** How many comments stand at a place of a text. */
export interface CommentCount {
  readonly total: number;
  readonly undecided: number;
}

/** The comments on a version, counted for the page on which it is read. */
export interface CommentCounts extends CommentCount {
  /** By the id of the block that each was made on. */
  readonly byBlock: Readonly<Record<string, CommentCount>>;
}

/** Counts the standing comments on a version without reading its text. */
export async function viewCommentsOf(ctx: Context, versionId: string): Promise<CommentCounts> {
  const anchors = await ctx.store.read((tx) => listAnchors(tx, versionId));
  return counted(anchors.map(({ anchor, state }) => ({ at: anchor.blockId, undecided: isUndecided(state) })));
}

/**
 * The same by the clause in which each comment stands in `content`, the present text of the version: a comment
 * on a paragraph counts for the clause around it, one on removed text for none.
 */
export async function viewCommentsByClause(
  ctx: Context,
  versionId: string,
  content: DocumentJson,
): Promise<CommentCounts> {
  const anchors = await ctx.store.read((tx) => listAnchors(tx, versionId));
  const places = await placesIn(
    ctx,
    { content, live: null },
    anchors.map(({ anchor }) => anchor),
  );
  return counted(
    anchors.map(({ state }, at) => ({ at: places[at]?.clauseId || null, undecided: isUndecided(state) })),
  );
}

function counted(
  comments: readonly { readonly at: string | null; readonly undecided: boolean }[],
): CommentCounts {
  const byBlock: Record<string, CommentCount> = Object.create(null);
  for (const { at, undecided } of comments) {
    if (at !== null) byBlock[at] = plus(byBlock[at], undecided);
  }
  return { ...comments.reduce((sum, { undecided }) => plus(sum, undecided), NONE), byBlock };
}

const NONE: CommentCount = { total: 0, undecided: 0 };

function plus(count: CommentCount = NONE, undecided: boolean): CommentCount {
  return { total: count.total + 1, undecided: count.undecided + (undecided ? 1 : 0) };
}
