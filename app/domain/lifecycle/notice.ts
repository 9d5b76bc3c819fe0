import { daysAfter } from '../london-time';

/** Whether a notice was given and has stood for so many days. */
export function noticeStood(givenAt: Date | null, days: number, now: Date): boolean {
  return givenAt !== null && now >= daysAfter(givenAt, days);
}
