import { demand, type Reason } from '../decision';
import { dayInWords } from '../london-time';
import type { ReasonWord } from '../reason-words';

/** Whether a notice was given and has stood for its days. */
export function noticeStood(endsAt: Date | null, now: Date): boolean {
  return endsAt !== null && now >= endsAt;
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
  endsAt: Date | null,
  now: Date,
): readonly Reason[] {
  if (endsAt === null) return demand(false, rule, missing, { days });
  return demand(noticeStood(endsAt, now), rule, tooShort, { days, until: dayInWords(endsAt) });
}
