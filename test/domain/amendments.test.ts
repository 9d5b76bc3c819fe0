import { describe, expect, test } from 'vitest';
import {
  AMENDMENT_MOVES,
  type AmendmentCase,
  type AmendmentFacts,
  type AmendmentMove,
  amendmentMove,
  decideAuthorsMove,
  decideInvitation,
  decideSubmission,
  isOver,
  undecidedGoInto,
} from '../../app/domain/amendment';
import {
  type ClauseDecision,
  type ClauseToDecide,
  decideClauses,
  decideRejection,
  decideReview,
  decideUndo,
  decideUndoUpdate,
  decideUpdate,
} from '../../app/domain/amendment-decision';
import { countingPositions, countSupport, decideSupport } from '../../app/domain/amendment-support';
import type { ActorFacts } from '../../app/domain/permissions/actor';
import { AMENDMENT_STATES } from '../../db/words';
import { ANONYMOUS, CHAIR, EDITOR, memberOf, PARTICIPANT, person, STANDARD, unmet } from './cases';

const OTHER = person({ personId: 'person-2' });

function amendment(facts: Partial<AmendmentFacts> = {}): AmendmentFacts {
  return {
    standardId: STANDARD,
    hidden: false,
    authorIds: ['person-1'],
    submitted: true,
    state: 'proposed',
    organisationId: null,
    parent: null,
    ...facts,
  };
}

const written = amendment({ state: 'open', submitted: false });
const whole: AmendmentCase = {
  rationale: 'Tests cannot check a may.',
  type: 'technical',
  impact: 'compatible',
  changes: 1,
};
const ONE_BY_ONE = { asWhole: false, taken: false };
const AS_WHOLE = { asWhole: true, taken: false };
const OPEN = { documentState: 'open', versionState: 'drafting' } as const;

describe('the states of an amendment', () => {
  test.each(Object.keys(AMENDMENT_MOVES) as AmendmentMove[])(
    'AM-2 “%s” leaves the states of its row and no others',
    (move) => {
      for (const state of AMENDMENT_STATES) {
        const from: readonly string[] = AMENDMENT_MOVES[move].from;
        expect(amendmentMove({ state }, move).map(({ word }) => word)).toEqual(
          from.includes(state) ? [] : ['amendment-move-not-from-here'],
        );
      }
    },
  );

  test('AM-2 an amendment is over when it is decided or withdrawn, and not before', () => {
    expect(AMENDMENT_STATES.filter(isOver)).toEqual(['accepted', 'rejected', 'withdrawn']);
  });
});

describe('its authors', () => {
  // biome-ignore format: one case a line
  test.each<readonly [string, AmendmentFacts, Partial<AmendmentCase>, ActorFacts, readonly string[]]>([
    ['AM-6 an author submits', written, {}, PARTICIPANT, []],
    ['AM-6 nobody else does', written, {}, OTHER, ['author-only']],
    ['AM-6 not without a reason', written, { rationale: ' \n' }, PARTICIPANT, ['rationale-missing']],
    ['AM-6 not without type and impact', written, { type: null, impact: null }, PARTICIPANT, ['amendment-type-missing', 'amendment-impact-missing']],
    ['AM-6 not without a change', written, { changes: 0 }, PARTICIPANT, ['nothing-changed']],
    ['AM-2 AM-6 not twice', amendment(), {}, PARTICIPANT, ['amendment-move-not-from-here']],
  ])('%s', (_title, facts, said, actor, words) => {
    expect(unmet(decideSubmission(facts, { ...whole, ...said }, actor))).toEqual(words);
  });

  test('AM-7 an author takes it back to revise it, and nobody else', () => {
    expect(decideAuthorsMove(amendment(), 'revise', PARTICIPANT)).toEqual({
      allowed: true,
      result: { from: 'proposed', to: 'open' },
    });
    expect(unmet(decideAuthorsMove(amendment(), 'revise', EDITOR))).toEqual([]);
    expect(unmet(decideAuthorsMove(amendment({ authorIds: ['other'] }), 'revise', EDITOR))).toEqual([
      'author-only',
    ]);
  });

  test('AM-8 an author withdraws what is not decided', () => {
    expect(unmet(decideAuthorsMove(written, 'withdraw', PARTICIPANT))).toEqual([]);
    expect(unmet(decideAuthorsMove(amendment(), 'withdraw', PARTICIPANT))).toEqual([]);
    expect(unmet(decideAuthorsMove(amendment({ state: 'rejected' }), 'withdraw', PARTICIPANT))).toEqual([
      'amendment-move-not-from-here',
    ]);
  });

  test('AM-5 an author invites others while it is being written, each once', () => {
    const olga = { personId: 'person-2', name: 'Olga' };
    expect(unmet(decideInvitation(written, olga, PARTICIPANT))).toEqual([]);
    expect(unmet(decideInvitation(written, olga, OTHER))).toEqual(['author-only']);
    expect(unmet(decideInvitation(amendment(), olga, PARTICIPANT))).toEqual(['amendment-move-not-from-here']);
    const both = { ...written, authorIds: ['person-1', 'person-2'] };
    expect(unmet(decideInvitation(both, olga, PARTICIPANT))).toEqual(['author-already']);
  });
});

