import { describe, expect, test } from 'vitest';
import {
  type AnswerTime,
  COMMENT_MOVES,
  type CommentFacts,
  type CommentInBallot,
  commentMove,
  contentEnds,
  decideCommentMove,
  decideContent,
  decideNewComment,
  decideWithdrawing,
  isCarriedOver,
  mayChangeWords,
} from '../../app/domain/comment';
import {
  decideApplication,
  decideApplicationUndone,
  decideCommentPublication,
  decideLeavingOut,
} from '../../app/domain/comment-application';
import {
  type CommentDecision,
  decideComment,
  decideStanding,
  type ProposedDecision,
  silenceEnds,
} from '../../app/domain/disposition';
import type { ActorFacts } from '../../app/domain/permissions/actor';
import { COMMENT_STATES, type CommentState, VERSION_STATES } from '../../db/words';
import { ANONYMOUS, CHAIR, CLOCK, EDITOR, memberOf, PARTICIPANT, person, STANDARD, unmet } from './cases';
import { at, NOW } from './lifecycle-cases';

const OTHER = person({ personId: 'person-2' });
const NO_BALLOT: CommentInBallot = { organisationId: null, ballotOpen: false, votedOn: false };

function comment(facts: Partial<CommentFacts> = {}): CommentFacts {
  return {
    standardId: STANDARD,
    authorId: 'person-1',
    hidden: false,
    type: 'technical',
    blocking: false,
    state: 'triaged',
    disposition: null,
    decidedAt: null,
    ...facts,
  };
}

function decision(facts: Partial<CommentDecision> = {}): CommentDecision {
  const none = { duplicateOf: null, proposedAt: null, count: null };
  return { disposition: 'accepted', reason: '', impact: 'compatible', how: 'chair', ...none, ...facts };
}

type Case = readonly [string, Partial<CommentFacts>, Partial<CommentDecision>, ActorFacts, readonly string[]];

const editorial = { type: 'editorial' } as const;
const blocking = { blocking: true, state: 'decision-proposed' } as const;
const proposed = { state: 'decision-proposed' } as const;
/** The seventh day after it is over, and goes on. */
const WEEK_AGO = at('2026-02-22T23:59:59Z');
const LAST_DAY = at('2026-02-23T00:00:00Z');

