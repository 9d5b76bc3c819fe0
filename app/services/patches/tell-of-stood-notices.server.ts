import { listLeads } from '../../../db/queries/approvals';
import { listApprovablePatches, listSettledReminders, settleReminder } from '../../../db/queries/reminders';
import { isPatchReminderDue } from '../../domain/notices/reminders';
import { tellLeads } from '../approvals/tell-leads.server';
import type { Context } from '../context';
import { everyDue } from '../every-due';

/** Of the reminders of one thing, that which is given when its time is over and not days before. */
const AT_THE_END = 0;

/**
 * Work of the clock: tells the Leads that a patch can be approved, because its notice has stood (NO-13). It is settled
 * like every reminder, by one row in the transaction that gives it.
 *
 * @returns of how many patches they were told by this call
 */
export async function tellOfStoodNotices(ctx: Context): Promise<number> {
  const { waiting, settled } = await ctx.store.read(async (tx) => {
    const waiting = await listApprovablePatches(tx, ctx.now());
    const ids = waiting.map(({ id }) => id);
    return { waiting, settled: new Set((await listSettledReminders(tx, ids)).map((one) => one.objectId)) };
  });
  const due = waiting.flatMap(({ approvableFrom, ...patch }) =>
    approvableFrom !== null && isPatchReminderDue(approvableFrom, settled.has(patch.id), ctx.now())
      ? [{ ...patch, approvableFrom }]
      : [],
  );
  return await everyDue(due, async ({ id, approvableFrom, standardId, title, version }) =>
    ctx.store.tx(async (tx) => {
      const told = (await listLeads(tx)).length;
      const of = { objectKind: 'approval', objectId: id, closesAt: approvableFrom } as const;
      if (!(await settleReminder(tx, { ...of, daysBefore: AT_THE_END, told }, ctx.now()))) return false;
      const summary = `The notice of ${title} ${version}, a patch, has stood for 14 days. A Lead can approve it now`;
      await tellLeads(tx, ctx, { approvalId: id, standardId, summary, detail: PATCH_PAGE });
      return true;
    }),
  );
}

/** What the page of the approval of a patch holds, as a notice introduces its address. */
export const PATCH_PAGE = 'The changes, their notice and the evidence are on its page:';
