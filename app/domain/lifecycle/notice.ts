import { demand, type Reason } from '../decision';
import { dayInWords, daysAfter } from '../london-time';
import type { ReasonWord } from '../reason-words';

/** Whether a notice was given and has stood for so many days. */
export function noticeStood(givenAt: Date | null, days: number, now: Date): boolean {
  return givenAt !== null && now >= daysAfter(givenAt, days);
}

/** A notice that must stand before a move, and what is said while it does not. */
interface AskedNotice {
  readonly rule: string;
  /** Calendar days in London. */
  readonly days: number;
  readonly missing: ReasonWord;
  readonly tooShort: ReasonWord;
}

/** What a notice still asks for: to be given, or to stand for longer. */
export function guardNotice(
  { rule, days, missing, tooShort }: AskedNotice,
  givenAt: Date | null,
  now: Date,
): readonly Reason[] {
  if (givenAt === null) return demand(false, rule, missing, { days });
  const until = dayInWords(daysAfter(givenAt, days));
  return demand(noticeStood(givenAt, days, now), rule, tooShort, { days, until });
}