/** Sentence, the comment, the decision, who decides (on 2 March 2026), and what is missing. */
// biome-ignore format: one case a line
const DECISIONS: readonly Case[] = [
  ['CD-4 an editor decides an Editorial comment', editorial, { how: 'editor' }, EDITOR, []],
  ['CD-4 the chair does as well', editorial, {}, CHAIR, []],
  ['CD-24 but no editor one that breaks', editorial, { how: 'editor', disposition: 'accepted', impact: 'breaking' }, EDITOR, ['chair-needed']],
  ['CD-24 which the chair does', editorial, { disposition: 'accepted', impact: 'breaking' }, CHAIR, []],
  ['CD-4 nobody else does', editorial, {}, PARTICIPANT, ['chair-or-editor-only']],
  ['CD-5 a Technical comment needs the chair', {}, { how: 'editor' }, EDITOR, ['chair-needed']],
  ['CD-5 so does a General one', { type: 'general' }, { how: 'editor' }, EDITOR, ['chair-needed']],
  ['CD-5 so does a Question', { type: 'question' }, { disposition: 'question-answered', reason: 'Yes.' }, EDITOR, ['chair-needed']],
  ['CD-5 the chair decides it', {}, {}, CHAIR, []],
  ['CD-6 a blocking comment is not decided by the chair alone', blocking, {}, CHAIR, ['group-needed']],
  ['CD-6 nor by an editor, though it is Editorial', { ...blocking, ...editorial }, { how: 'editor' }, EDITOR, ['chair-needed', 'group-needed']],
  ['CD-6 the group decides it by a count', blocking, { how: 'count', count: { yes: 4, no: 3 } }, CHAIR, []],
  ['CD-6 or by silence', blocking, { how: 'silence', proposedAt: WEEK_AGO }, CHAIR, []],
  ['CD-6 or in a block', blocking, { how: 'block', proposedAt: WEEK_AGO }, CHAIR, []],
  ['CD-7 all but plain Accepted give a reason', {}, { disposition: 'not-accepted' }, CHAIR, ['decision-reason-missing']],
  ['CD-7 Accepted with changes does', {}, { disposition: 'accepted-with-changes', reason: ' ' }, CHAIR, ['decision-reason-missing']],
  ['CD-7 with it they stand', {}, { disposition: 'out-of-scope', reason: 'Another standard.', impact: null }, CHAIR, []],
  ['CD-8 a change of the text says its impact', {}, { impact: null }, CHAIR, ['impact-missing']],
  ['CD-9 Duplicate names the other comment', {}, { disposition: 'duplicate', reason: 'As C-1.' }, CHAIR, ['duplicate-missing']],
  ['CD-9 with it it stands', {}, { disposition: 'duplicate', reason: 'As C-1.', duplicateOf: 'c-1' }, CHAIR, []],
  ['CD-10 while the seventh day goes on the silence is too short', proposed, { how: 'silence', proposedAt: LAST_DAY }, CHAIR, ['silence-too-short']],
  ['CD-10 seven whole days are enough', proposed, { how: 'silence', proposedAt: WEEK_AGO }, CHAIR, []],
  ['CD-10 silence needs a proposal', {}, { how: 'silence', proposedAt: null }, CHAIR, ['silence-too-short']],
  ['CD-10 CD-12 a block that it was pulled out of does not decide it', {}, { how: 'block', proposedAt: WEEK_AGO }, CHAIR, ['silence-too-short']],
  ['CD-11 a count has numbers', {}, { how: 'count' }, CHAIR, ['count-missing']],
  ['CD-11 as many against as for decide nothing', {}, { how: 'count', count: { yes: 3, no: 3 } }, CHAIR, ['count-against']],
  ['CD-13 the chair withdraws no comment', {}, { disposition: 'withdrawn', reason: 'Gone.', impact: null }, CHAIR, ['withdrawal-by-commenter-only']],
  ['CD-13 nor in the name of the commenter', {}, { how: 'commenter' }, CHAIR, ['withdrawal-by-commenter-only']],
  ['CD-3 nothing is decided before triage', { state: 'submitted' }, {}, CHAIR, ['comment-move-not-from-here']],
  ['CD-3 nothing is decided twice', { state: 'decided' }, {}, CHAIR, ['comment-move-not-from-here']],
  ['PM-10 a participant decides nothing', {}, {}, PARTICIPANT, ['chair-or-editor-only', 'chair-needed']],
];

test.each(DECISIONS)('%s', (_title, facts, decided, actor, words) => {
  expect(unmet(decideComment(comment(facts), decision(decided), actor, NOW))).toEqual(words);
});

type StandingCase = readonly [
  string,
  Partial<CommentFacts>,
  Partial<ProposedDecision>,
  ActorFacts,
  readonly string[],
];

/** Sentence, the comment, what was proposed, who asks (on 2 March 2026), and what is missing. */
// biome-ignore format: one case a line
const STANDING: readonly StandingCase[] = [
  ['CD-19 after seven days the clock records it', proposed, {}, CLOCK, []],
  ['CD-19 on the seventh it does not', proposed, { proposedAt: LAST_DAY }, CLOCK, ['silence-too-short']],
  ['CD-19 a blocking one too', blocking, {}, CLOCK, []],
  ['CD-19 CD-12 not one that was pulled out', {}, {}, CLOCK, ['silence-too-short']],
  ['CD-19 PM-16 a person does not in its place', proposed, {}, CHAIR, ['clock-only']],
  ['CD-20 what an editor proposed on a Technical comment waits for the chair', proposed, { proposedAs: 'editor' }, CLOCK, ['chair-needed']],
  ['CD-20 so does one of which that was not kept', proposed, { proposedAs: null }, CLOCK, ['chair-needed']],
  ['CD-20 so does an Editorial one that blocks', { ...blocking, ...editorial }, { proposedAs: 'editor' }, CLOCK, ['chair-needed']],
  ['CD-24 so does an Editorial one whose change breaks', { ...proposed, ...editorial }, { proposedAs: 'editor', disposition: 'accepted', impact: 'breaking' }, CLOCK, ['chair-needed']],
  ['CD-20 on an Editorial one that does not it stands', { ...proposed, ...editorial }, { proposedAs: 'editor' }, CLOCK, []],
];

test.each(STANDING)('%s', (_title, facts, what, actor, words) => {
  const { how: _how, count: _count, ...said } = decision({ reason: 'Right.', proposedAt: WEEK_AGO });
  const standing: ProposedDecision = { ...said, proposedAs: 'chair', inBlock: false, ...what };
  expect(unmet(decideStanding(comment(facts), standing, actor, NOW))).toEqual(words);
});

