import { describe, expect, test } from 'vitest';
import {
  type ClauseDecision,
  type ClauseToDecide,
  decideClauses,
  decideRejection,
  decideReview,
  decideUndo,
} from '../../app/domain/amendment-decision';
import { amendment, OPEN, written } from './amendment-cases';
import { CHAIR, EDITOR, PARTICIPANT, person, STANDARD, unmet } from './cases';

const OTHER = person({ personId: 'person-2' });

const ONE_BY_ONE = { asWhole: false, taken: false };
const AS_WHOLE = { asWhole: true, taken: false };

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

test('AM-19 those who write the amendment decide what is proposed to it', () => {
  const proposed = amendment({ parent: { state: 'open', authorIds: ['person-2'] } });
  expect(unmet(decideReview(proposed, OPEN, OTHER))).toEqual([]);
  expect(unmet(decideReview(proposed, OPEN, EDITOR))).toEqual(['author-only']);
});
