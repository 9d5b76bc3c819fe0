import { deleteAttemptsBefore } from '../../../db/queries/attempts';
import { deleteSheets, listSheetsBefore } from '../../../db/queries/comment-sheets';
import { deleteFilesRunOut } from '../../../db/queries/files';
import { deleteLettersBefore } from '../../../db/queries/letters';
import { deleteReadNoticesBefore } from '../../../db/queries/notices';
import { deleteSessionsRunOut } from '../../../db/queries/sessions';
import { deleteTokensRunOut } from '../../../db/queries/tokens';
import type { Context } from '../context';

/** How long a notice is kept after it was read. */
const READ_NOTICES_KEPT_MS = 180 * 24 * 60 * 60 * 1000;

/** How long a letter is kept after it went out or was given up. */
const LETTERS_KEPT_MS = 90 * 24 * 60 * 60 * 1000;

/** How long an uploaded sheet of comments is kept; the comments it became stay. */
const SHEETS_KEPT_MS = 90 * 24 * 60 * 60 * 1000;

/**
 * Housekeeping for the clock, about once an hour: takes away sessions, one-time tokens and counts of attempts
 * that ran out, files that were lent for a comparison or only looked at, notices read half a year ago, and letters that are done
 * with and uploaded sheets of comments after 90 days. Nothing that still has an effect goes.
 */
export async function forgetWhatRanOut(ctx: Pick<Context, 'store' | 'now'>): Promise<void> {
  const now = ctx.now();
  await ctx.store.tx(async (tx) => {
    await deleteSessionsRunOut(tx, now);
    await deleteTokensRunOut(tx, now);
    await deleteAttemptsBefore(tx, now);
    await deleteFilesRunOut(tx, now);
    await deleteReadNoticesBefore(tx, new Date(now.getTime() - READ_NOTICES_KEPT_MS));
    await deleteLettersBefore(tx, new Date(now.getTime() - LETTERS_KEPT_MS));
    await deleteSheets(tx, await listSheetsBefore(tx, new Date(now.getTime() - SHEETS_KEPT_MS)));
  });
}
