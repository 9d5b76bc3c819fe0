import { describe, expect, test } from 'vitest';
import type { CommentFacts } from '../../app/domain/comment';
import { type DecisionStanding, decideTakingBack } from '../../app/domain/decision-taken-back';
import { COMMENT_STATES } from '../../db/words';
import { CHAIR, EDITOR, PARTICIPANT, STANDARD, unmet } from './cases';
import { NOW } from './lifecycle-cases';

const FREE: DecisionStanding = {
  underJudgement: false,
  decidedBeforeBallot: false,
  appliedByAmendment: false,
};

function decided(facts: Partial<CommentFacts> = {}): CommentFacts {
  const who = { standardId: STANDARD, authorId: 'person-1', hidden: false };
  const what = { type: 'technical', blocking: false, state: 'decided', disposition: 'noted' } as const;
  return { ...who, ...what, decidedAt: NOW, ...facts };
}

describe('taking a decision back', () => {
  const back = (
    facts: Partial<CommentFacts>,
    standing: Partial<DecisionStanding> = {},
    reason = 'Misread.',
  ) => decideTakingBack(decided(facts), { ...FREE, ...standing }, reason, CHAIR);

  test('CD-26 the comment is Triaged again', () => {
    expect(back({})).toEqual({ allowed: true, result: { from: 'decided', to: 'triaged' } });
    expect(back({ state: 'applied' })).toMatchObject({ result: { from: 'applied', to: 'triaged' } });
  });

  test.each(COMMENT_STATES.filter((state) => state !== 'decided' && state !== 'applied'))(
    'CD-26 CD-3 not from %s',
    (state) => expect(unmet(back({ state }))).toEqual(['comment-move-not-from-here']),
  );

  test('CD-26 not what the commenter ended, what an amendment made, or what is judged now', () => {
    expect(unmet(back({ disposition: 'withdrawn' }))).toEqual(['withdrawn-by-commenter']);
    expect(unmet(back({ state: 'applied' }, { appliedByAmendment: true }))).toEqual(['applied-by-amendment']);
    const ballot = { decidedBeforeBallot: true };
    expect(unmet(back({}, { ...ballot, underJudgement: true }))).toEqual(['decision-being-judged']);
    expect(unmet(back({}, ballot))).toEqual(['decided-before-ballot']);
  });

  test('CD-26 not without a reason; PM-35 by the chair alone', () => {
    expect(unmet(back({}, {}, '  '))).toEqual(['public-reason-missing']);
    for (const actor of [EDITOR, PARTICIPANT]) {
      expect(unmet(decideTakingBack(decided(), FREE, 'Misread.', actor))).toEqual(['chair-only']);
    }
  });
});
