/**
 * Dates and times as pages show them, by London's clock. The rules reckon with the calendar of
 * app/domain/london-time.ts; this file needs no calendar and stays small in the browser.
 */
const ZONE = 'Europe/London';

const DAY = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  hour: 'numeric',
  minute: 'numeric',
  hour12: false,
});
const CALENDAR = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE });

/** Either a moment, or its ISO 8601 text. */
export type Moment = Date | string;

function asDate(moment: Moment): Date {
  return moment instanceof Date ? moment : new Date(moment);
}

/** "22 November 2026". */
export function dateWords(moment: Moment): string {
  return DAY.format(asDate(moment));
}

/** "5:30pm", "9am", "midday", "midnight". */
export function timeWords(moment: Moment): string {
  const parts = CLOCK.formatToParts(asDate(moment));
  const numberOf = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  const hour = numberOf('hour') % 24;
  const minute = numberOf('minute');
  if (minute === 0 && hour === 0) return 'midnight';
  if (minute === 0 && hour === 12) return 'midday';
  const shown = hour % 12 === 0 ? 12 : hour % 12;
  return `${shown}${minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`}${hour < 12 ? 'am' : 'pm'}`;
}

/** The day in London as "2026-11-22", as DateInput takes it. */
export function dayInLondon(moment: Moment): string {
  return CALENDAR.format(asDate(moment));
}

/** Whole days of London's calendar from one moment to another; negative when it is past. */
export function daysBetween(from: Moment, to: Moment): number {
  const start = Date.parse(`${dayInLondon(from)}T00:00:00Z`);
  const end = Date.parse(`${dayInLondon(to)}T00:00:00Z`);
  return Math.round((end - start) / 86_400_000);
}

/** "today", "1 day left", "12 days left", "closed". */
export function daysLeftWords(now: Moment, until: Moment): string {
  if (asDate(until).getTime() <= asDate(now).getTime()) return 'closed';
  const days = daysBetween(now, until);
  if (days === 0) return 'closes today';
  return days === 1 ? '1 day left' : `${days} days left`;
}

/** The moment as machines read it. */
export function machineTime(moment: Moment): string {
  return asDate(moment).toISOString();
}