describe('the support of organisations', () => {
  const position = { organisationId: 'acme', position: 'support' } as const;
  // biome-ignore format: one case a line
  test.each<readonly [string, AmendmentFacts, Parameters<typeof decideSupport>[1], ActorFacts, readonly string[]]>([
    ['AM-9 a member says it for a verified organisation', amendment(), position, memberOf('acme'), []],
    ['AM-9 nobody else does', amendment(), position, PARTICIPANT, ['member-only']],
    ['AM-9 nor a member of an unverified one', amendment(), position, memberOf('acme', { organisationState: 'unverified' }), ['organisation-not-verified']],
    ['AM-9 it is a position', amendment(), { ...position, position: null }, memberOf('acme'), ['position-missing']],
    ['AM-9 on a submitted amendment', amendment({ state: 'accepted' }), position, memberOf('acme'), ['amendment-move-not-from-here']],
    ['AM-9 PM-3 with an account', amendment(), position, ANONYMOUS, ['sign-in-needed', 'member-only']],
    ['AM-10 not on its own amendment', amendment({ organisationId: 'acme' }), position, memberOf('acme'), ['own-amendment']],
  ])('%s', (_title, facts, said, actor, words) => {
    expect(unmet(decideSupport(facts, said, actor))).toEqual(words);
  });

  const given = (
    organisationId: string,
    interestCategory: 'provider' | 'supplier-small',
    word: 'support' | 'do-not-support',
    round = 1,
  ) => ({ organisationId, interestCategory, position: word, round }) as const;

  test('AM-9 of one organisation the last position counts', () => {
    const all = [
      given('acme', 'supplier-small', 'support'),
      given('trust', 'provider', 'support'),
      given('acme', 'supplier-small', 'do-not-support'),
    ];
    expect(countSupport(all, 1)).toEqual([
      { interestCategory: 'provider', support: 1, doNotSupport: 0 },
      { interestCategory: 'supplier-small', support: 0, doNotSupport: 1 },
    ]);
  });

  test('AM-7 a position on a former wording does not count for the new one', () => {
    const all = [given('acme', 'supplier-small', 'support', 1), given('trust', 'provider', 'support', 2)];
    expect(countingPositions(all, 2).map(({ organisationId }) => organisationId)).toEqual(['trust']);
    expect(countSupport(all, 3)).toEqual([]);
  });
});

