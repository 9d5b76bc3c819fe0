import { setTargetDate } from '../../../db/queries/approvals';
import { listConsultations, setClosingTime } from '../../../db/queries/consultations';
import type { StandardRow } from '../../../db/queries/standards';
import { listApprovalsOf } from '../../../db/queries/version-record';
import { changeVersion, type VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import { callEnds } from '../../domain/lifecycle/guards-to-ballot';
import { type Hold, type Lengthened, lengthenedBy } from '../../domain/lifecycle/hold';
import { dayInWords } from '../../domain/london-time';
import { heldThings } from '../audit/kept-prints.server';
import { recordEvent } from '../audit.server';
import { tellInvited } from '../consultations/tell-invited.server';
import type { Context } from '../context';
import { LENGTHENED } from './lengthenings.server';

interface Resumed {
  readonly standard: StandardRow;
  /** As it stands on hold. */
  readonly version: VersionRow;
  readonly hold: Hold;
}

/**
 * Of a version that is resumed: what ran when it was put on hold ends later by the days of the hold (LC-52), each
 * with an event of its own. The move is for the caller to write, in the same transaction.
 */
export async function lengthenWhatRan(
  tx: Tx,
  ctx: Context,
  standard: StandardRow,
  version: VersionRow,
): Promise<void> {
  const resumed = { standard, version, hold: { from: version.stateSince, until: ctx.now() } };
  switch (version.heldFrom) {
    case 'proposed':
      return await lengthenCall(tx, ctx, resumed);
    case 'consultation':
      return await lengthenConsultation(tx, ctx, resumed);
    case 'awaiting-approval':
      return await lengthenPatchNotice(tx, ctx, resumed);
    default:
      return undefined;
  }
}

/** Until when the call for adoption of a proposal is shown. */
export function callEndOf({ adoptionCallEndsAt, createdAt }: VersionRow): Date {
  return adoptionCallEndsAt ?? callEnds(createdAt);
}

async function lengthenCall(tx: Tx, ctx: Context, { version, hold }: Resumed): Promise<void> {
  const before = callEndOf(version);
  const longer = lengthenedBy(hold, before);
  if (longer === null) return;
  await changeVersion(tx, version.id, { adoptionCallEndsAt: longer.end });
  await recordEvent(tx, ctx, {
    act: LENGTHENED.call,
    objectKind: 'version',
    objectId: version.id,
    ...about(version),
    ...whatChanged(before, longer, hold),
    held: await heldThings(tx, [{ kind: 'version', id: version.id }]),
  });
}

async function lengthenConsultation(
  tx: Tx,
  ctx: Context,
  { standard, version, hold }: Resumed,
): Promise<void> {
  const running = (await listConsultations(tx, [version.id])).find(({ closedAt }) => closedAt === null);
  const before = version.consultationClosesAt;
  const longer = lengthenedBy(hold, before);
  if (before === null || longer === null) return;
  await changeVersion(tx, version.id, { consultationClosesAt: longer.end });
  if (running !== undefined) await setClosingTime(tx, running.id, longer.end);
  await recordEvent(tx, ctx, {
    act: LENGTHENED.consultation,
    // A consultation from before these had rows is known by its version.
    objectKind: running === undefined ? 'version' : 'consultation',
    objectId: running?.id ?? version.id,
    ...about(version),
    ...whatChanged(before, longer, hold),
  });
  if (running === undefined) return;
  const days = longer.days === 1 ? '1 day' : `${longer.days} days`;
  await tellInvited(tx, ctx, {
    standard,
    consultationId: running.id,
    summary: `The consultation on ${standard.title} ${version.number}, to which your organisation is invited, goes on until ${dayInWords(longer.end)}: ${days} longer, because the version was on hold.`,
  });
}

async function lengthenPatchNotice(tx: Tx, ctx: Context, { version, hold }: Resumed): Promise<void> {
  const approvals = await listApprovalsOf(tx, version.id);
  const waiting = approvals.find(({ purpose, state }) => purpose === 'patch' && state === 'waiting');
  const before = waiting?.targetDate ?? null;
  const longer = lengthenedBy(hold, before);
  if (waiting === undefined || before === null || longer === null) return;
  await setTargetDate(tx, waiting.id, longer.end);
  await recordEvent(tx, ctx, {
    act: LENGTHENED.patchNotice,
    objectKind: 'approval',
    objectId: waiting.id,
    ...about(version),
    ...whatChanged(before, longer, hold),
    held: await heldThings(tx, [{ kind: 'approval', id: waiting.id }]),
  });
}

function about({ id, standardId }: VersionRow) {
  return { standardId, versionId: id };
}

function whatChanged(before: Date, { end, days }: Lengthened, { from, until }: Hold) {
  return {
    before: { endsAt: before.toISOString() },
    after: {
      endsAt: end.toISOString(),
      days,
      onHoldFrom: from.toISOString(),
      onHoldUntil: until.toISOString(),
    },
  };
}
