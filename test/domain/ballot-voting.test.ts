import { describe, expect, test } from 'vitest';
import { count } from '../../app/domain/ballot/count';
import { type BallotFacts, isActedOn } from '../../app/domain/ballot/facts';
import { filesComments } from '../../app/domain/ballot/filed-comments';
import { failedOnSameText } from '../../app/domain/ballot/same-text';
import { decideVote, decideWithdrawal, type VoteRequest } from '../../app/domain/ballot/voting';
import type { ActorFacts } from '../../app/domain/permissions/actor';
import { AFTER, ballot, CLOSES_AT, DURING, vote, votes } from './ballot-cases';
import { ANONYMOUS, CHAIR, memberOf, representativeOf, SECRETARIAT, unmet } from './cases';
import { at, HASH, OTHER_HASH, TRIAL_ELECTORATE } from './lifecycle-cases';

const voter = representativeOf('org-1');
const alternate = memberOf('org-1', { duty: 'alternate' });
const blocking = { blocking: true, proposedWording: 'The system MUST log it.' };

type Case = readonly [
  string,
  Partial<BallotFacts>,
  Partial<VoteRequest>,
  ActorFacts,
  Date,
  readonly string[],
];

/** Sentence, what is special in the ballot and in the vote, who votes and when, and what is missing. */
// biome-ignore format: one case a line
const CASES: readonly Case[] = [
  ['BL-10 a vote is accepted while the ballot is open', {}, {}, voter, DURING, []],
  ['BL-10 a vote is accepted in the closing second', {}, {}, voter, CLOSES_AT, []],
  ['BL-10 a vote is accepted to the end of that second', {}, {}, voter, at('2026-03-30T22:59:59.999Z'), []],
  ['BL-10 no vote is accepted after it, though the clock has not come yet', {}, {}, voter, at('2026-03-30T23:00:00.000Z'), ['ballot-closed']],
  ['BL-10 no vote is accepted once it is closed', { state: 'closed' }, {}, voter, DURING, ['ballot-not-open']],
  ['BL-29 no vote is accepted in a void ballot', { state: 'void' }, {}, voter, DURING, ['ballot-not-open']],
  ['BL-11 no vote is accepted for an organisation that is not enrolled', {}, { organisationId: 'late' }, representativeOf('late'), DURING, ['not-enrolled']],
  ['BL-11 the alternate votes as well', {}, {}, alternate, DURING, []],
  ['BL-11 a member does not', {}, {}, memberOf('org-1'), DURING, ['representative-only']],
  ['BL-11 nobody votes without an account', {}, {}, ANONYMOUS, DURING, ['sign-in-needed', 'representative-only']],
  ['BL-11 the Secretariat records a vote for someone else', {}, { recordedForSomeoneElse: true }, SECRETARIAT, DURING, []],
  ['BL-11 but not as a vote of its own', {}, {}, SECRETARIAT, DURING, ['representative-only']],
  ['BL-11 nobody else records for someone', {}, { recordedForSomeoneElse: true }, CHAIR, DURING, ['secretariat-only']],
  ['BL-12 “not voted” is no position to take', {}, { position: 'not-voted' }, voter, DURING, ['position-unknown']],
  ['BL-12 nor is a word from a forged form', {}, { position: 'constructor' }, voter, DURING, ['position-unknown']],
  ['BL-13 “do not approve” needs a comment', {}, { position: 'do-not-approve', reason: 'It is not logged.' }, voter, DURING, ['blocking-comment-missing']],
  ['BL-13 and a reason', {}, { position: 'do-not-approve', cited: [blocking] }, voter, DURING, ['vote-reason-missing']],
  ['BL-13 of which blanks are none', {}, { position: 'do-not-approve', reason: ' \n', cited: [blocking] }, voter, DURING, ['vote-reason-missing']],
  ['BL-13 one that blocks', {}, { position: 'do-not-approve', reason: 'It is not logged.', cited: [{ ...blocking, blocking: false }] }, voter, DURING, ['blocking-comment-missing']],
  ['BL-13 and that proposes wording', {}, { position: 'do-not-approve', reason: 'It is not logged.', cited: [{ ...blocking, proposedWording: ' ' }] }, voter, DURING, ['blocking-comment-missing']],
  ['BL-13 one such among several is enough', {}, { position: 'do-not-approve', reason: 'It is not logged.', cited: [{ blocking: false, proposedWording: '' }, blocking] }, voter, DURING, []],
  ['BL-37 “approve with comments” names a comment', {}, { position: 'approve-with-comments' }, voter, DURING, ['filed-comment-missing']],
  ['BL-37 blocking or not, with wording or without', {}, { position: 'approve-with-comments', cited: [{ blocking: false, proposedWording: '' }] }, voter, DURING, []],
  ['BL-37 a plain approval names none', {}, { position: 'approve', cited: [] }, voter, DURING, []],
  ['BL-14 an organisation paid by another voter does not approve', {}, { paidByEnrolled: true }, voter, DURING, ['stand-aside-required']],
  ['BL-14 it does not abstain either', {}, { paidByEnrolled: true, position: 'abstain' }, voter, DURING, ['stand-aside-required']],
  ['BL-14 it stands aside', {}, { paidByEnrolled: true, position: 'stand-aside' }, voter, DURING, []],
  ['BL-31 no vote is accepted on another text', {}, { hash: OTHER_HASH }, voter, DURING, ['text-differs']],
  ['AF-5 no vote is accepted on other artefacts', { artefacts: HASH }, { artefacts: OTHER_HASH }, voter, DURING, ['artefacts-differ']],
  ['AF-5 nor by somebody who read none', { artefacts: HASH }, {}, voter, DURING, ['artefacts-differ']],
  ['AF-5 one on those of the ballot is', { artefacts: HASH }, { artefacts: HASH }, voter, DURING, []],
];

