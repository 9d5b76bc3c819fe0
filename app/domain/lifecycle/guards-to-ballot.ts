import { REVIEW_KINDS, type ReviewKind } from '../../../db/words';
import { decideOpening } from '../ballot/opening';
import type { NotConsultedOn } from '../consulted-on';
import { demand, type Reason, unmetOf } from '../decision';
import { REVIEW_KIND_LABELS } from '../labels/standards';
import { dayInWords, daysAfter, isOver } from '../london-time';
import { guardRecordedClosing } from '../recorded-closing';
import type { FactsOfMove, ProposalFacts, VersionFacts } from './facts';

/** Calendar days in London. */
const CALL_DAYS = 14;
const FIRST_CONSULTATION_DAYS = 28;
const LATER_CONSULTATION_DAYS = 14;
/** A closing day further off is a mistyped year, and nobody closes a consultation sooner (LC-10). */
const LONGEST_CONSULTATION_DAYS = 366;

const given = (words: string): boolean => words.trim() !== '';

export function guardProposal(facts: ProposalFacts): readonly Reason[] {
  return [
    ...demand(given(facts.need), 'LC-4', 'need-missing'),
    ...demand(given(facts.appliesTo), 'LC-4', 'applies-to-missing'),
    ...demand(given(facts.expectedBenefit), 'LC-4', 'benefit-missing'),
    ...demand(facts.duplicatesShown, 'LC-4', 'duplicates-not-shown'),
  ];
}

/** The end of a call for adoption that is shown since then, unless a hold moves it (LC-52). */
export function callEnds(shownSince: Date): Date {
  return daysAfter(shownSince, CALL_DAYS);
}

export function guardDrafting(facts: FactsOfMove['begin-drafting'], now: Date): readonly Reason[] {
  const { callEndsAt } = facts;
  return [
    ...demand(facts.ownerNamed, 'LC-5', 'owner-missing'),
    ...demand(facts.chairNamed, 'LC-5', 'chair-missing'),
    ...demand(facts.lane !== null, 'LC-5', 'lane-missing'),
    ...demand(now >= callEndsAt || given(facts.shorteningReason), 'LC-6', 'call-too-short', {
      days: CALL_DAYS,
      until: dayInWords(callEndsAt),
    }),
  ];
}

export function guardConsultation(facts: FactsOfMove['open-consultation'], now: Date): readonly Reason[] {
  const days = facts.earlierConsultations === 0 ? FIRST_CONSULTATION_DAYS : LATER_CONSULTATION_DAYS;
  return [
    ...demand(facts.missingSections.length === 0, 'LC-7', 'sections-missing', {
      sections: facts.missingSections.join(', '),
    }),
    ...demand(facts.undescribedImages === 0, 'LC-39', 'images-undescribed', {
      count: facts.undescribedImages,
    }),
    ...demand(facts.snapshotHash !== null, 'LC-7', 'snapshot-missing'),
    ...demand(facts.closesAt >= daysAfter(now, days), 'LC-8', 'consultation-too-short', { days }),
    ...demand(facts.closesAt <= daysAfter(now, LONGEST_CONSULTATION_DAYS), 'LC-8', 'consultation-too-long', {
      days: LONGEST_CONSULTATION_DAYS,
    }),
    ...demand(facts.invitedRecorded, 'LC-9', 'invitations-not-recorded'),
  ];
}

/** The closing second is still part of the consultation. */
export function guardClosing(
  closesAt: Date,
  { recordedClosesAt }: FactsOfMove['close-consultation'],
  now: Date,
): readonly Reason[] {
  return [
    ...demand(isOver(closesAt, now), 'LC-10', 'not-due-yet', { day: dayInWords(closesAt) }),
    ...guardRecordedClosing(closesAt, recordedClosesAt),
  ];
}

function guardReview(kind: ReviewKind, reviews: FactsOfMove['open-ballot']['reviews']): readonly Reason[] {
  const outcome = reviews[kind];
  const review = REVIEW_KIND_LABELS[kind].toLowerCase();
  if (outcome === undefined) return demand(false, 'LC-14', 'review-missing', { review });
  return demand(outcome !== 'not-ready', 'LC-14', 'review-not-ready', { review });
}

function guardConsulted({ appliedSince, notApplied }: NotConsultedOn): readonly Reason[] {
  const days = LATER_CONSULTATION_DAYS;
  return [
    ...demand(notApplied.length === 0, 'LC-12', 'breaking-not-applied', {
      changes: notApplied.join(', '),
      days,
    }),
    ...demand(appliedSince.length === 0, 'LC-12', 'breaking-not-consulted', {
      changes: appliedSince.join(', '),
      days,
    }),
  ];
}

export function guardBallot(facts: FactsOfMove['open-ballot']): readonly Reason[] {
  return [
    ...guardConsulted(facts.notConsultedOn),
    ...demand(facts.undecidedComments === 0, 'LC-13', 'comments-undecided', {
      count: facts.undecidedComments,
    }),
    ...demand(facts.changeLogWritten, 'LC-13', 'change-log-missing'),
    ...REVIEW_KINDS.flatMap((kind) => guardReview(kind, facts.reviews)),
    ...demand(facts.snapshotHash !== null, 'LC-15', 'snapshot-missing'),
    ...demand(
      facts.snapshotHash === null || facts.snapshotHash === facts.currentHash,
      'LC-15',
      'snapshot-stale',
    ),
    ...demand(facts.imagesElsewhere === 0, 'LC-56', 'images-elsewhere', { count: facts.imagesElsewhere }),
    ...facts.numberUnmet,
    ...unmetOf(decideOpening(facts.rules, facts.enrolled)),
  ];
}

export function guardMandateBallot(
  version: VersionFacts,
  facts: FactsOfMove['open-mandate-ballot'],
): readonly Reason[] {
  return [
    ...demand(version.state !== 'published' || version.complyBy === null, 'LC-16', 'already-mandated'),
    ...demand(!facts.underWay, 'LC-16', 'mandate-under-way'),
    ...demand(facts.patchUnderNotice === null, 'LC-46', 'patch-under-notice', {
      number: facts.patchUnderNotice ?? '',
    }),
    ...demand(facts.patchPublished === null, 'LC-47', 'patch-published', {
      number: facts.patchPublished ?? '',
    }),
    ...demand(facts.snapshotHash === facts.publishedHash, 'LC-16', 'not-the-published-text'),
    ...unmetOf(decideOpening(facts.rules, facts.enrolled)),
  ];
}
