import {
  type CommentRow,
  findComment,
  findCommentByNumber,
  findReply,
  type ReplyRow,
} from '../../../db/queries/comments';
import type { StandardRow } from '../../../db/queries/standards';
import type { VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import type { CommentFacts } from '../../domain/comment';
import type { ActorFacts } from '../../domain/permissions/actor';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { loadStandard } from '../standards/load-standard.server';
import { loadVersionById } from '../versions/load-version.server';

export interface LoadedComment {
  readonly comment: CommentRow;
  readonly standard: StandardRow;
  readonly version: VersionRow;
  /** Who asks, with the roles that count for the comment's version. */
  readonly actor: ActorFacts;
  readonly facts: CommentFacts;
}

/** The comment with this number on a standard. @throws ServiceError `not-found` */
export async function loadComment(
  tx: Tx,
  ctx: Context,
  reference: string,
  number: number,
): Promise<LoadedComment> {
  const { standard } = await loadStandard(tx, ctx, reference);
  return await withPlace(tx, ctx, await findCommentByNumber(tx, standard.id, number));
}

/** The comment with this id. @throws ServiceError `not-found` */
export async function loadCommentById(tx: Tx, ctx: Context, id: string): Promise<LoadedComment> {
  return await withPlace(tx, ctx, await findComment(tx, id));
}

/** A reply with the comment that it answers. @throws ServiceError `not-found` */
export async function loadReply(
  tx: Tx,
  ctx: Context,
  id: string,
): Promise<LoadedComment & { readonly reply: ReplyRow }> {
  const reply = await findReply(tx, id);
  if (!reply) throw noSuchComment();
  return { ...(await loadCommentById(tx, ctx, reply.commentId)), reply };
}

async function withPlace(tx: Tx, ctx: Context, comment: CommentRow | undefined): Promise<LoadedComment> {
  if (!comment) throw noSuchComment();
  const { standard, version, actor } = await loadVersionById(tx, ctx, comment.versionId);
  return { comment, standard, version, actor, facts: commentFacts(comment, standard) };
}

function commentFacts(comment: CommentRow, standard: Pick<StandardRow, 'hiddenAt'>): CommentFacts {
  const { standardId, authorId, type, blocking, state, disposition, decidedAt, content, contentAt } = comment;
  const silenceRecorded = content === null && contentAt !== null;
  const hidden = standard.hiddenAt !== null;
  return { standardId, authorId, hidden, type, blocking, state, disposition, decidedAt, silenceRecorded };
}

export function noSuchComment(): ServiceError {
  return new ServiceError(
    'not-found',
    'There is no comment with this number. The list of comments on the standard shows all of them.',
  );
}

export function movedMeanwhile(): ServiceError {
  return new ServiceError(
    'conflict',
    'Somebody changed this comment at the same moment. Reload the page to see what it says now.',
  );
}