test.each(CASES)('%s', (_title, facts, request, actor, now, words) => {
  expect(unmet(decideVote(ballot(facts), TRIAL_ELECTORATE, vote(request), actor, now))).toEqual(words);
});

describe('what is filed', () => {
  test.each([
    ['approve-with-comments', true],
    ['do-not-approve', true],
    ['approve', false],
    ['abstain', false],
    ['stand-aside', false],
    ['constructor', false],
  ])('BL-13 BL-37 a vote “%s” files the comments it names: %s', (position, files) => {
    expect(filesComments(position)).toBe(files);
  });
});

describe('what is accepted', () => {
  test('BL-4 a vote of a subsidiary counts for its family', () => {
    const enrolled = [{ organisationId: 'org-1', groupId: 'holding', category: 'provider' } as const];
    const decision = decideVote(ballot(), enrolled, vote({ position: 'abstain' }), voter, DURING);
    expect(decision).toMatchObject({ allowed: true, result: { groupId: 'holding', position: 'abstain' } });
  });

  test('BL-38 with it goes whether another enrolled organisation pays for it', () => {
    const accepted = (request: Partial<VoteRequest>) =>
      decideVote(ballot(), TRIAL_ELECTORATE, vote({ ...request, position: 'stand-aside' }), voter, DURING);
    expect(accepted({ paidByEnrolled: true })).toMatchObject({ result: { paidByEnrolled: true } });
    expect(accepted({})).toMatchObject({ result: { paidByEnrolled: false } });
  });

  test('LC-2 BL-10 a refusal names everything at once', () => {
    const request = vote({ organisationId: 'late', position: '', hash: '', paidByEnrolled: true });
    const decision = decideVote(ballot({ state: 'closed' }), TRIAL_ELECTORATE, request, voter, DURING);
    expect(unmet(decision)).toEqual([
      'representative-only',
      'ballot-not-open',
      'not-enrolled',
      'position-unknown',
      'stand-aside-required',
      'text-differs',
    ]);
  });
});

