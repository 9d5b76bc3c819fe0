import { daysAfter, daysBegun, isOver } from '../london-time';

/** The time for which a version was on hold. */
export interface Hold {
  readonly from: Date;
  readonly until: Date;
}

/** A period that goes on after a hold: when it ends now, and how many days later than before. */
export interface Lengthened {
  readonly end: Date;
  readonly days: number;
}

/** LC-52: what a hold adds to a period that ran when it began; null where the period was over by then, or none ran. */
export function lengthenedBy(hold: Hold, end: Date | null): Lengthened | null {
  if (end === null || isOver(end, hold.from)) return null;
  const days = daysBegun(hold.from, hold.until);
  return days === 0 ? null : { end: daysAfter(end, days), days };
}
