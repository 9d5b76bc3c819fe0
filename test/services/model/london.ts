/**
 * The calendar in London for the model, worked out from the names of days that the platform prints and from
 * nothing that the portal uses: two ways to the same day.
 */
const PARTS = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

const HOUR = 3_600_000;

/** The hands of a clock in London, as if they were UTC. */
function handsIn(moment: number): number {
  const part = Object.fromEntries(
    PARTS.formatToParts(moment).map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** The moment at which the clocks of London show this; the earlier of two, and an hour later where there is none. */
function momentOf(hands: number): number {
  const summer = hands - HOUR;
  return handsIn(summer) === hands ? summer : hands;
}

/** The last second of the day in London that lies so many days after that of `from`. */
export function lastSecond(from: Date, days: number): Date {
  const hands = new Date(handsIn(from.getTime()));
  return new Date(
    momentOf(Date.UTC(hands.getUTCFullYear(), hands.getUTCMonth(), hands.getUTCDate() + days, 23, 59, 59)),
  );
}

/** The first moment of the day in London that lies so many days after that of `from`. */
export function firstMoment(from: Date, days = 0): Date {
  return new Date(lastSecond(from, days - 1).getTime() + 1000);
}

/** The same time of day in London so many days later, or earlier. */
export function sameTime(from: Date, days: number): Date {
  const whole = Math.floor(from.getTime() / 1000) * 1000;
  const part = from.getTime() - whole;
  return new Date(momentOf(handsIn(whole) + days * 24 * HOUR) + part);
}
