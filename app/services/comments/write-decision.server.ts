import { changeComment, listDuplicatesOf } from '../../../db/queries/comments';
import type { Tx } from '../../../db/store';
import { type CommentMoved, contentEnds } from '../../domain/comment';
import type { CommentDecision } from '../../domain/disposition';
import { DISPOSITION_LABELS } from '../../domain/labels/comments';
import { dayInWords } from '../../domain/london-time';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { commentName } from './comment-address';
import { type LoadedComment, movedMeanwhile } from './load-comment.server';
import { tellAbout } from './tell-people.server';

/**
 * Writes a decision that the rules allowed, with its event, in the transaction of the caller; the commenter learns
 * of it by a notice, and so does everybody whose comment was found to repeat this one.
 *
 * @param decidedBy who recorded it, or put to the group what now stands
 * @throws ServiceError `conflict` when somebody else moved the comment first
 */
export async function writeDecision(
  tx: Tx,
  ctx: Context,
  { comment, standard, version }: LoadedComment,
  { from, to }: CommentMoved,
  decision: CommentDecision,
  decidedBy: string,
): Promise<void> {
  const now = ctx.now();
  const { disposition, reason, impact, how, duplicateOf, count } = decision;
  const change = {
    state: to,
    disposition,
    reason,
    impact,
    howDecided: how,
    duplicateOfId: duplicateOf,
    countFor: count?.yes ?? null,
    countAgainst: count?.no ?? null,
    decidedBy,
    decidedAt: now,
    proposal: null,
    proposedAt: null,
  };
  if (!(await changeComment(tx, comment.id, from, change))) throw movedMeanwhile();
  await recordEvent(tx, ctx, {
    act: 'comment-decided',
    objectKind: 'comment',
    objectId: comment.id,
    standardId: standard.id,
    versionId: version.id,
    before: { state: from },
    after: { number: comment.number, state: to, disposition, reason, impact, how, duplicateOf, count },
  });
  const name = commentName(comment.number);
  const label = DISPOSITION_LABELS[disposition];
  const duplicates = await listDuplicatesOf(tx, comment.id);
  const place = { comment, standard };
  const summary = `Comment ${name} on ${standard.title} is decided: ${label}.`;
  const why = reason === '' ? [] : [`Reason given: ${reason}`];
  await tellAbout(tx, ctx, place, {
    kind: 'comment-decided',
    summary,
    detail: [
      ...why,
      `You can say until ${dayInWords(contentEnds(now))} whether you are content with it.`,
    ].join('\n'),
    people: [comment.authorId],
  });
  await tellAbout(tx, ctx, place, {
    kind: 'comment-decided',
    summary,
    detail: why.join('\n'),
    people: duplicates.map(({ authorId }) => authorId).filter((id) => id !== comment.authorId),
  });
}
