import { describe, expect, test } from 'vitest';
import { count } from '../../app/domain/ballot/count';
import { endOfDayAfter } from '../../app/domain/london-time';
import {
  adviceOf,
  decideSenseAnswer,
  decideSenseCheck,
  decideSenseClosing,
  type SenseAnswer,
  type SenseCheckFacts,
} from '../../app/domain/sense-check';
import { VERSION_STATES } from '../../db/words';
import { CHAIR, CLOCK, EDITOR, LEAD, memberOf, PARTICIPANT, STANDARD, unmet } from './cases';
import { NOW } from './lifecycle-cases';

const facts = (change: Partial<SenseCheckFacts> = {}): SenseCheckFacts => ({
  standardId: STANDARD,
  versionState: 'drafting',
  subjectKnown: true,
  question: 'Is one day short enough?',
  closesAt: endOfDayAfter(NOW, 7),
  ...change,
});

describe('sense checks', () => {
  test('SC-1 PM-28 the chair and the editors ask, and nobody else', () => {
    for (const actor of [CHAIR, EDITOR]) expect(unmet(decideSenseCheck(facts(), actor, NOW))).toEqual([]);
    for (const actor of [LEAD, PARTICIPANT]) {
      expect(unmet(decideSenseCheck(facts(), actor, NOW))).toEqual(['chair-or-editor-only']);
    }
  });

  test('SC-1 every fault of a question is named', () => {
    const faulty = facts({ subjectKnown: false, question: ' ', closesAt: NOW, versionState: 'published' });
    expect(unmet(decideSenseCheck(faulty, CHAIR, NOW))).toEqual([
      'sense-version-over',
      'sense-subject-unknown',
      'sense-question-missing',
      'sense-closing-unfit',
    ]);
  });

  test('SC-1 it stands for 60 days at most', () => {
    const at = (days: number) =>
      unmet(decideSenseCheck(facts({ closesAt: endOfDayAfter(NOW, days) }), CHAIR, NOW));
    expect([at(0), at(60), at(61), at(-1)]).toEqual([
      [],
      [],
      ['sense-closing-unfit'],
      ['sense-closing-unfit'],
    ]);
  });

  test('SC-1 not on a version that is out or ended', () => {
    const refused = VERSION_STATES.filter(
      (versionState) => !decideSenseCheck(facts({ versionState }), CHAIR, NOW).allowed,
    );
    expect(refused).toEqual(['published', 'effective', 'deprecated', 'retired', 'cancelled']);
  });

  const check = { hidden: false, standardId: STANDARD, closesAt: endOfDayAfter(NOW, 7), closedAt: null };
  const answer = { organisationId: 'org-1', position: 'for', reason: 'It is enough.' } as const;

  test('SC-2 PM-28 any member of a verified organisation answers for it', () => {
    expect(unmet(decideSenseAnswer(check, answer, memberOf('org-1'), NOW))).toEqual([]);
    expect(unmet(decideSenseAnswer(check, answer, memberOf('org-2'), NOW))).toEqual(['member-only']);
    const unverified = memberOf('org-1', { organisationState: 'unverified' });
    expect(unmet(decideSenseAnswer(check, answer, unverified, NOW))).toEqual(['organisation-not-verified']);
  });

  test('SC-2 with position and reason, until the closing time', () => {
    const member = memberOf('org-1');
    expect(unmet(decideSenseAnswer(check, { ...answer, position: null, reason: ' ' }, member, NOW))).toEqual([
      'sense-position-missing',
      'sense-reason-missing',
    ]);
    expect(unmet(decideSenseAnswer(check, answer, member, check.closesAt))).toEqual([]);
    const still = new Date(check.closesAt.getTime() + 999);
    expect(unmet(decideSenseAnswer(check, answer, member, still))).toEqual([]);
    const late = new Date(check.closesAt.getTime() + 1000);
    expect(unmet(decideSenseAnswer(check, answer, member, late))).toEqual(['sense-check-closed']);
    expect(unmet(decideSenseAnswer({ ...check, closedAt: NOW }, answer, member, NOW))).toEqual([
      'sense-check-closed',
    ]);
  });

  test('SC-3 the clock closes it after its closing time, once', () => {
    const after = new Date(check.closesAt.getTime() + 1000);
    expect(unmet(decideSenseClosing(check, CLOCK, after))).toEqual([]);
    expect(unmet(decideSenseClosing(check, CLOCK, check.closesAt))).toEqual(['not-due-yet']);
    expect(unmet(decideSenseClosing({ ...check, closedAt: after }, CLOCK, after))).toEqual([
      'sense-check-closed',
    ]);
    expect(unmet(decideSenseClosing(check, CHAIR, after))).toEqual(['clock-only']);
  });

  const said = (organisationId: string, position: SenseAnswer['position']): SenseAnswer => ({
    organisationId,
    position,
    interestCategory: organisationId === 'org-3' ? 'supplier-small' : 'provider',
  });

  test('SC-2 SC-4 the last answer of each organisation is counted, by category, and comes to no result', () => {
    const advice = adviceOf([
      said('org-1', 'against'),
      said('org-2', 'for'),
      said('org-3', 'unsure'),
      said('org-1', 'for'),
    ]);
    expect(advice).toEqual({
      for: 2,
      against: 0,
      unsure: 1,
      byCategory: [
        { category: 'provider', for: 2, against: 0, unsure: 0 },
        { category: 'supplier-small', for: 0, against: 0, unsure: 1 },
      ],
      words: '3 organisations: 2 for, 1 unsure. This is advice and decides nothing.',
    });
    expect(adviceOf([]).words).toBe('No organisation has answered.');
  });

  test('SC-4 a ballot counts votes and nothing that looks like an answer', () => {
    const enrolled = [{ organisationId: 'org-1', groupId: 'org-1', category: 'provider' as const }];
    // @ts-expect-error an answer of a sense check is no event of a ballot
    const { total } = count(enrolled, [{ sequence: 1, ...said('org-2', 'for') }]);
    expect(total).toMatchObject({ enrolled: 1, approve: 0, notVoted: 1 });
  });
});
