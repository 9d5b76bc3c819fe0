import { describe, expect, test } from 'vitest';
import { decideApproval, guardConfirmation } from '../../app/domain/approval';
import { defaultRules } from '../../app/domain/ballot/rules';
import { unmetOf } from '../../app/domain/decision';
import { decideMove } from '../../app/domain/lifecycle';
import type { MoveRequest, StateFacts } from '../../app/domain/lifecycle/facts';
import { noticeOfPatchEnds } from '../../app/domain/lifecycle/guards-of-patch';
import { callEnds } from '../../app/domain/lifecycle/guards-to-ballot';
import { daysAfter } from '../../app/domain/london-time';
import { decideObjection, decideObjectionAnswer, whatAnObjectionDoes } from '../../app/domain/objection';
import type { ActorFacts } from '../../app/domain/permissions/actor';
import { decideNumber, FIRST_NUMBER } from '../../app/domain/version-number';
import { ANONYMOUS, CHAIR, CLOCK, LEAD, PARTICIPANT, unmet } from './cases';
import { at, electorate, HASH, NOW, OTHER_HASH, request, version } from './lifecycle-cases';

const PROPOSED: StateFacts = { state: 'proposed' };
const DRAFTING: StateFacts = { state: 'drafting' };
const RESOLUTION: StateFacts = { state: 'resolution' };
const BALLOT: StateFacts = { state: 'ballot', ballotOpen: false };
const OPEN_BALLOT: StateFacts = { state: 'ballot', ballotOpen: true };
const AWAITING: StateFacts = { state: 'awaiting-approval' };
const PUBLISHED: StateFacts = { state: 'published', complyBy: null };
const closing = (iso: string): StateFacts => ({ state: 'consultation', closesAt: at(iso) });
const complying = (iso: string): StateFacts => ({ state: 'published', complyBy: at(iso) });
const phasingOut = (iso: string): StateFacts => ({ state: 'deprecated', phaseOutEnds: at(iso) });
const twice = (hash: string) => [
  { leadId: 'lead-1', hash: HASH },
  { leadId: 'lead-1', hash },
];

type Case = readonly [string, StateFacts, MoveRequest, ActorFacts, readonly string[]];

