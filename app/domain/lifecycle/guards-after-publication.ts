import { demand, type Reason, unmetOf } from '../decision';
import {
  dayInWords,
  daysAfter,
  endOfDayAfter,
  hasDayPassed,
  isSameDay,
  monthsAfter,
  startOfDay,
} from '../london-time';
import { decideMandateProof } from '../mandate-proof';
import type { FactsOfMove, VersionFacts } from './facts';
import { guardFarDate } from './guard-far-dates';
import { guardApprovals } from './guards-to-approval';
import { guardNotice } from './notice';

const MANDATE_LEADS = 2;
const MANDATE_NOTICE_MONTHS = 12;
const ASKED_NOTICE = {
  rule: 'LC-26',
  days: 28,
  missing: 'deprecation-notice-missing',
  tooShort: 'deprecation-notice-too-short',
} as const;

const given = (words: string): boolean => words.trim() !== '';

/** The first day that is far enough ahead to need no reason for shorter notice (LC-23). */
export const fullNoticeFrom = (now: Date): Date => monthsAfter(now, MANDATE_NOTICE_MONTHS);

/** Whether the notice is long enough at any moment of that day in London. */
export const hasFullNotice = (complyBy: Date, now: Date): boolean =>
  complyBy > endOfDayAfter(fullNoticeFrom(now), -1);

/**
 * Whether a mandate cannot name this implement-from date any more: its day has passed, and it is not the date that
 * people have read on the published version all along (LC-23).
 */
export function isPastImplementFrom(
  implementFrom: Date | null,
  publishedWith: Date | null,
  now: Date,
): boolean {
  if (implementFrom === null || !hasDayPassed(implementFrom, now)) return false;
  return publishedWith === null || !isSameDay(implementFrom, publishedWith);
}

export function guardMandate(
  version: VersionFacts,
  facts: FactsOfMove['mandate'],
  now: Date,
): readonly Reason[] {
  const { implementFrom, complyBy, publishedToImplementFrom } = facts;
  const longEnough = complyBy !== null && hasFullNotice(complyBy, now);
  return [
    ...demand(facts.passedBallotHash !== null, 'LC-21', 'mandate-ballot-missing'),
    ...demand(
      facts.passedBallotHash === null || facts.passedBallotHash === facts.publishedHash,
      'LC-21',
      'not-the-published-text',
    ),
    ...demand(version.state !== 'published' || version.complyBy === null, 'LC-21', 'already-mandated'),
    ...guardApprovals('LC-22', facts, facts.publishedHash, MANDATE_LEADS),
    ...demand(implementFrom !== null, 'LC-23', 'implement-from-missing'),
    ...demand(
      !isPastImplementFrom(implementFrom, publishedToImplementFrom, now),
      'LC-23',
      'mandate-implement-from-past',
      {
        orAsPublished:
          publishedToImplementFrom === null
            ? ''
            : `, or ${dayInWords(publishedToImplementFrom)} as it was published with`,
      },
    ),
    ...demand(complyBy !== null, 'LC-23', 'comply-by-missing'),
    ...demand(
      implementFrom === null || complyBy === null || implementFrom <= complyBy,
      'LC-23',
      'dates-out-of-order',
    ),
    ...demand(
      complyBy === null || longEnough || (complyBy > now && given(facts.shorterNoticeReason)),
      'LC-23',
      'mandate-notice-too-short',
      { months: MANDATE_NOTICE_MONTHS, earliest: dayInWords(fullNoticeFrom(now)) },
    ),
    ...guardFarDate(implementFrom, now, 'implement-from-too-far'),
    ...guardFarDate(complyBy, now, 'comply-by-too-far'),
    ...unmetOf(decideMandateProof(facts.proof)),
  ];
}

/** A move on a day of the calendar is refused before that day has begun in London. */
function guardDay(rule: string, day: Date, now: Date): readonly Reason[] {
  return demand(now >= startOfDay(day), rule, 'not-due-yet', { day: dayInWords(day) });
}

export function guardEffect(
  version: VersionFacts,
  { patchPublished }: FactsOfMove['take-effect'],
  now: Date,
): readonly Reason[] {
  if (version.state !== 'published') return [];
  if (version.complyBy === null) return demand(false, 'LC-25', 'not-mandated');
  return [...guardReplaced(patchPublished), ...guardDay('LC-25', version.complyBy, now)];
}

/** LC-49: nothing more is done with a version that a published patch has replaced. */
export function guardReplaced(patchPublished: string | null): readonly Reason[] {
  return demand(patchPublished === null, 'LC-49', 'replaced-by-patch', { number: patchPublished ?? '' });
}

export function guardDeprecation(facts: FactsOfMove['deprecate'], now: Date): readonly Reason[] {
  return [
    ...demand(given(facts.reason), 'LC-26', 'public-reason-missing'),
    ...demand(given(facts.successor), 'LC-26', 'successor-missing'),
    ...demand(facts.productsListed, 'LC-26', 'products-not-listed'),
    ...guardNotice(
      ASKED_NOTICE,
      facts.noticeGivenAt && daysAfter(facts.noticeGivenAt, ASKED_NOTICE.days),
      now,
    ),
    ...demand(
      facts.phaseOutEnds !== null && startOfDay(facts.phaseOutEnds) > now,
      'LC-26',
      'phase-out-end-missing',
    ),
    ...guardFarDate(facts.phaseOutEnds, now, 'phase-out-end-too-far'),
  ];
}

export function guardRetirement(version: VersionFacts, now: Date): readonly Reason[] {
  return version.state === 'deprecated' ? guardDay('LC-27', version.phaseOutEnds, now) : [];
}
