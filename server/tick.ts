import { tellOfLapsedApprovals } from '../app/services/approvals/tell-of-lapsed-approvals.server';
import { closingsNotAsRecorded } from '../app/services/audit/recorded-closing.server';
import { closeDueBallots } from '../app/services/ballots/close-due-ballots.server';
import { recirculateDueBallots } from '../app/services/ballots/recirculate-ballot.server';
import { recordSilences } from '../app/services/comments/after-decision.server';
import { carryWhatWaited } from '../app/services/comments/carry-onwards.server';
import { recordStandingDecisions } from '../app/services/comments/let-decisions-stand.server';
import type { Context } from '../app/services/context';
import { everyDue } from '../app/services/every-due';
import { gatherLetters } from '../app/services/notices/gather-letters.server';
import { giveReminders } from '../app/services/notices/give-reminders.server';
import { tellOfStoodNotices } from '../app/services/patches/tell-of-stood-notices.server';
import { forgetWhatRanOut } from '../app/services/people/forget-what-ran-out.server';
import { closeDueSenseChecks } from '../app/services/sense-checks/close-due-sense-checks.server';
import {
  closeDueConsultations,
  moveDueVersions,
  returnFailedBallots,
} from '../app/services/versions/close-due.server';
import { listDueLetters } from '../db/queries/letters';
import type { Log } from './log';

const HOUSEKEEPING_EVERY_MS = 60 * 60 * 1000;

/** In the order in which one thing may lead to the next. */
const WHAT_FALLS_DUE: readonly ((ctx: Context) => Promise<unknown>)[] = [
  closeDueConsultations,
  moveDueVersions,
  recordStandingDecisions,
  recordSilences,
  closeDueBallots,
  recirculateDueBallots,
  returnFailedBallots,
  carryWhatWaited,
  closeDueSenseChecks,
  giveReminders,
  tellOfStoodNotices,
  tellOfLapsedApprovals,
  gatherLetters,
];

/**
 * The work of the clock: everything that falls due, each whether or not another failed, and once an hour the
 * housekeeping. Where nothing is due it only reads: whatever is written makes every kept page
 * be rendered again.
 *
 * @param log where it is named what is due and not closed
 */
export function createTick(log?: Log): (ctx: Context) => Promise<void> {
  let tidiedAt = Number.NEGATIVE_INFINITY;
  const named = new Set<string>();
  return async (ctx) => {
    const due = everyDue(WHAT_FALLS_DUE, async (work) => {
      await work(ctx);
      return true;
    });
    await due.catch(() => undefined);
    if (log !== undefined) await nameClosings(ctx, log, named);
    if ((await ctx.store.read((tx) => listDueLetters(tx, ctx.now(), 1))).length > 0) ctx.post.wake();
    const now = ctx.now().getTime();
    if (now - tidiedAt >= HOUSEKEEPING_EVERY_MS) {
      tidiedAt = now;
      await forgetWhatRanOut(ctx);
    }
    await due;
  };
}

/** Names each closing time that is not as recorded, once: what is not closed for that stays due (AU-12). */
async function nameClosings(ctx: Context, log: Log, named: Set<string>): Promise<void> {
  for (const { kind, id, kept, recorded } of await ctx.store.read((tx) =>
    closingsNotAsRecorded(tx, ctx.now()),
  )) {
    const key = `${kind} ${id} ${kept.getTime()}`;
    if (named.has(key)) continue;
    named.add(key);
    log.error(
      { kind, id, inDatabase: kept, inRecord: recorded.at, event: recorded.event },
      'not closed: the closing time in the database is not the one that the audit record gives',
    );
  }
}