describe('deciding it', () => {
  const clause = (clauseId: string, facts: Partial<ClauseToDecide> = {}): ClauseToDecide => ({
    clauseId,
    name: `Clause ${clauseId}`,
    needsDecision: false,
    decided: null,
    ...facts,
  });
  const decision = (clauseId: string, facts: Partial<ClauseDecision> = {}): ClauseDecision => ({
    clauseId,
    outcome: 'accepted',
    reason: '',
    wording: '',
    ...facts,
  });
  const two = [clause('a'), clause('b')];

  test('AM-11 an editor decides a submitted amendment while the draft is open', () => {
    expect(unmet(decideReview(amendment(), OPEN, EDITOR))).toEqual([]);
    expect(unmet(decideReview(amendment(), OPEN, CHAIR))).toEqual(['editor-only']);
    expect(unmet(decideReview(written, OPEN, EDITOR))).toEqual(['amendment-move-not-from-here']);
    expect(unmet(decideReview(amendment(), { ...OPEN, documentState: 'frozen' }, EDITOR))).toEqual([
      'document-not-open',
    ]);
    expect(unmet(decideReview(amendment(), { ...OPEN, versionState: 'on-hold' }, EDITOR))).toEqual([
      'state-not-editable',
    ]);
  });

  test('AM-12 not taking an amendment or a clause gives a reason', () => {
    const none = [decision('a', { outcome: 'rejected' })];
    expect(unmet(decideClauses(amendment(), OPEN, two, none, EDITOR, ONE_BY_ONE))).toEqual([
      'rejection-reason-missing',
    ]);
    expect(unmet(decideRejection(amendment(), OPEN, { reason: ' ', taken: false }, EDITOR))).toEqual([
      'rejection-reason-missing',
    ]);
    expect(decideRejection(amendment(), OPEN, { reason: 'Too early.', taken: false }, EDITOR)).toMatchObject({
      result: { to: 'rejected' },
    });
  });

  test('AM-13 a clause that both sides changed is never accepted with the whole', () => {
    const both = [clause('a'), clause('b', { needsDecision: true })];
    const all = [decision('a'), decision('b')];
    expect(unmet(decideClauses(amendment(), OPEN, both, all, EDITOR, AS_WHOLE))).toEqual([
      'clause-needs-own-decision',
    ]);
    expect(unmet(decideClauses(amendment(), OPEN, both, all, EDITOR, ONE_BY_ONE))).toEqual([]);
    const reworded = [decision('b', { outcome: 'reworded', wording: ' ' })];
    expect(unmet(decideClauses(amendment(), OPEN, both, reworded, EDITOR, ONE_BY_ONE))).toEqual([
      'clause-wording-missing',
    ]);
  });

  test.each([
    ['AM-14 some clauses are left', [decision('a')], 'proposed'],
    ['AM-14 every clause is taken', [decision('a'), decision('b')], 'accepted'],
    [
      'AM-14 one of two is taken',
      [decision('a'), decision('b', { outcome: 'rejected', reason: 'No.' })],
      'accepted',
    ],
    [
      'AM-14 none is taken',
      two.map(({ clauseId }) => decision(clauseId, { outcome: 'rejected', reason: 'No.' })),
      'rejected',
    ],
    [
      'AM-14 one is given other words',
      [
        decision('a', { outcome: 'reworded', wording: 'So.' }),
        decision('b', { outcome: 'rejected', reason: 'No.' }),
      ],
      'accepted',
    ],
  ] as const)('%s', (_title, decisions, to) => {
    expect(decideClauses(amendment(), OPEN, two, decisions, EDITOR, ONE_BY_ONE)).toEqual({
      allowed: true,
      result: { from: 'proposed', to },
    });
  });

  test('AM-14 what was decided before counts, and rejecting the rest leaves it accepted', () => {
    const half = [clause('a', { decided: 'accepted' }), clause('b')];
    const rest = [decision('b', { outcome: 'rejected', reason: 'No.' })];
    expect(decideClauses(amendment(), OPEN, half, rest, EDITOR, ONE_BY_ONE)).toMatchObject({
      result: { to: 'accepted' },
    });
    const earlier = { asWhole: false, taken: true };
    expect(decideClauses(amendment(), OPEN, [clause('b')], rest, EDITOR, earlier)).toMatchObject({
      result: { to: 'accepted' },
    });
    expect(decideRejection(amendment(), OPEN, { reason: 'No.', taken: true }, EDITOR)).toMatchObject({
      result: { to: 'accepted' },
    });
  });

  test('AM-14 what the draft says already is accepted as a whole, and only so', () => {
    expect(decideClauses(amendment(), OPEN, [], [], EDITOR, AS_WHOLE)).toMatchObject({
      result: { to: 'accepted' },
    });
    expect(unmet(decideClauses(amendment(), OPEN, [], [], EDITOR, ONE_BY_ONE))).toEqual(['no-clause-chosen']);
  });

  test('AM-2 a clause is decided once, and something is decided', () => {
    const half = [clause('a', { decided: 'accepted' }), clause('b')];
    expect(unmet(decideClauses(amendment(), OPEN, half, [decision('a')], EDITOR, ONE_BY_ONE))).toEqual([
      'clause-decided-already',
    ]);
    expect(unmet(decideClauses(amendment(), OPEN, half, [decision('c')], EDITOR, ONE_BY_ONE))).toEqual([
      'clause-decided-already',
    ]);
    expect(unmet(decideClauses(amendment(), OPEN, half, [], EDITOR, ONE_BY_ONE))).toEqual([
      'no-clause-chosen',
    ]);
  });

  test('AM-16 the last acceptance is undone once, by an editor', () => {
    const thing = { standardId: STANDARD, parent: null };
    expect(unmet(decideUndo(thing, { isLast: true, undone: false }, OPEN, EDITOR))).toEqual([]);
    expect(unmet(decideUndo(thing, { isLast: true, undone: true }, OPEN, EDITOR))).toEqual([
      'nothing-to-undo',
    ]);
    expect(unmet(decideUndo(thing, { isLast: false, undone: false }, OPEN, EDITOR))).toEqual([
      'nothing-to-undo',
    ]);
    expect(unmet(decideUndo(thing, { isLast: true, undone: false }, OPEN, PARTICIPANT))).toEqual([
      'editor-only',
    ]);
  });
});