test.each([
  ['in winter', '2026-02-23T10:00:00Z', '2026-03-02T23:59:59Z'],
  ['in the last second of a day in winter', '2026-02-22T23:59:59Z', '2026-03-01T23:59:59Z'],
  ['in summer, after midnight in London', '2026-06-30T23:30:00Z', '2026-07-08T22:59:59Z'],
  ['when the clocks go forward on the last day', '2026-03-22T10:00:00Z', '2026-03-29T22:59:59Z'],
  ['when they go forward meanwhile', '2026-03-25T23:59:00Z', '2026-04-01T22:59:59Z'],
  ['when they go back meanwhile', '2026-10-20T23:30:00Z', '2026-10-28T23:59:59Z'],
  ['when they go back on the last day', '2026-10-18T12:00:00Z', '2026-10-25T23:59:59Z'],
] as const)('CD-10 a proposed decision stands when the seventh day is over: %s', (_title, from, last) => {
  expect(silenceEnds(at(from))).toEqual(at(last));
  const by = { how: 'silence', proposedAt: at(from) } as const;
  const when = (ms: number) =>
    unmet(decideComment(comment(proposed), decision(by), CHAIR, new Date(at(last).getTime() + ms)));
  expect(when(999)).toEqual(['silence-too-short']);
  expect(when(1000)).toEqual([]);
});

test('CD-19 what was proposed for several together stands as a block, one alone by silence', () => {
  const { how: _how, count: _count, ...said } = decision({ proposedAt: WEEK_AGO });
  for (const [inBlock, how] of [
    [true, 'block'],
    [false, 'silence'],
  ] as const) {
    const standing = decideStanding(comment(proposed), { ...said, proposedAs: 'chair', inBlock }, CLOCK, NOW);
    expect(standing).toEqual({ allowed: true, result: { from: 'decision-proposed', to: 'decided', how } });
  }
});

describe('writing a comment', () => {
  const place = { hidden: false, organisationId: null };
  const words = {
    place,
    versionState: 'consultation',
    type: 'general',
    text: 'Say which code system.',
    answers: { closesAt: NOW, closed: false },
  } as const;

  test('CD-21 nobody comments on a cancelled version, and everybody on all others', () => {
    for (const versionState of VERSION_STATES) {
      const found = unmet(decideNewComment({ ...words, versionState }, PARTICIPANT, NOW));
      expect(found).toEqual(versionState === 'cancelled' ? ['version-cancelled'] : []);
    }
  });

  test('CD-1 a comment has words and a type', () => {
    expect(decideNewComment(words, PARTICIPANT, NOW)).toEqual({ allowed: true, result: { late: false } });
    const empty = { ...words, text: ' \n', type: 'praise' };
    expect(unmet(decideNewComment(empty, ANONYMOUS, NOW))).toEqual([
      'sign-in-needed',
      'comment-empty',
      'comment-type-unknown',
    ]);
  });

  test('CD-2 after the closing time it is taken and marked late', () => {
    const [inIt, after] = [999, 1000].map((ms) => new Date(NOW.getTime() + ms));
    const late = (answers: AnswerTime | null, now = NOW) =>
      decideNewComment({ ...words, answers }, PARTICIPANT, now);
    expect(late(words.answers, inIt)).toMatchObject({ result: { late: false } });
    expect(late(words.answers, after)).toMatchObject({ result: { late: true } });
    expect(late(null, after)).toMatchObject({ result: { late: false } });
  });

  test('AU-11 CD-2 what was closed stays so when the clock is set back', () => {
    const answers = { closesAt: NOW, closed: true };
    const before = new Date(NOW.getTime() - 86_400_000);
    expect(decideNewComment({ ...words, answers }, PARTICIPANT, before)).toMatchObject({
      result: { late: true },
    });
  });

  test('PM-9 a person speaks for an organisation only as its member', () => {
    const spoken = { ...words, place: { ...place, organisationId: 'acme' } };
    expect(unmet(decideNewComment(spoken, PARTICIPANT, NOW))).toEqual(['member-only']);
    expect(unmet(decideNewComment(spoken, memberOf('acme'), NOW))).toEqual([]);
  });
});

