import { listAllComments } from '../../../db/queries/comment-lists';
import { listReplies } from '../../../db/queries/comments';
import { findDocumentPlace } from '../../../db/queries/documents';
import { listVersions } from '../../../db/queries/versions';
import { decideCommenting } from '../../domain/comment';
import { unmetOf } from '../../domain/decision';
import { may } from '../../domain/permissions';
import { sayReasons } from '../../domain/reason-sentences';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { actorFacts } from '../people/actor-facts.server';
import { basesOf } from '../versions/bases-of';
import { loadVersionById } from '../versions/load-version.server';
import { commentPath } from './comment-address';
import { writerOf } from './comment-entry';

/** The version whose draft or branch a document is. @throws ServiceError `not-found` */
export async function versionOfDocument(ctx: Context, documentId: string) {
  return await ctx.store.read(async (tx) => {
    const place = /^[\w-]{1,60}$/.test(documentId) ? await findDocumentPlace(tx, documentId) : undefined;
    const hidden = place?.standard.hiddenAt != null;
    if (!place || !may(await actorFacts(tx, ctx.actor), 'read-draft', { hidden }).allowed) {
      throw new ServiceError('not-found', 'There is no draft at this address.');
    }
    return place;
  });
}

/**
 * The comments on the version of a draft, for the panel beside its text. The page finds the words of each in
 * the text as it is there.
 *
 * @throws ServiceError `not-found`
 */
export async function viewDraftComments(ctx: Context, documentId: string) {
  const place = await versionOfDocument(ctx, documentId);
  return await ctx.store.read(async (tx) => {
    const { standard, version, actor } = await loadVersionById(tx, ctx, place.version.id);
    const bases = basesOf(version, await listVersions(tx, [standard.id]));
    const filter = { versionId: version.id, ...bases };
    const rows = await listAllComments(tx, standard.id, filter);
    const replies = await listReplies(
      tx,
      rows.map(({ comment }) => comment.id),
    );
    const hidden = standard.hiddenAt !== null;
    const refused = unmetOf(decideCommenting(actor, { hidden, organisationId: null }, version.state));
    const me = ctx.actor.kind === 'person' ? ctx.actor.personId : null;
    return {
      comments: rows.map(({ comment, authorName, organisationName, recordedBy, version: on }) => ({
        id: comment.id,
        number: comment.number,
        type: comment.type,
        blocking: comment.blocking,
        late: comment.late,
        state: comment.state,
        body: comment.body,
        proposedWording: comment.proposedWording,
        author: writerOf({ elsewhere: comment.elsewhere, authorName, organisationName }),
        ...(recordedBy === null ? {} : { recordedBy }),
        mine: comment.authorId === me,
        version: on,
        createdAt: comment.createdAt.toISOString(),
        edited: comment.editedAt !== null,
        removed: comment.removedAt !== null,
        replies: replies
          .filter((reply) => reply.commentId === comment.id)
          .map((reply) => ({
            id: reply.id,
            body: reply.body,
            author: { name: reply.authorName, organisation: reply.organisationName },
            createdAt: reply.createdAt.toISOString(),
            edited: reply.editedAt !== null,
            removed: reply.removedAt !== null,
          })),
        anchor: comment.anchor,
        ...(comment.disposition === null ? {} : { disposition: comment.disposition, reason: comment.reason }),
        path: commentPath(standard.reference, comment.number),
      })),
      may:
        refused.length === 0
          ? { comment: true }
          : {
              comment: false,
              why: sayReasons(refused)
                .map(({ sentence }) => sentence)
                .join(' '),
            },
      organisations:
        ctx.actor.kind === 'person'
          ? ctx.actor.memberships.map(({ organisationId, organisationName }) => ({
              id: organisationId,
              name: organisationName,
            }))
          : [],
    };
  });
}
