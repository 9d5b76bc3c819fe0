import type { NoticeChannel, NoticeMail } from '../../../db/words';
import { hourOfDayAfter, hourOfMondayAfter } from '../london-time';

/** The hour of London at which collected letters go. */
export const DIGEST_HOUR = 8;
/** Letters at once about one kind go to one person this far apart. */
export const APART_MINUTES = 15;
/** What is older than this when it would first be mailed is news no more, for instance after a long pause of the portal. */
export const STALE_DAYS = 14;

/** When and in which sort of letter a notice goes out. */
export interface MailPlan {
  readonly mail: Exclude<NoticeMail, 'new'>;
  readonly after: Date;
}

/**
 * What becomes of a notice by mail; null when no letter is to come of it (NO-4 to NO-6).
 *
 * @param lastAtOnce when this person last got a letter at once of the kind, or is to get the next one
 */
export function planMail(
  channel: NoticeChannel,
  told: Date,
  now: Date,
  lastAtOnce: Date | null,
): MailPlan | null {
  switch (channel) {
    case 'off':
    case 'portal':
      return null;
    case 'at-once': {
      const earliest = lastAtOnce === null ? now.getTime() : lastAtOnce.getTime() + APART_MINUTES * 60_000;
      // A last letter in the future comes of a clock that was set back; nobody waits for it to pass.
      const after =
        lastAtOnce !== null && lastAtOnce > now ? now.getTime() : Math.max(now.getTime(), earliest);
      return { mail: channel, after: new Date(after) };
    }
    case 'daily':
      return { mail: channel, after: hourOfDayAfter(told, DIGEST_HOUR) };
    case 'weekly':
      return { mail: channel, after: hourOfMondayAfter(told, DIGEST_HOUR) };
  }
}

/** Whether a notice is too old to be news in a letter. */
export function isStale(told: Date, now: Date): boolean {
  return now.getTime() - told.getTime() > STALE_DAYS * 24 * 60 * 60_000;
}
