import {
  listBallotsClosing,
  listConsultationsToRemind,
  listInvitedMissing,
  listSettledReminders,
  listVotersMissing,
  settleReminder,
  type ToRemind,
} from '../../../db/queries/reminders';
import type { Tx } from '../../../db/store';
import type { NoticeKind } from '../../../db/words';
import { momentInWords } from '../../domain/london-time';
import { type ReminderDays, remindersDue } from '../../domain/notices/reminders';
import { consultationPath } from '../consultations/consultation-address';
import type { Context } from '../context';
import { everyDue } from '../every-due';
import { tellPeople } from './tell-people.server';

/** Nothing that closes later than this is due for a reminder: 7 days, from 7am to the end of the day. */
const WITHIN_MS = 9 * 24 * 60 * 60 * 1000;

type Clock = Pick<Context, 'store' | 'now' | 'newId'>;
type Closing = Awaited<ReturnType<typeof listBallotsClosing>>[number];

/** What is reminded of: where it is, whom it waits for, and the words. */
interface Reminded {
  readonly objectKind: 'ballot' | 'consultation';
  readonly path: string;
  readonly missing: (tx: Tx) => Promise<readonly ToRemind[]>;
  readonly kinds: Readonly<Record<ReminderDays, NoticeKind>>;
  readonly words: (organisation: string) => string;
}

/**
 * Work of the clock: reminds those for whom a ballot or a consultation waits (NO-9, NO-10). Each reminder is settled
 * in the transaction that gives it, by one row that is written once, so neither a restart, nor a second process, nor
 * a clock that is set back gives it again (NO-11).
 *
 * @returns how many reminders were given by this call
 */
export async function giveReminders(ctx: Clock): Promise<number> {
  const now = ctx.now();
  const until = new Date(now.getTime() + WITHIN_MS);
  const { ballots, consultations, settled } = await ctx.store.read(async (tx) => {
    const ballots = await listBallotsClosing(tx, now, until);
    const consultations = await listConsultationsToRemind(tx, now, until);
    const ids = [...ballots, ...consultations].map(({ id }) => id);
    return { ballots, consultations, settled: await listSettledReminders(tx, ids) };
  });
  const settledOf = ({ id, closesAt }: Closing) =>
    settled
      .filter((one) => one.objectId === id && one.closesAt.getTime() === closesAt.getTime())
      .map(({ daysBefore }) => daysBefore);
  const closing = [
    ...ballots.map((ballot) => [ballot, ofBallot(ballot)] as const),
    ...consultations.map((consultation) => [consultation, ofConsultation(consultation)] as const),
  ];
  return await everyDue(closing, async ([one, what]) => await remind(ctx, one, settledOf(one), what));
}

function ofBallot({ id, title, version, closesAt }: Closing): Reminded {
  return {
    objectKind: 'ballot',
    path: `/ballots/${id}`,
    missing: (tx) => listVotersMissing(tx, id),
    kinds: { 7: 'vote-closes-in-a-week', 1: 'vote-closes-tomorrow' },
    words: (organisation) =>
      `The ballot on ${title} ${version} closes at ${momentInWords(closesAt)}, and nobody has voted for ${organisation} yet.`,
  };
}

function ofConsultation(consultation: Closing & { readonly versionId: string }): Reminded {
  const { id, title, version, closesAt } = consultation;
  return {
    objectKind: 'consultation',
    path: consultationPath(id),
    missing: (tx) => listInvitedMissing(tx, consultation),
    kinds: { 7: 'consultation-closes-in-a-week', 1: 'consultation-closes-tomorrow' },
    words: (organisation) =>
      `The consultation on ${title} ${version} closes at ${momentInWords(closesAt)}. ${organisation} is invited, and nobody has answered or commented for it yet.`,
  };
}

async function remind(
  ctx: Clock,
  closing: Closing,
  settled: readonly number[],
  what: Reminded,
): Promise<boolean> {
  const { give, passOver } = remindersDue({ ...closing, settled }, ctx.now());
  if (give === null && passOver.length === 0) return false;
  return await ctx.store.tx(async (tx) => {
    const at = ctx.now();
    const row = { objectKind: what.objectKind, objectId: closing.id, closesAt: closing.closesAt };
    for (const daysBefore of passOver) await settleReminder(tx, { ...row, daysBefore, told: 0 }, at);
    if (give === null) return false;
    const missing = await what.missing(tx);
    const people = new Map(missing.toReversed().map((one) => [one.personId, one]));
    if (!(await settleReminder(tx, { ...row, daysBefore: give, told: people.size }, at))) return false;
    const clock = { ...ctx, actor: { kind: 'clock' } } as const;
    for (const { personId, organisationId, organisation } of people.values()) {
      await tellPeople(tx, clock, {
        people: [personId],
        kind: what.kinds[give],
        summary: what.words(organisation),
        path: what.path,
        standardId: closing.standardId,
        organisationId,
        objectKind: what.objectKind,
        objectId: closing.id,
      });
    }
    return true;
  });
}
