import type { CommentRow } from '../../../db/queries/comments';
import { listPeopleOn } from '../../../db/queries/comments';
import type { StandardRow } from '../../../db/queries/standards';
import type { Tx } from '../../../db/store';
import type { NoticeKind } from '../../../db/words';
import type { Context } from '../context';
import { tellPeople } from '../notices/tell-people.server';
import { commentName, commentPath } from './comment-address';
import { mentionedIn } from './mentions';

interface Place {
  readonly comment: Pick<CommentRow, 'id' | 'number'>;
  readonly standard: StandardRow;
  /** The reply within the page that it is about. */
  readonly replyId?: string;
}

/** Tells these people of something about a comment; the one who acts and doubles are left out. */
export async function tellAbout(
  tx: Tx,
  ctx: Context,
  { comment, standard, replyId }: Place,
  news: {
    readonly kind: NoticeKind;
    readonly summary: string;
    readonly detail?: string;
    readonly people: readonly (string | null)[];
  },
): Promise<void> {
  const path = commentPath(standard.reference, comment.number);
  await tellPeople(tx, ctx, {
    ...news,
    path: replyId === undefined ? path : `${path}#reply-${replyId}`,
    standardId: standard.id,
    objectKind: replyId === undefined ? 'comment' : 'reply',
    objectId: replyId ?? comment.id,
  });
}

/**
 * Tells everybody whom new words mention; answers who they are, so that nobody is told twice.
 * @param before the words in their place until now: who stood in them was told then
 */
export async function tellMentioned(
  tx: Tx,
  ctx: Context,
  place: Place,
  text: string,
  before = '',
): Promise<readonly string[]> {
  if (!text.includes('@')) return [];
  const people = await listPeopleOn(tx, place.standard.id);
  const earlier = mentionedIn(before, people);
  const mentioned = mentionedIn(text, people).filter((id) => !earlier.includes(id));
  const by = ctx.actor.kind === 'person' ? ctx.actor.name : 'The portal';
  await tellAbout(tx, ctx, place, {
    kind: 'mention',
    summary: `${by} mentioned you in comment ${commentName(place.comment.number)} on ${place.standard.title}.`,
    people: mentioned,
  });
  return mentioned;
}