/** Sentence, where the version is, the move with one fact changed (now is 2 March 2026), who, and what is missing. */
// biome-ignore format: one case a line
const CASES: readonly Case[] = [
  ['LC-5 no drafting without an owner', PROPOSED, request('begin-drafting', { ownerNamed: false }), LEAD, ['owner-missing']],
  ['LC-5 no drafting without a chair', PROPOSED, request('begin-drafting', { chairNamed: false }), LEAD, ['chair-missing']],
  ['LC-5 no drafting without a lane', PROPOSED, request('begin-drafting', { lane: null }), LEAD, ['lane-missing']],
  ['LC-6 no drafting 13 days after the call', PROPOSED, request('begin-drafting', { callEndsAt: callEnds(at('2026-02-16T10:00:01Z')) }), LEAD, ['call-too-short']],
  ['LC-6 a public reason shortens the call', PROPOSED, request('begin-drafting', { callEndsAt: callEnds(NOW), shorteningReason: 'A safety alert.' }), LEAD, []],
  ['LC-7 no consultation without the required sections', DRAFTING, request('open-consultation', { missingSections: ['Scope', 'Safety'] }), CHAIR, ['sections-missing']],
  ['LC-39 no consultation on an image that nobody described', DRAFTING, request('open-consultation', { undescribedImages: 1 }), CHAIR, ['images-undescribed']],
  ['LC-7 no consultation without a snapshot', DRAFTING, request('open-consultation', { snapshotHash: null }), CHAIR, ['snapshot-missing']],
  ['LC-8 no first consultation of 27 days', DRAFTING, request('open-consultation', { closesAt: at('2026-03-29T22:59:59Z') }), CHAIR, ['consultation-too-short']],
  ['LC-8 no consultation of 367 days, such as in a year that was typed wrongly', DRAFTING, request('open-consultation', { closesAt: at('2027-03-04T10:00:00Z') }), CHAIR, ['consultation-too-long']],
  ['LC-8 a second consultation of 14 days is enough', DRAFTING, request('open-consultation', { closesAt: at('2026-03-16T23:59:59Z'), earlierConsultations: 1 }), CHAIR, []],
  ['LC-8 no second consultation of 13 days', DRAFTING, request('open-consultation', { closesAt: at('2026-03-15T23:59:59Z'), earlierConsultations: 1 }), CHAIR, ['consultation-too-short']],
  ['LC-9 no consultation without a record of the invited', DRAFTING, request('open-consultation', { invitedRecorded: false }), CHAIR, ['invitations-not-recorded']],
  ['LC-10 the clock closes no consultation in its last second', closing('2026-03-02T10:00:00Z'), request('close-consultation'), CLOCK, ['not-due-yet']],
  ['LC-10 the chair closes no consultation', closing('2026-03-01T23:59:59Z'), request('close-consultation'), CHAIR, ['clock-only']],
  ['LC-12 no ballot on a breaking change that nobody was asked about', RESOLUTION, request('open-ballot', { notConsultedOn: { appliedSince: ['comment C-2'], notApplied: [] } }), CHAIR, ['breaking-not-consulted']],
  ['LC-12 no ballot on a breaking change that was accepted and is not in the text', RESOLUTION, request('open-ballot', { notConsultedOn: { appliedSince: [], notApplied: ['comment C-2'] } }), CHAIR, ['breaking-not-applied']],
  ['LC-13 no ballot with undecided comments', RESOLUTION, request('open-ballot', { undecidedComments: 1 }), CHAIR, ['comments-undecided']],
  ['LC-13 no ballot without a change log', RESOLUTION, request('open-ballot', { changeLogWritten: false }), CHAIR, ['change-log-missing']],
  ['LC-14 no ballot without every review', RESOLUTION, request('open-ballot', { reviews: { accessibility: 'ready' } }), CHAIR, ['review-missing', 'review-missing']],
  ['LC-14 no ballot on a review that says Not ready', RESOLUTION, request('open-ballot', { reviews: { accessibility: 'not-ready', 'clinical-safety': 'ready', 'information-governance': 'ready' } }), CHAIR, ['review-not-ready']],
  ['LC-15 no ballot without a snapshot', RESOLUTION, request('open-ballot', { snapshotHash: null }), CHAIR, ['snapshot-missing']],
  ['LC-15 no ballot on a snapshot of an older text', RESOLUTION, request('open-ballot', { snapshotHash: OTHER_HASH }), CHAIR, ['snapshot-stale']],
  ['LC-15 no ballot without the electorate', RESOLUTION, request('open-ballot', { enrolled: electorate('provider') }), CHAIR, ['too-few-organisations', 'too-few-categories']],
  ['LC-56 no ballot on an image that another site can change', RESOLUTION, request('open-ballot', { imagesElsewhere: 1 }), CHAIR, ['images-elsewhere']],
  ['VN-7 no ballot under a number that the changes do not allow', RESOLUTION, request('open-ballot', { numberUnmet: unmetOf(decideNumber('1.0.1', { previous: FIRST_NUMBER, impact: 'breaking', because: [] })) }), CHAIR, ['number-too-small']],
  ['LC-16 no mandate ballot on another text', PUBLISHED, request('open-mandate-ballot', { snapshotHash: OTHER_HASH }), CHAIR, ['not-the-published-text']],
  ['LC-16 no mandate ballot without its electorate', PUBLISHED, request('open-mandate-ballot', { rules: defaultRules('mandatory'), enrolled: [] }), CHAIR, ['too-few-organisations', 'too-few-categories']],
  ['LC-16 no mandate ballot beside another', PUBLISHED, request('open-mandate-ballot', { underWay: true }), CHAIR, ['mandate-under-way']],
  ['LC-47 no mandate ballot on a text that a patch replaced', PUBLISHED, request('open-mandate-ballot', { patchPublished: '1.0.1' }), CHAIR, ['patch-published']],
  ['LC-46 no mandate ballot while notice of a patch stands', PUBLISHED, request('open-mandate-ballot', { patchUnderNotice: '1.0.1' }), CHAIR, ['patch-under-notice']],
  ['LC-16 no mandate ballot on what is mandated', complying('2027-01-01T00:00:00Z'), request('open-mandate-ballot'), CHAIR, ['already-mandated']],
  ['LC-17 no approval on a provisional tally', BALLOT, request('send-for-approval', { tally: 'provisional' }), CHAIR, ['tally-not-final']],
  ['LC-17 of an open ballot it is said that it decides', OPEN_BALLOT, request('send-for-approval', { openUntil: at('2026-03-30T22:59:59Z'), tally: 'provisional', passed: false }), CHAIR, ['ballot-decides']],
  ['LC-17 of a void ballot it is said that it has no result', BALLOT, request('send-for-approval', { tally: 'void', passed: false }), CHAIR, ['ballot-void']],
  ['LC-17 no approval of a failed ballot', BALLOT, request('send-for-approval', { passed: false }), CHAIR, ['rules-not-met']],
  ['LC-17 no approval with undecided comments', BALLOT, request('send-for-approval', { undecidedBallotComments: 3 }), CHAIR, ['ballot-comments-undecided']],
  ['LC-17 no approval where more than wording was agreed since', BALLOT, request('send-for-approval', { acceptedSince: [{ name: 'C-2', impact: 'compatible' }] }), CHAIR, ['accepted-since-frozen']],
  ['LC-17 nor where nobody said how far it goes', BALLOT, request('send-for-approval', { acceptedSince: [{ name: 'C-2', impact: null }] }), CHAIR, ['accepted-since-frozen']],
  ['LC-17 no change at all is fine', BALLOT, request('send-for-approval', { acceptedSince: [] }), CHAIR, []],
  ['LC-18 nothing returns to resolution from an open ballot', OPEN_BALLOT, request('return-to-resolution', { nonEditorialChangeAgreed: true }), CHAIR, ['ballot-still-open']],
  ['LC-18 a void ballot returns to resolution', BALLOT, request('return-to-resolution', { ended: 'void' }), CLOCK, []],
  ['LC-18 an agreed change returns a passed ballot', BALLOT, request('return-to-resolution', { ended: 'passed', nonEditorialChangeAgreed: true }), CHAIR, []],
  ['LC-18 but not by the clock', BALLOT, request('return-to-resolution', { ended: 'passed', nonEditorialChangeAgreed: true }), CLOCK, ['nothing-to-resolve']],
  ['LC-18 a failing tally that withdrawals can still change does not', BALLOT, request('return-to-resolution', { ended: 'not-yet' }), CLOCK, ['tally-not-final']],
  ['LC-18 a passed ballot without a change does not', BALLOT, request('return-to-resolution', { ended: 'passed' }), CHAIR, ['nothing-to-resolve']],
  ['LC-19 no publication without reasons', AWAITING, request('publish', { reasons: '' }), LEAD, ['reasons-missing']],
  ['LC-19 no publication over an objection', AWAITING, request('publish', { unansweredObjections: 1 }), LEAD, ['objections-unanswered']],
  ['LC-19 no publication without the involvement record', AWAITING, request('publish', { involvementComplete: false }), LEAD, ['involvement-incomplete']],
  ['LC-19 no implement-from date in the past', AWAITING, request('publish', { implementDate: daysAfter(NOW, -1) }), LEAD, ['implement-from-past']],
  ['LC-19 no review date in the past', AWAITING, request('publish', { reviewDate: NOW }), LEAD, ['review-date-missing']],
  ['LC-51 no review or implement-from date more than 10 years ahead', AWAITING, request('publish', { reviewDate: at('9999-01-01T12:00:00Z'), implementDate: at('2036-03-03T12:00:00Z') }), LEAD, ['review-date-too-far', 'implement-from-too-far']],
  ['LC-51 the day 10 years ahead is near enough', AWAITING, request('publish', { reviewDate: at('2036-03-02T12:00:00Z'), implementDate: at('2036-03-02T12:00:00Z') }), LEAD, []],
  ['LC-20 no publication of a hash that nobody approved', AWAITING, request('publish', { hash: OTHER_HASH }), LEAD, ['approvals-missing']],
  ['LC-21 no mandate without its ballot', PUBLISHED, request('mandate', { passedBallotHash: null }), LEAD, ['mandate-ballot-missing']],
  ['LC-21 no mandate by a ballot on another text', PUBLISHED, request('mandate', { passedBallotHash: OTHER_HASH }), LEAD, ['not-the-published-text']],
  ['LC-21 no second mandate', complying('2027-01-01T00:00:00Z'), request('mandate'), LEAD, ['already-mandated']],
  ['LC-22 no mandate by one Lead twice', PUBLISHED, request('mandate', { approvals: twice(HASH) }), LEAD, ['approvals-missing']],
  ['LC-22 no mandate by approvals of two texts', PUBLISHED, request('mandate', { approvals: [{ leadId: 'lead-1', hash: HASH }, { leadId: 'lead-2', hash: OTHER_HASH }] }), LEAD, ['approvals-missing']],
  ['LC-23 no mandate without its dates', PUBLISHED, request('mandate', { implementFrom: null, complyBy: null }), LEAD, ['implement-from-missing', 'comply-by-missing']],
  ['LC-23 no comply-by before implement-from', PUBLISHED, request('mandate', { implementFrom: at('2027-04-01T00:00:00Z') }), LEAD, ['dates-out-of-order']],
  ['LC-23 no notice of 11 months', PUBLISHED, request('mandate', { complyBy: at('2027-02-02T00:00:00Z') }), LEAD, ['mandate-notice-too-short']],
  ['LC-23 the day 12 months from now is long enough, from its first moment', PUBLISHED, request('mandate', { complyBy: at('2027-03-02T00:00:00Z') }), LEAD, []],
  ['LC-23 the day before is not', PUBLISHED, request('mandate', { complyBy: at('2027-03-01T23:59:59Z') }), LEAD, ['mandate-notice-too-short']],
  ['LC-23 a public reason shortens the notice', PUBLISHED, request('mandate', { complyBy: at('2026-12-01T00:00:00Z'), shorterNoticeReason: 'The law says so.' }), LEAD, []],
  ['LC-23 no reason brings a comply-by date in the past', PUBLISHED, request('mandate', { implementFrom: at('2026-01-01T00:00:00Z'), complyBy: at('2026-02-01T00:00:00Z'), shorterNoticeReason: 'Late.' }), LEAD, ['mandate-implement-from-past', 'mandate-notice-too-short']],
  ['LC-23 no implement-from date that has passed', PUBLISHED, request('mandate', { implementFrom: at('2026-03-01T12:00:00Z') }), LEAD, ['mandate-implement-from-past']],
  ['LC-23 the day itself can still be kept', PUBLISHED, request('mandate', { implementFrom: at('2026-03-02T00:00:00Z') }), LEAD, []],
  ['LC-23 the date that the version was published with stays, though it has passed', PUBLISHED, request('mandate', { implementFrom: at('2025-11-03T12:00:00Z'), publishedToImplementFrom: at('2025-11-03T00:00:00Z') }), LEAD, []],
  ['LC-23 no other date that has passed', PUBLISHED, request('mandate', { implementFrom: at('2025-11-04T12:00:00Z'), publishedToImplementFrom: at('2025-11-03T12:00:00Z') }), LEAD, ['mandate-implement-from-past']],
  ['LC-51 no mandate whose dates are more than 10 years ahead', PUBLISHED, request('mandate', { implementFrom: at('2036-03-03T12:00:00Z'), complyBy: at('9999-01-01T12:00:00Z') }), LEAD, ['implement-from-too-far', 'comply-by-too-far']],
  ['LC-24 no mandate without proof', PUBLISHED, request('mandate', { proof: { statements: [], exchangeMusts: [] } }), LEAD, ['statements-too-few', 'suppliers-too-few', 'small-supplier-missing', 'live-site-missing']],
  ['LC-25 nothing takes effect before its date', complying('2026-03-03T00:00:00Z'), request('take-effect'), CLOCK, ['not-due-yet']],
  ['LC-25 it takes effect from the beginning of its day in London', complying('2026-03-02T12:00:00Z'), request('take-effect'), CLOCK, []],
  ['LC-25 nothing takes effect that is not mandated', PUBLISHED, request('take-effect'), CLOCK, ['not-mandated']],
  ['LC-26 no deprecation 27 days after the notice', PUBLISHED, request('deprecate', { noticeGivenAt: at('2026-02-03T10:00:00Z') }), LEAD, ['deprecation-notice-too-short']],
  ['LC-26 no deprecation without notice, reason, successor, products and end', PUBLISHED, request('deprecate', { noticeGivenAt: null, reason: '', successor: '', productsListed: false, phaseOutEnds: null }), LEAD, ['public-reason-missing', 'successor-missing', 'products-not-listed', 'deprecation-notice-missing', 'phase-out-end-missing']],
  ['LC-51 no end of a phase-out more than 10 years ahead', PUBLISHED, request('deprecate', { phaseOutEnds: at('2927-01-01T23:59:59Z') }), LEAD, ['phase-out-end-too-far']],
  ['LC-51 the end of a phase-out may be the last second of the day 10 years ahead', PUBLISHED, request('deprecate', { phaseOutEnds: at('2036-03-02T23:59:59Z') }), LEAD, []],
  ['LC-27 nothing retires before the phase-out ends', phasingOut('2026-03-03T00:00:00Z'), request('retire'), LEAD, ['not-due-yet']],
  ['LC-27 it retires from the beginning of the last day of the phase-out in London', phasingOut('2026-03-02T23:59:59Z'), request('retire'), CLOCK, []],
  ['LC-27 a Lead retires it on that day too', phasingOut('2026-03-02T23:59:59Z'), request('retire'), LEAD, []],
  ['LC-26 the phase-out does not end today', PUBLISHED, request('deprecate', { phaseOutEnds: at('2026-03-02T23:59:59Z') }), LEAD, ['phase-out-end-missing']],
  ['LC-26 the phase-out may end tomorrow', PUBLISHED, request('deprecate', { phaseOutEnds: at('2026-03-03T23:59:59Z') }), LEAD, []],
  ['LC-28 no hold without a public reason', DRAFTING, request('hold', { reason: ' ' }), LEAD, ['public-reason-missing']],
  ['LC-29 no hold over an open ballot', OPEN_BALLOT, request('hold'), LEAD, ['ballot-still-open']],
  ['LC-29 no cancelling over an open ballot', OPEN_BALLOT, request('cancel'), LEAD, ['ballot-still-open']],
  ['LC-29 a closed ballot can be held', BALLOT, request('hold'), LEAD, []],
  ['LC-31 no return without reason and points', AWAITING, request('return-for-changes', { reason: '', points: [' '] }), LEAD, ['public-reason-missing', 'points-missing']],
  ['LC-31 no rejection without points', AWAITING, request('reject', { points: [] }), LEAD, ['points-missing']],
  ['LC-32 no patch with a compatible change', PUBLISHED, request('patch', { impact: 'compatible' }), LEAD, ['change-not-editorial']],
  ['LC-32 no patch without a change', PUBLISHED, request('patch', { impact: null }), LEAD, ['change-not-editorial']],
  ['LC-32 no patch 13 days after its notice', PUBLISHED, request('patch', { noticeEndsAt: noticeOfPatchEnds(at('2026-02-17T10:00:00Z')) }), LEAD, ['patch-notice-too-short']],
  ['LC-32 no patch without notice or approval', PUBLISHED, request('patch', { noticeEndsAt: null, approvals: [] }), LEAD, ['patch-notice-missing', 'approvals-missing']],
];

