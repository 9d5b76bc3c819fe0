import { insertNotice, type NoticeToTell } from '../../../db/queries/notices';
import type { Tx } from '../../../db/store';
import { burstOf, peopleToTell } from '../../domain/notices/one-line';
import type { Context } from '../context';

export interface NewsForPeople extends Omit<NoticeToTell, 'id' | 'personId'> {
  /** Doubles, null, and the one who acts are left out. */
  readonly people: readonly (string | null)[];
}

/**
 * Tells these people of something, in the transaction of the act that it tells of. Whether a letter comes of it, and
 * when, is each person's own choice: the clock sees to it.
 */
export async function tellPeople(
  tx: Tx,
  ctx: Pick<Context, 'actor' | 'newId' | 'now'>,
  { people, ...news }: NewsForPeople,
): Promise<void> {
  const actor = ctx.actor.kind === 'person' ? ctx.actor.personId : null;
  const now = ctx.now();
  for (const personId of peopleToTell(people, actor)) {
    await insertNotice(tx, { id: ctx.newId(), personId, ...news }, now, burstOf(news.path, now));
  }
}