test('BL-39 a text on which voters did not agree is known again, by its track and its hash', () => {
  const failed = { track: 'trial-use', state: 'closed', hash: HASH, passed: false } as const;
  const text = { track: 'trial-use', hash: HASH } as const;
  expect(failedOnSameText(text, [failed])).toBe(failed);
  expect(failedOnSameText({ ...text, hash: OTHER_HASH }, [failed])).toBeNull();
  expect(failedOnSameText({ ...text, track: 'mandatory' }, [failed])).toBeNull();
  expect(failedOnSameText(text, [{ ...failed, state: 'void', passed: null }, failed])).toBe(failed);
  expect(failedOnSameText(text, [{ ...failed, passed: true }, failed]), 'the last result counts').toBeNull();
});

const MUCH_LATER = at('2027-04-27T23:00:00Z');

describe('withdrawing a negative', () => {
  const closed = ballot({ state: 'closed' });
  const { voters } = count(TRIAL_ELECTORATE, votes('do-not-approve', 'approve'));
  const request = { organisationId: 'org-1', recordedForSomeoneElse: false };
  const decided = (facts: BallotFacts, actor: ActorFacts, now: Date, organisationId = 'org-1') =>
    unmet(decideWithdrawal(facts, voters, { ...request, organisationId }, actor, now));

  test('BL-26 the organisation withdraws within 28 days of the close', () => {
    expect(decided(closed, voter, AFTER)).toEqual([]);
    expect(decided(closed, alternate, at('2026-04-27T22:59:59Z'))).toEqual([]);
  });

  test('BL-26 not before the close, not later and not after recirculation', () => {
    expect(decided(ballot(), voter, DURING)).toEqual(['withdrawal-before-close']);
    expect(decided(closed, voter, at('2026-04-27T23:00:00Z'))).toEqual(['withdrawal-too-late']);
    for (const state of ['open', 'closed'] as const) {
      expect(decided(ballot({ state, round: 2 }), voter, AFTER)).toEqual(['second-round-final']);
      expect(decided(ballot({ state, round: 2 }), voter, MUCH_LATER)).toEqual(['second-round-final']);
    }
  });

  test('BL-33 BL-26 not from a result on which the version has gone on, though the clock was set back since', () => {
    expect(decided(ballot({ state: 'closed', actedOn: true }), voter, AFTER)).toEqual(['result-acted-on']);
  });

  test('BL-33 a version has gone on when it went back, or when another ballot of the track was opened', () => {
    const trial = { state: 'closed', track: 'trial-use' } as const;
    const mandate = { ...trial, track: 'mandatory' } as const;
    expect([isActedOn(trial, true, 'ballot'), isActedOn(trial, true, 'resolution')]).toEqual([false, true]);
    expect([isActedOn(mandate, true, 'published'), isActedOn(mandate, false, 'published')]).toEqual([
      false,
      true,
    ]);
    expect(isActedOn({ ...trial, state: 'open' }, false, 'drafting')).toBe(false);
    expect(isActedOn(mandate, true, 'drafting'), 'a mandate sends no version back').toBe(false);
  });

  test('BL-26 nobody else withdraws it', () => {
    const refused = ['representative-only'];
    expect(decided(closed, representativeOf('org-2'), AFTER)).toEqual(refused);
    expect(decided(closed, CHAIR, AFTER)).toEqual(refused);
  });

  test('BL-26 there is nothing to withdraw from an approval or twice', () => {
    expect(decided(closed, representativeOf('org-2'), AFTER, 'org-2')).toEqual(['no-negative']);
    const again = voters.map((one) => ({ ...one, withdrawn: one.position === 'do-not-approve' }));
    expect(unmet(decideWithdrawal(closed, again, request, voter, AFTER))).toEqual(['no-negative']);
  });
});
