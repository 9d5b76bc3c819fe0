import { type ApprovalFacts, decideApproval } from './approval';
import { type Decision, decide, demand, type Reason, unmetOf } from './decision';
import { decideMove } from './lifecycle';
import type { ApprovalGiven, FactsOfMove, VersionFacts } from './lifecycle/facts';
import { guardFarDate } from './lifecycle/guard-far-dates';
import { guardReplaced, hasFullNotice, isPastImplementFrom } from './lifecycle/guards-after-publication';
import { guardBallotResult } from './lifecycle/guards-to-approval';
import { inState } from './lifecycle/ways';
import { isSameDay } from './london-time';
import { namesInWords } from './names-in-words';
import { may } from './permissions';
import type { ActorFacts } from './permissions/actor';
import type { StandardThing, TookPart } from './permissions/things';
import type { ReasonWord } from './reason-words';

/** The ballot that a mandate is asked for with. */
export interface MandateBallot {
  readonly hash: string;
  /** The closing time while it is open; null after its end. */
  readonly openUntil: Date | null;
  readonly tally: 'final' | 'provisional' | 'void';
  readonly passed: boolean;
  readonly undecidedComments: number;
}

/** Whether the Leads may be asked now to make the published version mandatory. */
export function decideMandateRequest(
  version: VersionFacts,
  facts: {
    readonly ballot: MandateBallot;
    readonly publishedHash: string;
    readonly waiting: boolean;
    /** The number of the published patch of the version; null where there is none. */
    readonly patchPublished: string | null;
  },
  actor: ActorFacts,
): Decision {
  const { ballot, publishedHash, waiting } = facts;
  const mandated = version.state === 'published' && version.complyBy !== null;
  const unmet = [
    ...unmetOf(may(actor, 'ask-for-mandate', version)),
    ...inState(version, ['published'], 'LC-40', 'not-in-force-for-trial-use'),
    ...demand(!mandated, 'LC-21', 'already-mandated'),
    ...guardReplaced(facts.patchPublished),
    ...demand(ballot.hash === publishedHash, 'LC-40', 'not-the-published-text'),
    ...guardBallotResult('LC-40', ballot),
    ...demand(ballot.undecidedComments === 0, 'LC-40', 'ballot-comments-undecided', {
      count: ballot.undecidedComments,
    }),
    ...demand(!waiting, 'LC-40', 'mandate-under-way'),
  ];
  return decide(unmet, () => undefined);
}

/** What the Leads set for a mandate. */
export interface MandateTerms {
  readonly implementFrom: Date | null;
  readonly complyBy: Date | null;
  readonly reviewBy: Date | null;
  /** Why the notice is shorter than 12 months; '' where it is not. */
  readonly noticeReason: string;
}

/** The approval that set the terms of a mandate, with its Lead as the rules see them now. */
export interface FirstApproval extends ApprovalGiven {
  readonly terms: MandateTerms;
  readonly lead: ActorFacts;
  readonly tookPart: readonly TookPart[];
}

/** What is against counting it as the first of two (LC-22): a Lead who could not give it any more. */
export function againstFirst(
  version: StandardThing,
  { lead, tookPart }: Pick<FirstApproval, 'lead' | 'tookPart'>,
): readonly Reason[] {
  return unmetOf(may(lead, 'approve', { ...version, tookPart }));
}

/** Of the approvals of a mandate in their order those that made it: one before that counts no more (LC-22). */
export function decisiveApprovals<T>(given: readonly T[]): readonly T[] {
  return given.slice(-2);
}

export interface MandateApproval extends ApprovalFacts {
  readonly leadId: string;
  /** The latest approval of this request; null before the first. */
  readonly first: FirstApproval | null;
  readonly statement: string;
  readonly terms: MandateTerms;
  readonly publishedToImplementFrom: Date | null;
  readonly ballotHash: string | null;
  readonly proof: FactsOfMove['mandate']['proof'];
}

/** Terms are days of the calendar in London, whatever moment of the day stands for them. */
const sameDay = (a: Date | null, b: Date | null): boolean =>
  a === null || b === null ? a === b : isSameDay(a, b);

/**
 * Whether the dates that a first Lead set without a reason, as they had the full notice, have it no more: the
 * second Lead gives the reason then (LC-41).
 */
