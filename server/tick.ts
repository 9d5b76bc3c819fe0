import { tellOfLapsedApprovals } from '../app/services/approvals/tell-of-lapsed-approvals.server';
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
 */
export function createTick(): (ctx: Context) => Promise<void> {
  let tidiedAt = Number.NEGATIVE_INFINITY;
  return async (ctx) => {
    const due = everyDue(WHAT_FALLS_DUE, async (work) => {
      await work(ctx);
      return true;
    });
    await due.catch(() => undefined);
    if ((await ctx.store.read((tx) => listDueLetters(tx, ctx.now(), 1))).length > 0) ctx.post.wake();
    const now = ctx.now().getTime();
    if (now - tidiedAt >= HOUSEKEEPING_EVERY_MS) {
      tidiedAt = now;
      await forgetWhatRanOut(ctx);
    }
    await due;
  };
}