describe('moves of a comment', () => {
  test('CD-3 every move leaves the states of its row and no other', () => {
    const table = Object.entries(COMMENT_MOVES) as [
      keyof typeof COMMENT_MOVES,
      { from: readonly CommentState[] },
    ][];
    for (const [move, { from }] of table) {
      const leaves = COMMENT_STATES.filter((state) => commentMove({ state }, move).length === 0);
      expect(leaves, move).toEqual(COMMENT_STATES.filter((state) => from.includes(state)));
    }
    expect(
      COMMENT_STATES.filter((state) => table.some(([, { from }]) => from.includes(state))),
    ).not.toContain('published');
  });

  test('PM-11 the chair triages, asks for input and proposes a decision', () => {
    expect(decideCommentMove(comment({ state: 'submitted' }), 'triage', EDITOR)).toMatchObject({
      result: { from: 'submitted', to: 'triaged' },
    });
    expect(unmet(decideCommentMove(comment(), 'ask-for-input', CHAIR))).toEqual([]);
    expect(unmet(decideCommentMove(comment({ state: 'waiting-for-input' }), 'input-given', CHAIR))).toEqual(
      [],
    );
    expect(unmet(decideCommentMove(comment(), 'propose-decision', PARTICIPANT))).toEqual([
      'chair-or-editor-only',
    ]);
  });

  test('CD-12 anybody with an account pulls a comment out, back to Triaged', () => {
    expect(decideCommentMove(comment(proposed), 'pull-out', OTHER)).toMatchObject({
      result: { to: 'triaged' },
    });
    expect(unmet(decideCommentMove(comment(), 'pull-out', OTHER))).toEqual(['comment-move-not-from-here']);
    expect(unmet(decideCommentMove(comment(proposed), 'pull-out', ANONYMOUS))).toEqual(['sign-in-needed']);
  });

  test('CD-22 a comment keeps its words while a decision on it is proposed, and only then', () => {
    const words = COMMENT_STATES.flatMap((state) =>
      mayChangeWords({ state }, NO_BALLOT, PARTICIPANT).map(({ word }) => [state, word]),
    );
    expect(words).toEqual([['decision-proposed', 'words-proposed-on']]);
  });

  /** What stands in the way of changed words, and of withdrawing. */
  const inTheWay = (inBallot: CommentInBallot, actor: ActorFacts) => [
    mayChangeWords({ state: 'triaged' }, inBallot, actor).map(({ rule, word }) => `${rule} ${word}`),
    unmet(decideWithdrawing(comment(), inBallot, actor)),
  ];
  const citedForAcme = { organisationId: 'acme', ballotOpen: true, votedOn: true };
  const VOTED_ON = [['CD-23 words-voted-on'], ['words-voted-on']];
  const OUTSIDE = [['CD-25 words-of-organisation'], ['words-of-organisation']];
  const FREE = [[], []];

  // biome-ignore format: one case a line
  test.each<[string, Partial<CommentInBallot>, ActorFacts, unknown]>([
    ['CD-23 a comment stands while a vote of an open ballot rests on it', {}, memberOf('acme'), VOTED_ON],
    ['CD-23 whatever the duty of the member', {}, memberOf('acme', { duty: 'alternate' }), VOTED_ON],
    ['CD-23 and no longer than that', { votedOn: false }, memberOf('acme'), FREE],
    ['CD-25 it stands for whoever left the organisation, and nothing is said of votes', {}, PARTICIPANT, OUTSIDE],
    ['CD-25 with the same answer when no vote rests on it', { votedOn: false }, PARTICIPANT, OUTSIDE],
    ['CD-25 for a member of another organisation too', {}, memberOf('other'), OUTSIDE],
    ['CD-25 and no longer than the ballot is open', { ballotOpen: false, votedOn: false }, PARTICIPANT, FREE],
    ['CD-25 a comment that is nobody’s but its author’s goes on', { organisationId: null, votedOn: false }, PARTICIPANT, FREE],
  ])('%s', (_sentence, change, actor, expected) => {
    expect(inTheWay({ ...citedForAcme, ...change }, actor)).toEqual(expected);
  });

  test('CD-13 whoever may not withdraw learns nothing of votes', () => {
    expect(unmet(decideWithdrawing(comment(), citedForAcme, OTHER))).toEqual(['commenter-only']);
  });

  test('CD-13 the commenter withdraws before the decision, and nobody else', () => {
    expect(decideCommentMove(comment(), 'withdraw', PARTICIPANT)).toMatchObject({
      result: { to: 'decided' },
    });
    expect(unmet(decideCommentMove(comment(), 'withdraw', OTHER))).toEqual(['commenter-only']);
    expect(unmet(decideCommentMove(comment({ state: 'decided' }), 'withdraw', PARTICIPANT))).toEqual([
      'comment-move-not-from-here',
    ]);
  });
});

