import { listAppointments } from '../../../db/queries/appointments';
import { type ApprovalRow, listApprovalDecisions, listWaitingMandates } from '../../../db/queries/approvals';
import { listSettledReminders, settleReminder } from '../../../db/queries/reminders';
import type { StandardRow } from '../../../db/queries/standards';
import type { VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import { lapseInWords, passedDates } from '../../domain/mandate';
import type { Context } from '../context';
import { everyDue } from '../every-due';
import { tellPeople } from '../notices/tell-people.server';
import { decisionsOn, standingApproval } from './first-approval.server';

/** Of what is settled about one approval, the news that it does not count any more. */
const LAPSED = 0;

interface Lapse {
  readonly leadId: string;
  /** When the Lead approved: each approval of a request lapses for itself. */
  readonly approvedAt: Date;
  readonly why: string;
}

/**
 * Work of the clock: tells a first Lead and the chair once that the approval of a mandate does not count any more
 * while the request waits (NO-16). Like a reminder it is settled by one row in the transaction that tells of it.
 *
 * @returns of how many approvals they were told by this call
 */
export async function tellOfLapsedApprovals(ctx: Context): Promise<number> {
  const due = await ctx.store.read(async (tx) => {
    const waiting = await listWaitingMandates(tx);
    const settled = await listSettledReminders(
      tx,
      waiting.map(({ approval }) => approval.id),
    );
    const lapses = [];
    for (const request of waiting) {
      for (const lapse of await lapsesOf(tx, request, ctx.now())) {
        const told = settled.some(
          ({ objectId, closesAt }) =>
            objectId === request.approval.id && closesAt.getTime() === lapse.approvedAt.getTime(),
        );
        if (!told) lapses.push({ ...request, lapse });
      }
    }
    return lapses;
  });
  return await everyDue(due, async ({ approval, standard, version, lapse }) =>
    ctx.store.tx(async (tx) => {
      const people = await firstLeadAndChair(tx, standard.id, lapse.leadId);
      const row = { objectKind: 'approval', objectId: approval.id, closesAt: lapse.approvedAt } as const;
      const told = people.length;
      if (!(await settleReminder(tx, { ...row, daysBefore: LAPSED, told }, ctx.now()))) return false;
      await tellPeople(tx, ctx, {
        people,
        kind: 'approval-lapsed',
        summary: `The first approval of the mandate of ${standard.title} ${version.number} does not count any more: ${lapse.why}`,
        path: `/approvals/${approval.id}`,
        standardId: standard.id,
      });
      return true;
    }),
  );
}

interface Request {
  readonly approval: ApprovalRow;
  readonly standard: StandardRow;
  readonly version: VersionRow;
}

/** The approvals of a request that do not count now: of a Lead who may not decide any more, or of dates that have passed. */
async function lapsesOf(tx: Tx, { approval, version }: Request, now: Date): Promise<readonly Lapse[]> {
  const approved = (await decisionsOn(tx, approval, version)).filter(
    ({ decision }) => decision === 'approved',
  );
  const first = await standingApproval(tx, approval, version);
  const passed = first === null ? [] : passedDates(first.terms, version.implementFrom, now);
  return approved.flatMap(({ leadId, leadName, at, lapsed }) => {
    const why = lapseInWords(leadName, lapsed, passed);
    return why === null ? [] : [{ leadId, approvedAt: at, why }];
  });
}

/**
 * Tells the Lead who approved a mandate first, and the chair, that another Lead has sent the request back: nothing
 * comes of the approval any more (NO-16). Whoever asked for it is told in any case.
 */
export async function tellOfSendingBack(
  tx: Tx,
  ctx: Context,
  approval: ApprovalRow,
  { standard, version, became }: Omit<Request, 'approval'> & { readonly became: string },
): Promise<void> {
  const first = (await listApprovalDecisions(tx, approval.id)).findLast(
    ({ decision }) => decision === 'approved',
  );
  if (first === undefined) return;
  const people = await firstLeadAndChair(tx, standard.id, first.leadId);
  await tellPeople(tx, ctx, {
    people: people.filter((id) => id !== approval.requestedBy),
    kind: 'approval-lapsed',
    summary: `The request for a mandate of ${standard.title} ${version.number} is ${became}, so its first approval does not count any more.`,
    path: `/approvals/${approval.id}`,
    standardId: standard.id,
  });
}

async function firstLeadAndChair(tx: Tx, standardId: string, leadId: string): Promise<readonly string[]> {
  const chairs = (await listAppointments(tx, [standardId])).filter(({ role }) => role === 'chair');
  return [...new Set([leadId, ...chairs.map(({ personId }) => personId)])];
}