test.each(CASES)('%s', (_title, facts, moved, actor, words) => {
  expect(unmet(decideMove(version(facts), moved, actor, NOW))).toEqual(words);
});

describe('objections and approvals', () => {
  const objection = {
    decidedAt: at('2026-02-16T10:00:00Z'),
    overByRecord: false,
    hidden: false,
    organisationId: null,
    summary: 'Small suppliers were not heard.',
    decision: 'The ballot of 16 February.',
    reasons: 'None was invited.',
    removedBy: 'Another consultation.',
  };

  test('LC-34 an objection is accepted to the end of the 14th day', () => {
    const lastSecond = at('2026-03-02T23:59:59Z');
    expect(decideObjection(objection, PARTICIPANT, lastSecond)).toEqual({
      allowed: true,
      result: { answerBy: at('2026-04-01T22:59:59Z') },
    });
    expect(unmet(decideObjection(objection, PARTICIPANT, at('2026-03-03T00:00:00Z')))).toEqual([
      'objection-late',
    ]);
  });

  test('AU-11 LC-34 not after that by the record, whatever the clock says', () => {
    const late = { ...objection, overByRecord: true };
    expect(unmet(decideObjection(late, PARTICIPANT, at('2026-02-20T10:00:00Z')))).toEqual(['objection-late']);
  });

  test('LC-34 an objection fills its four fields', () => {
    const empty = { ...objection, summary: '', removedBy: ' ' };
    expect(unmet(decideObjection(empty, ANONYMOUS, NOW))).toEqual(['sign-in-needed', 'objection-incomplete']);
  });

  test('LC-35 an answer after 30 days is accepted and marked late', () => {
    const facts = {
      version: version(BALLOT),
      filedAt: at('2026-01-01T12:00:00Z'),
      filedBy: 'somebody',
      decidedBy: [],
      answer: 'They were invited.',
    };
    expect(decideObjectionAnswer(facts, LEAD, at('2026-01-31T23:59:59Z'))).toMatchObject({
      result: { late: false },
    });
    expect(decideObjectionAnswer(facts, LEAD, at('2026-02-01T00:00:00Z'))).toMatchObject({
      result: { late: true },
    });
    expect(unmet(decideObjectionAnswer({ ...facts, answer: '' }, CHAIR, NOW))).toEqual([
      'lead-only',
      'answer-missing',
    ]);
  });

  test('LC-37 nobody answers their own objection, or one to their own decision', () => {
    const facts = {
      version: version(BALLOT),
      filedAt: NOW,
      filedBy: 'somebody',
      decidedBy: ['somebody else'],
      answer: 'They were invited.',
    };
    const me = LEAD.kind === 'person' ? LEAD.personId : '';
    expect(unmet(decideObjectionAnswer(facts, LEAD, NOW))).toEqual([]);
    expect(unmet(decideObjectionAnswer({ ...facts, filedBy: me }, LEAD, NOW))).toEqual(['own-objection']);
    expect(unmet(decideObjectionAnswer({ ...facts, decidedBy: [me] }, LEAD, NOW))).toEqual(['own-objection']);
  });

  test('LC-38 the password given for a decision holds five minutes, and none given before it', () => {
    const confirmed = (ms: number | null) =>
      guardConfirmation(ms === null ? null : new Date(NOW.getTime() - ms), NOW).length === 0;
    expect([null, -1, 0, 300_000, 300_001].map(confirmed)).toEqual([false, false, true, true, false]);
  });

  test('LC-36 AF-5 a Lead approves the hash that waits, in the state that waits for it', () => {
    const facts = {
      purpose: 'publication',
      hash: HASH,
      waitingHash: HASH,
      artefacts: '',
      waitingArtefacts: '',
      confirmedAt: NOW,
    } as const;
    expect(unmet(decideApproval(version(AWAITING), facts, LEAD, NOW))).toEqual([]);
    expect(unmet(decideApproval(version(BALLOT), facts, LEAD, NOW))).toEqual(['not-awaiting-approval']);
    expect(unmet(decideApproval(version(AWAITING), { ...facts, hash: OTHER_HASH }, LEAD, NOW))).toEqual([
      'approved-hash-differs',
    ]);
    expect(unmet(decideApproval(version(PUBLISHED), { ...facts, purpose: 'mandate' }, LEAD, NOW))).toEqual(
      [],
    );
    const involved = { ...version(AWAITING), tookPart: ['edited'] as const };
    const waiting = { ...facts, waitingArtefacts: OTHER_HASH };
    expect(unmet(decideApproval(version(AWAITING), waiting, LEAD, NOW))).toEqual(['artefacts-differ']);
    expect(unmet(decideApproval(involved, facts, LEAD, NOW))).toEqual(['edited-this-version']);
  });
});

test.each([
  ['awaiting-approval', { isPatch: false, settled: false }, 'keeps-from-publication'],
  ['awaiting-approval', { isPatch: true, settled: false }, 'weighed-for-patch'],
  ['published', { isPatch: false, settled: false }, 'weighed-for-mandate'],
  ['published', { isPatch: true, settled: true }, 'answered-only'],
  ['effective', { isPatch: false, settled: true }, 'answered-only'],
  ['cancelled', { isPatch: false, settled: false }, 'answered-only'],
] as const)('LC-19 an objection to a version in %s, %j: %s', (state, facts, does) => {
  expect(whatAnObjectionDoes({ state, ...facts })).toBe(does);
});
