import { demand, type Reason } from '../decision';
import { dayInWords, endOfDayAfter, monthsAfter } from '../london-time';

const MOST_YEARS_AHEAD = 10;

/** LC-51: whether a date that a Lead sets is so far ahead that its year must be a slip; null for none. */
export function guardFarDate(
  date: Date | null,
  now: Date,
  word: 'review-date-too-far' | 'implement-from-too-far' | 'comply-by-too-far' | 'phase-out-end-too-far',
): readonly Reason[] {
  const latest = endOfDayAfter(monthsAfter(now, MOST_YEARS_AHEAD * 12), 0);
  return demand(date === null || date <= latest, 'LC-51', word, {
    years: MOST_YEARS_AHEAD,
    latest: dayInWords(latest),
  });
}
