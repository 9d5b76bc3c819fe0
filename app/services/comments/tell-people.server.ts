import type { CommentRow } from '../../../db/queries/comments';
import { listPeopleOn } from '../../../db/queries/comments';
import { insertLetter } from '../../../db/queries/letters';
import { insertNotice } from '../../../db/queries/notices';
import { findPerson } from '../../../db/queries/people';
import type { StandardRow } from '../../../db/queries/standards';
import type { Tx } from '../../../db/store';
import type { NoticeKind } from '../../../db/words';
import type { Context } from '../context';
import { commentName, commentPath } from './comment-address';
import { mentionedIn } from './mentions';

interface Place {
  readonly comment: Pick<CommentRow, 'number'>;
  readonly standard: StandardRow;
  /** The place within the page, such as a reply. */
  readonly fragment?: string;
}

/** Tells these people of something about a comment; the one who acts and doubles are left out. */
export async function tellAbout(
  tx: Tx,
  ctx: Context,
  { comment, standard, fragment }: Place,
  news: { readonly kind: NoticeKind; readonly summary: string; readonly people: readonly (string | null)[] },
): Promise<void> {
  const actor = ctx.actor.kind === 'person' ? ctx.actor.personId : null;
  const told = new Set(news.people.filter((id) => id !== null && id !== actor));
  const path = `${commentPath(standard.reference, comment.number)}${fragment ? `#${fragment}` : ''}`;
  for (const personId of told) {
    if (personId === null) continue;
    const { kind, summary } = news;
    const notice = { id: ctx.newId(), personId, kind, summary, path, standardId: standard.id };
    await insertNotice(tx, notice, ctx.now());
  }
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

/** Writes a letter to one person about a comment, unless they cannot be written to or did it themselves. */
export async function writeAbout(
  tx: Tx,
  ctx: Context,
  place: Place,
  letter: { readonly personId: string; readonly subject: string; readonly lines: readonly string[] },
): Promise<void> {
  if (ctx.actor.kind === 'person' && ctx.actor.personId === letter.personId) return;
  const person = await findPerson(tx, letter.personId);
  if (!person || person.suspendedAt !== null || person.emailConfirmedAt === null) return;
  const { origin, serviceName } = ctx.settings;
  const path = commentPath(place.standard.reference, place.comment.number);
  const body = [
    `Dear ${person.name},`,
    ...letter.lines,
    `${origin}${path}`,
    `You get this because you wrote the comment on ${serviceName}.`,
  ].join('\n\n');
  await insertLetter(tx, { recipient: person.email, subject: letter.subject.slice(0, 200), body }, ctx.now());
}