describe('after the decision', () => {
  const REVISION = { number: '1.1.0', frozenBefore: false };
  const accepted = comment({
    state: 'decided',
    disposition: 'accepted',
    decidedAt: at('2026-02-16T10:00:00Z'),
  });
  const noted = { ...accepted, disposition: 'noted' } as const;

  test('CD-14 an accepted comment is applied in a revision that is named', () => {
    expect(decideApplication(accepted, REVISION, EDITOR)).toMatchObject({ result: { to: 'applied' } });
    expect(unmet(decideApplication(accepted, { ...REVISION, frozenBefore: true }, EDITOR))).toEqual([
      'revision-frozen-before',
    ]);
    expect(unmet(decideApplication(accepted, null, PARTICIPANT))).toEqual([
      'chair-or-editor-only',
      'revision-missing',
    ]);
    expect(unmet(decideApplication(noted, REVISION, EDITOR))).toEqual(['not-accepted']);
  });

  test('CD-18 an applied comment is decided again when what applied it is undone', () => {
    const applied = { ...accepted, state: 'applied' } as const;
    expect(decideApplicationUndone(applied, EDITOR)).toMatchObject({ result: { to: 'decided' } });
    expect(unmet(decideApplicationUndone(applied, PARTICIPANT))).toEqual(['chair-or-editor-only']);
    expect(unmet(decideApplicationUndone(accepted, EDITOR))).toEqual(['comment-move-not-from-here']);
  });

  test('CD-31 CD-32 one that the published text or no text has any more is decided again, and nothing else is', () => {
    const applied = { ...accepted, state: 'applied' } as const;
    expect(decideLeavingOut(applied)).toMatchObject({ result: { from: 'applied', to: 'decided' } });
    expect(unmet(decideLeavingOut(accepted))).toEqual(['comment-move-not-from-here']);
    expect(unmet(decideLeavingOut({ ...accepted, state: 'published' }))).toEqual([
      'comment-move-not-from-here',
    ]);
  });

  test('CD-15 it is published when applied in a published text, or at once without a change of the text', () => {
    const applied = { ...accepted, state: 'applied' } as const;
    expect(unmet(decideCommentPublication(accepted, true))).toEqual(['not-applied-yet']);
    expect(unmet(decideCommentPublication(applied, true))).toEqual([]);
    expect(unmet(decideCommentPublication(applied, false))).toEqual(['not-applied-yet']);
    expect(unmet(decideCommentPublication(noted, false))).toEqual([]);
    expect(unmet(decideCommentPublication(comment(), false))).toEqual(['comment-move-not-from-here']);
  });

  test('CD-16 the commenter answers to the end of the 14th day', () => {
    expect(contentEnds(at('2026-02-16T10:00:00Z'))).toEqual(at('2026-03-02T23:59:59Z'));
    expect(unmet(decideContent(accepted, PARTICIPANT, at('2026-03-02T23:59:59Z')))).toEqual([]);
    expect(unmet(decideContent(accepted, PARTICIPANT, at('2026-03-03T00:00:00Z')))).toEqual([
      'content-too-late',
    ]);
    // Recorded silence stands, though the clock was set back since.
    expect(unmet(decideContent({ ...accepted, silenceRecorded: true }, PARTICIPANT, NOW))).toEqual([
      'content-too-late',
    ]);
    expect(unmet(decideContent(comment(), OTHER, NOW))).toEqual(['commenter-only', 'not-decided-yet']);
  });

  test('CD-17 undecided comments and those kept for later go along to the next version', () => {
    const carried = COMMENT_STATES.filter((state) => isCarriedOver({ state, disposition: null }));
    expect(carried).toEqual(['submitted', 'triaged', 'waiting-for-input', 'decision-proposed']);
    expect(isCarriedOver({ state: 'published', disposition: 'kept-for-later' })).toBe(true);
    expect(isCarriedOver({ state: 'published', disposition: 'accepted' })).toBe(false);
  });
});
