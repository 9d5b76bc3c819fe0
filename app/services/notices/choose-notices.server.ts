import {
  deleteNoticeChoice,
  ensureMailWishes,
  listNoticeChoices,
  setNoticeChoice,
  setPause,
} from '../../../db/queries/notice-choices';
import { planAnew } from '../../../db/queries/notice-mail';
import type { Tx } from '../../../db/store';
import type { NoticeChannel, NoticeKind } from '../../../db/words';
import { hourOfDayBefore } from '../../domain/london-time';
import { channelOf, NOTICE_KIND_FACTS } from '../../domain/notices/kinds';
import { DIGEST_HOUR } from '../../domain/notices/mail-times';
import type { Context } from '../context';
import { type Answer, done, faulty } from '../people/answer';
import { newSecret } from '../people/secrets';
import { signedInPerson } from '../people/signed-in';

/** Longest pause; a person who wants none of it for longer turns it off. */
const LONGEST_PAUSE_MS = 366 * 24 * 60 * 60 * 1000;

/**
 * Keeps where the person wants to be told of each kind. What waits to be mailed is looked at anew. It is nobody
 * else's business, so the audit record does not hold it.
 */
export async function chooseNotices(
  ctx: Context,
  wanted: ReadonlyMap<NoticeKind, NoticeChannel>,
): Promise<void> {
  const { personId } = signedInPerson(ctx.actor);
  await ctx.store.tx((tx) => choose(tx, personId, wanted, ctx.now()));
}

/** Writes what differs from now, for this person. */
export async function choose(
  tx: Tx,
  personId: string,
  wanted: ReadonlyMap<NoticeKind, NoticeChannel>,
  now: Date,
): Promise<void> {
  const before = (await listNoticeChoices(tx, [personId])).get(personId) ?? new Map<string, NoticeChannel>();
  const changed = [...wanted].filter(([kind, channel]) => channelOf(kind, before) !== channel);
  for (const [kind, channel] of changed) {
    if (channel === NOTICE_KIND_FACTS[kind].unlessChosen) await deleteNoticeChoice(tx, personId, kind);
    else await setNoticeChoice(tx, { personId, kind, channel }, now);
  }
  await planAnew(
    tx,
    personId,
    changed.map(([kind]) => kind),
  );
}

/**
 * No letters about notices until 8am in London on this day; what waits until then goes then (NO-7).
 *
 * @param day as `2026-12-24`; null ends a pause
 */
export async function pauseLetters(ctx: Context, day: string | null): Promise<Answer> {
  const { personId } = signedInPerson(ctx.actor);
  const now = ctx.now();
  const until = day === null ? null : hourOfDayBefore(new Date(`${day}T12:00:00Z`), 0, DIGEST_HOUR);
  if (until !== null && until <= now) return faulty({ pause: 'Enter a day after today.' });
  if (until !== null && until.getTime() - now.getTime() > LONGEST_PAUSE_MS) {
    return faulty({
      pause: 'A pause is a year at most. To stop letters for good, choose “Here only” or “Off”.',
    });
  }
  await ctx.store.tx(async (tx) => {
    await ensureMailWishes(tx, personId, newSecret());
    await setPause(tx, personId, until);
  });
  return done();
}
