import { closeDueBallots } from '../app/services/ballots/close-due-ballots.server';
import { recirculateDueBallots } from '../app/services/ballots/recirculate-ballot.server';
import { recordSilences } from '../app/services/comments/after-decision.server';
import { recordStandingDecisions } from '../app/services/comments/let-decisions-stand.server';
import type { Context } from '../app/services/context';
import { gatherLetters } from '../app/services/notices/gather-letters.server';
import { giveReminders } from '../app/services/notices/give-reminders.server';
import { forgetWhatRanOut } from '../app/services/people/forget-what-ran-out.server';
import { closeDueSenseChecks } from '../app/services/sense-checks/close-due-sense-checks.server';
import {
  closeDueConsultations,
  moveDueVersions,
  returnFailedBallots,
} from '../app/services/versions/close-due.server';
import { listDueLetters } from '../db/queries/letters';

const HOUSEKEEPING_EVERY_MS = 60 * 60 * 1000;

/**
 * The work of the clock: everything that falls due, in the order in which one thing may lead to the next, and
 * once an hour the housekeeping. Where nothing is due it only reads: whatever is written makes every kept page
 * be rendered again.
 */
export function createTick(): (ctx: Context) => Promise<void> {
  let tidiedAt = Number.NEGATIVE_INFINITY;
  return async (ctx) => {
    await closeDueConsultations(ctx);
    await moveDueVersions(ctx);
    await recordStandingDecisions(ctx);
    await recordSilences(ctx);
    await closeDueBallots(ctx);
    await recirculateDueBallots(ctx);
    await returnFailedBallots(ctx);
    await closeDueSenseChecks(ctx);
    await giveReminders(ctx);
    await gatherLetters(ctx);
    if ((await ctx.store.read((tx) => listDueLetters(tx, ctx.now(), 1))).length > 0) ctx.post.wake();
    const now = ctx.now().getTime();
    if (now - tidiedAt < HOUSEKEEPING_EVERY_MS) return;
    tidiedAt = now;
    await forgetWhatRanOut(ctx);
  };
}
