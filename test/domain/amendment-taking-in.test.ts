import { describe, expect, test } from 'vitest';
import { decideUndoUpdate, decideUpdate } from '../../app/domain/amendment-decision';
import { amendment, written } from './amendment-cases';
import { PARTICIPANT, person, unmet } from './cases';

const OTHER = person({ personId: 'person-2' });

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
