import { hourOfDayBefore } from '../london-time';

/** How many days before the day of the close people are reminded. */
export const REMINDER_DAYS = [7, 1] as const;
export type ReminderDays = (typeof REMINDER_DAYS)[number];

/** The hour of London at which reminders are given: before the daily letter, which takes them along. */
export const REMINDER_HOUR = 7;

export interface ClosingFacts {
  readonly opensAt: Date;
  readonly closesAt: Date;
  /** The reminders that were given or passed over for this closing time. */
  readonly settled: readonly number[];
}

/**
 * Whether the Leads are to be told now that the notice of a patch has stood (NO-13): from the moment at which it can be
 * approved, once.
 */
export function isPatchReminderDue(approvableFrom: Date, settled: boolean, now: Date): boolean {
  return !settled && now >= approvableFrom;
}

/** What is to be done about reminders now: at most one is given, and those that a later one overtakes are passed over. */
export interface DueReminders {
  readonly give: ReminderDays | null;
  readonly passOver: readonly ReminderDays[];
}

/** When the reminder of so many days is due: at 7am in London, that many days before the day of the close (NO-9). */
export function reminderTime(closesAt: Date, days: ReminderDays): Date {
  return hourOfDayBefore(closesAt, days, REMINDER_HOUR);
}

/**
 * The reminder that is due now, if any (NO-9, NO-11). One that was due before the thing opened is passed over:
 * its opening was news enough.
 */
export function remindersDue({ opensAt, closesAt, settled }: ClosingFacts, now: Date): DueReminders {
  if (now >= closesAt) return { give: null, passOver: [] };
  const due = REMINDER_DAYS.filter((days) => !settled.includes(days) && reminderTime(closesAt, days) <= now);
  const inTime = due.filter((days) => reminderTime(closesAt, days) > opensAt);
  const latest = inTime.length === 0 ? null : (inTime[inTime.length - 1] ?? null);
  // With the last one settled an earlier one would come late.
  const give = latest !== null && settled.some((days) => days < latest) ? null : latest;
  return { give, passOver: due.filter((days) => days !== give) };
}
