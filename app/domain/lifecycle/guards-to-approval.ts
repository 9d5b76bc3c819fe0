import { demand, type Reason } from '../decision';
import { hasDayPassed, momentInWords } from '../london-time';
import { namesInWords } from '../names-in-words';
import type { FactsOfMove, VersionFacts } from './facts';
import { guardFarDate } from './guard-far-dates';

const given = (words: string): boolean => words.trim() !== '';

/** What the ballot itself still has to say; while it is open nothing but that it decides. */
export function guardBallotResult(
  rule: string,
  facts: Pick<FactsOfMove['send-for-approval'], 'openUntil' | 'tally' | 'passed'>,
): readonly Reason[] {
  if (facts.openUntil !== null) {
    return demand(false, rule, 'ballot-decides', { until: momentInWords(facts.openUntil) });
  }
  if (facts.tally === 'void') return demand(false, rule, 'ballot-void');
  return [
    ...demand(facts.tally === 'final', rule, 'tally-not-final'),
    ...demand(facts.passed, rule, 'rules-not-met'),
  ];
}

export function guardSending(facts: FactsOfMove['send-for-approval']): readonly Reason[] {
  const beyond = facts.acceptedSince.filter(({ impact }) => impact !== 'editorial');
  return [
    ...guardBallotResult('LC-17', facts),
    ...demand(facts.undecidedBallotComments === 0, 'LC-17', 'ballot-comments-undecided', {
      count: facts.undecidedBallotComments,
    }),
    ...demand(beyond.length === 0, 'LC-17', 'accepted-since-frozen', {
      changes: namesInWords(beyond.map(({ name }) => name)),
      count: beyond.length,
    }),
  ];
}

/**
 * Back to Resolution when the result asks for it or when a change beyond editorial was agreed after the close.
 * The clock may act on the result alone; that a change was agreed is for the chair to say.
 */
export function guardResolution(
  version: VersionFacts,
  facts: FactsOfMove['return-to-resolution'],
  byClock: boolean,
): readonly Reason[] {
  if (version.state === 'ballot' && version.ballotOpen) return demand(false, 'LC-18', 'ballot-still-open');
  const byResult = facts.ended === 'void' || facts.ended === 'failed';
  const byAgreement = facts.nonEditorialChangeAgreed && !byClock;
  const word = facts.ended === 'not-yet' ? 'tally-not-final' : 'nothing-to-resolve';
  return demand(byResult || byAgreement, 'LC-18', word);
}

/** Nothing is published or mandated but a hash that enough different Leads approved. */
export function guardApprovals(
  rule: string,
  facts: Pick<FactsOfMove['publish'], 'approvals'>,
  hash: string,
  needed: number,
): readonly Reason[] {
  const leads = facts.approvals.filter((approval) => approval.hash === hash).map(({ leadId }) => leadId);
  const count = new Set(leads).size;
  return demand(count >= needed, rule, 'approvals-missing', { needed, count, missing: needed - count });
}

export function guardPublication(facts: FactsOfMove['publish'], now: Date): readonly Reason[] {
  return [
    ...demand(given(facts.reasons), 'LC-19', 'reasons-missing'),
    ...demand(facts.unansweredObjections === 0, 'LC-19', 'objections-unanswered', {
      count: facts.unansweredObjections,
    }),
    ...demand(facts.involvementComplete, 'LC-19', 'involvement-incomplete'),
    ...demand(facts.reviewDate !== null && facts.reviewDate > now, 'LC-19', 'review-date-missing'),
    ...demand(
      facts.implementDate === null || !hasDayPassed(facts.implementDate, now),
      'LC-19',
      'implement-from-past',
    ),
    ...guardFarDate(facts.reviewDate, now, 'review-date-too-far'),
    ...guardFarDate(facts.implementDate, now, 'implement-from-too-far'),
    ...guardApprovals('LC-20', facts, facts.hash, 1),
  ];
}

/** LC-28 and LC-29: a hold or the end of a version is public, and never cuts short an open ballot. */
export function guardStop(version: VersionFacts, facts: FactsOfMove['hold' | 'cancel']): readonly Reason[] {
  return [
    ...demand(given(facts.reason), 'LC-28', 'public-reason-missing'),
    ...demand(version.state !== 'ballot' || !version.ballotOpen, 'LC-29', 'ballot-still-open'),
  ];
}

export function guardReturn(facts: FactsOfMove['return-for-changes' | 'reject']): readonly Reason[] {
  return [
    ...demand(given(facts.reason), 'LC-31', 'public-reason-missing'),
    ...demand(facts.points.some(given), 'LC-31', 'points-missing'),
  ];
}
