import { Temporal } from 'temporal-polyfill';

/**
 * Every period of the process is counted in days of the calendar in London, so a day is 23 or 25 hours long
 * when the clocks change. Moments come and go as Date; the calendar stays in here.
 */
const LONDON = 'Europe/London';

function inLondon(moment: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(LONDON);
}

function asDate(moment: Temporal.ZonedDateTime): Date {
  return new Date(moment.epochMilliseconds);
}

/** The last second of the London day that lies `days` days after the day of `from`: 23:59:59 there. */
export function endOfDayAfter(from: Date, days: number): Date {
  const day = inLondon(from).toPlainDate().add({ days });
  return asDate(day.toZonedDateTime({ timeZone: LONDON, plainTime: '23:59:59' }));
}

/** The first moment of the London day of `moment`. */
export function startOfDay(moment: Date): Date {
  return atHour(inLondon(moment).toPlainDate(), 0);
}

/** Whether the last second of a period, as a closing time names it, has passed: all of that second is in time. */
export function isOver(lastSecond: Date, now: Date): boolean {
  return now.getTime() >= lastSecond.getTime() + 1000;
}

/** Whether the London day of `moment` has passed: on the day itself it can still be kept. */
export function hasDayPassed(moment: Date, now: Date): boolean {
  return isOver(endOfDayAfter(moment, 0), now);
}

/** Whether two moments lie on one day of the calendar in London. */
export function isSameDay(one: Date, other: Date): boolean {
  return dayInWords(one) === dayInWords(other);
}

/** The same time of day in London, `days` days later (or earlier when negative). */
export function daysAfter(from: Date, days: number): Date {
  return asDate(inLondon(from).add({ days }));
}

/** The same time of day in London, `months` months later; 31 January and one month give the end of February. */
export function monthsAfter(from: Date, months: number): Date {
  return asDate(inLondon(from).add({ months }));
}

/** How many days after `from`, each begun one as a whole, it takes until `until` is reached; 0 where it is not after it. */
export function daysBegun(from: Date, until: Date): number {
  const { days } = inLondon(from).until(inLondon(until), { smallestUnit: 'day', roundingMode: 'ceil' });
  return Math.max(0, days);
}

/** The first time after `from` that it is so many hours past midnight by the clocks of London. */
export function hourOfDayAfter(from: Date, hour: number): Date {
  const today = atHour(inLondon(from).toPlainDate(), hour);
  return today > from ? today : atHour(inLondon(from).toPlainDate().add({ days: 1 }), hour);
}

/** The same on a Monday. */
export function hourOfMondayAfter(from: Date, hour: number): Date {
  const day = inLondon(from).toPlainDate();
  const monday = day.add({ days: (8 - day.dayOfWeek) % 7 });
  return atHour(monday, hour) > from ? atHour(monday, hour) : atHour(monday.add({ days: 7 }), hour);
}

/** So many hours past midnight by the clocks of London, on the day that lies `days` days before that of `moment`. */
export function hourOfDayBefore(moment: Date, days: number, hour: number): Date {
  return atHour(inLondon(moment).toPlainDate().subtract({ days }), hour);
}

function atHour(day: Temporal.PlainDate, hour: number): Date {
  return asDate(day.toZonedDateTime({ timeZone: LONDON, plainTime: new Temporal.PlainTime(hour) }));
}

const DAY_IN_WORDS = new Intl.DateTimeFormat('en-GB', {
  timeZone: LONDON,
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

/** "22 November 2026", the day in London. */
export function dayInWords(moment: Date): string {
  return DAY_IN_WORDS.format(moment);
}

/** "11:59pm on 22 November 2026, UK time". */
export function momentInWords(moment: Date): string {
  const { hour, minute } = inLondon(moment);
  const clock = `${hour % 12 === 0 ? 12 : hour % 12}:${String(minute).padStart(2, '0')}${hour < 12 ? 'am' : 'pm'}`;
  return `${clock} on ${dayInWords(moment)}, UK time`;
}
