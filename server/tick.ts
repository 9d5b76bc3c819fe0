import { closeDueBallots } from '../app/services/ballots/close-due-ballots.server';
import { recordSilences } from '../app/services/comments/after-decision.server';
import type { Context } from '../app/services/context';
import { closeDueConsultations, moveDueVersions } from '../app/services/versions/close-due.server';

/** Everything that falls due by the clock, in the order in which one thing may lead to the next. */
export async function tick(ctx: Context): Promise<void> {
  await closeDueConsultations(ctx);
  await moveDueVersions(ctx);
  await recordSilences(ctx);
  if ((await closeDueBallots(ctx)) > 0) ctx.post.wake();
}
