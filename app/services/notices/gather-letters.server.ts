import { insertNoticeLetter } from '../../../db/queries/letters';
import { listNoticeChoices } from '../../../db/queries/notice-choices';
import {
  type LetterAbout,
  lastLetterAbout,
  listNewNotices,
  listNoticesToMail,
  putInLetter,
  setNoticeMail,
} from '../../../db/queries/notice-mail';
import type { Tx } from '../../../db/store';
import { channelOf, isNoticeKind } from '../../domain/notices/kinds';
import { isStale, planMail } from '../../domain/notices/mail-times';
import type { Context } from '../context';

const AT_ONE_GO = 500;

/**
 * Work of the clock: looks at what people were told since, decides what goes into which letter and when, and puts
 * the letters that are due into the outbox. A letter has no words yet: those are written when it is sent. Each
 * notice goes into one letter, also when two processes look at the same moment.
 *
 * @returns how many letters were put into the outbox
 */
export async function gatherLetters(ctx: Pick<Context, 'store' | 'now'>): Promise<number> {
  await whileWaiting(
    () => ctx.store.read((tx) => listNewNotices(tx, 1)),
    () => ctx.store.tx((tx) => planNew(tx, ctx.now())),
  );
  let made = 0;
  await whileWaiting(
    () => ctx.store.read((tx) => listNoticesToMail(tx, ctx.now(), 1)),
    async () => {
      made += await ctx.store.tx((tx) => gatherDue(tx, ctx.now()));
    },
  );
  return made;
}

/** Goes on while something waits, but never over the same thing again: that would go on for ever. */
async function whileWaiting(
  first: () => Promise<readonly { readonly id: string }[]>,
  work: () => Promise<void>,
): Promise<void> {
  const seen = new Set<string>();
  for (;;) {
    const [next] = await first();
    if (next === undefined) return;
    if (seen.has(next.id)) {
      throw new Error(`The notice ${next.id} was dealt with for its letter and waits still.`);
    }
    seen.add(next.id);
    await work();
  }
}

async function planNew(tx: Tx, now: Date): Promise<void> {
  const told = await listNewNotices(tx, AT_ONE_GO);
  const choices = await listNoticeChoices(tx, [...new Set(told.map(({ personId }) => personId))]);
  for (const { id, personId, kind, createdAt } of told) {
    if (!isNoticeKind(kind) || isStale(createdAt, now)) {
      await setNoticeMail(tx, id, null);
      continue;
    }
    const channel = channelOf(kind, choices.get(personId) ?? new Map());
    const last = channel === 'at-once' ? await lastLetterAbout(tx, personId, kind) : null;
    await setNoticeMail(tx, id, planMail(channel, createdAt, now, last));
  }
}

/** One letter for each person and kind, or for each person and collection. */
async function gatherDue(tx: Tx, now: Date): Promise<number> {
  const letters = new Map<string, { personId: string; about: LetterAbout; ids: string[] }>();
  for (const { id, personId, kind, mail } of await listNoticesToMail(tx, now, AT_ONE_GO)) {
    const about = mail === 'daily' || mail === 'weekly' ? mail : isNoticeKind(kind) ? kind : null;
    if (about === null) {
      await setNoticeMail(tx, id, null);
      continue;
    }
    const letter = letters.get(`${personId} ${about}`) ?? { personId, about, ids: [] };
    letter.ids.push(id);
    letters.set(`${personId} ${about}`, letter);
  }
  for (const { personId, about, ids } of letters.values()) {
    const put = await putInLetter(tx, ids, await insertNoticeLetter(tx, { personId, about }, now));
    // Without its notices the letter would say nothing, and they would go into another one, again and again.
    if (put !== ids.length) {
      throw new Error(`${put} of ${ids.length} notices could be put into their letter.`);
    }
  }
  return letters.size;
}
