import { listAppointments } from '../../../db/queries/appointments';
import { insertLetter } from '../../../db/queries/letters';
import { insertNotice } from '../../../db/queries/notices';
import { listFollowers, type StandardRow } from '../../../db/queries/standards';
import type { Tx } from '../../../db/store';
import type { NoticeKind } from '../../../db/words';
import type { Context } from '../context';
import { standardPath } from '../versions/version-address';

export interface NewsOfStandard {
  readonly kind: NoticeKind;
  /** One sentence that stands by itself. */
  readonly summary: string;
  /** Path of the place that the news is about. */
  readonly path: string;
  /** Whether followers get a letter as well as a notice. */
  readonly byMail: boolean;
  /** People it is about, who hear of it whether they follow or not. */
  readonly also?: readonly string[];
}

/**
 * Tells those who follow a standard, its chair and its editors, in the transaction of what happened; the one
 * who did it is left out. Call `ctx.post.wake()` once the transaction holds.
 */
export async function tellFollowers(
  tx: Tx,
  ctx: Context,
  standard: StandardRow,
  news: NewsOfStandard,
): Promise<void> {
  const author = ctx.actor.kind === 'person' ? ctx.actor.personId : null;
  const followers = (await listFollowers(tx, standard.id)).filter(({ personId }) => personId !== author);
  const workers = await listAppointments(tx, [standard.id]);
  const told = new Set([...[...followers, ...workers].map(({ personId }) => personId), ...(news.also ?? [])]);
  told.delete(author ?? '');
  for (const personId of told) {
    const { kind, summary, path } = news;
    await insertNotice(
      tx,
      { id: ctx.newId(), personId, kind, summary, path, standardId: standard.id },
      ctx.now(),
    );
  }
  if (!news.byMail || standard.hiddenAt !== null) return;
  const { origin, serviceName } = ctx.settings;
  const subject = `${standard.reference} ${standard.title}: ${news.summary}`.slice(0, 200);
  const body = [
    news.summary,
    `${origin}${news.path}`,
    `You get this because you follow ${standard.reference} on ${serviceName}. To stop, open ${origin}${standardPath(standard.reference)} and choose “Stop following”.`,
  ].join('\n\n');
  for (const { email } of followers) await insertLetter(tx, { recipient: email, subject, body }, ctx.now());
}