describe('taking the draft of today into an amendment', () => {
  const clause = { name: '2 Timing', needsDecision: false, read: false };

  test('AM-17 its authors do it while they write it', () => {
    expect(unmet(decideUpdate(written, [clause], PARTICIPANT))).toEqual([]);
    expect(unmet(decideUpdate(written, [clause], OTHER))).toEqual(['author-only']);
    expect(unmet(decideUpdate(amendment(), [clause], PARTICIPANT))).toEqual(['amendment-not-being-written']);
    expect(unmet(decideUpdate(written, [], PARTICIPANT))).toEqual(['nothing-to-take-in']);
  });

  test('AM-17 a passage that both changed is read first', () => {
    const both = { ...clause, needsDecision: true };
    expect(unmet(decideUpdate(written, [clause, both], PARTICIPANT))).toEqual(['clause-to-take-in-not-read']);
    expect(unmet(decideUpdate(written, [{ ...both, read: true }], PARTICIPANT))).toEqual([]);
  });
});

test('AM-21 what was last taken in is taken out again once, by its authors while they write it', () => {
  expect(unmet(decideUndoUpdate(written, true, PARTICIPANT))).toEqual([]);
  expect(unmet(decideUndoUpdate(written, false, PARTICIPANT))).toEqual(['nothing-to-undo']);
  expect(unmet(decideUndoUpdate(written, true, OTHER))).toEqual(['author-only']);
  expect(unmet(decideUndoUpdate(amendment(), true, PARTICIPANT))).toEqual(['amendment-not-being-written']);
});

test('AM-18 an amendment of an amendment is submitted until that one is over', () => {
  const of = (state: AmendmentFacts['state']) => ({ ...written, parent: { state, authorIds: ['other'] } });
  for (const state of AMENDMENT_STATES) {
    expect(unmet(decideSubmission(of(state), whole, PARTICIPANT))).toEqual(
      isOver(state) ? ['amended-amendment-over'] : [],
    );
  }
});

test('AM-19 those who write the amendment decide what is proposed to it', () => {
  const proposed = amendment({ parent: { state: 'open', authorIds: ['person-2'] } });
  expect(unmet(decideReview(proposed, OPEN, OTHER))).toEqual([]);
  expect(unmet(decideReview(proposed, OPEN, EDITOR))).toEqual(['author-only']);
});

test('AM-20 what is not decided goes into the draft once the amendment it changes is accepted', () => {
  expect(AMENDMENT_STATES.filter((state) => undecidedGoInto(state) === 'draft')).toEqual(['accepted']);
});