export function noticeRanShort({ complyBy, noticeReason }: MandateTerms, now: Date): boolean {
  return complyBy !== null && complyBy > now && noticeReason === '' && !hasFullNotice(complyBy, now);
}

function sameTerms(set: MandateTerms, sent: MandateTerms, now: Date): boolean {
  return (
    sameDay(set.implementFrom, sent.implementFrom) &&
    sameDay(set.complyBy, sent.complyBy) &&
    sameDay(set.reviewBy, sent.reviewBy) &&
    (noticeRanShort(set, now) || set.noticeReason === sent.noticeReason.trim())
  );
}

/** The dates of a first Lead, by name, that nobody can keep any more: a second one approves none of them (LC-41). */
export function passedDates(
  { implementFrom, complyBy, reviewBy }: MandateTerms,
  publishedToImplementFrom: Date | null,
  now: Date,
): readonly string[] {
  return [
    ...(isPastImplementFrom(implementFrom, publishedToImplementFrom, now) ? ['implement-from'] : []),
    ...(complyBy !== null && complyBy <= now ? ['comply-by'] : []),
    ...(reviewBy !== null && reviewBy <= now ? ['review'] : []),
  ];
}

/**
 * Why an approval of a mandate that waits does not count any more, for the notice of it (NO-16); null while it counts.
 *
 * @param lapsed what its Lead has become or done since; null where they still decide
 * @param passed the dates that nobody can keep any more
 */
export function lapseInWords(lead: string, lapsed: string | null, passed: readonly string[]): string | null {
  if (lapsed !== null) return `${lead} ${lapsed}. Another Lead approves first, and sets the dates.`;
  if (passed.length === 0) return null;
  const have = passed.length === 1 ? 'date has' : 'dates have';
  return `the ${namesInWords(passed)} ${have} passed. A Lead returns the request; then the chair asks again, and the Lead who approves first sets new dates.`;
}

function guardPassed(passed: readonly string[]): readonly Reason[] {
  return demand(passed.length === 0, 'LC-41', 'mandate-dates-passed', {
    dates: namesInWords(passed),
    count: passed.length,
  });
}

/** What a date that has passed is refused for where it can be set; the second Lead cannot set it. */
const OF_SETTING: readonly ReasonWord[] = [
  'review-date-missing',
  'mandate-notice-too-short',
  'mandate-implement-from-past',
];

/**
 * Whether this Lead may approve a mandate now, and whether theirs is the approval that completes it. The first
 * of the two is held to everything that the mandate itself demands, but the other's approval.
 */
export function decideMandateApproval(
  version: VersionFacts,
  facts: MandateApproval,
  actor: ActorFacts,
  now: Date,
): Decision<{ readonly completes: boolean }> {
  const { terms, leadId, hash, waitingHash } = facts;
  const first = facts.first !== null && againstFirst(version, facts.first).length === 0 ? facts.first : null;
  const move = decideMove(
    version,
    {
      move: 'mandate',
      passedBallotHash: facts.ballotHash,
      publishedHash: waitingHash,
      approvals: [...(first === null ? [] : [first]), { leadId, hash }],
      implementFrom: terms.implementFrom,
      publishedToImplementFrom: facts.publishedToImplementFrom,
      complyBy: terms.complyBy,
      shorterNoticeReason: terms.noticeReason,
      proof: facts.proof,
    },
    actor,
    now,
  );
  const missing = unmetOf(move);
  const passed =
    first === null ? [] : guardPassed(passedDates(first.terms, facts.publishedToImplementFrom, now));
  const unmet = [
    ...unmetOf(decideApproval(version, facts, actor, now)),
    ...demand(first?.leadId !== leadId, 'LC-22', 'approved-by-you-already'),
    ...demand(facts.statement.trim() !== '', 'LC-41', 'reasons-missing'),
    ...demand(terms.reviewBy !== null && terms.reviewBy > now, 'LC-41', 'review-date-missing'),
    ...guardFarDate(terms.reviewBy, now, 'review-date-too-far'),
    ...demand(first === null || sameTerms(first.terms, terms, now), 'LC-41', 'mandate-terms-differ'),
    ...passed,
    ...missing.filter(({ word, rule }) => word !== 'approvals-missing' && !rule.startsWith('PM-')),
  ].filter(({ word }) => passed.length === 0 || !OF_SETTING.includes(word));
  return decide(unmet, () => ({ completes: move.allowed }));
}
