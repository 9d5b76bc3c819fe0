import { describe, expect, test } from 'vitest';
import { count, positionsIn, takingPart, type VoteEvent } from '../../app/domain/ballot/count';
import { votes } from './ballot-cases';
import { electorate, TRIAL_ELECTORATE } from './lifecycle-cases';

const family = (groupId: string, ...organisations: readonly string[]) =>
  organisations.map((organisationId) => ({ organisationId, groupId, category: 'provider' as const }));
const cast = (sequence: number, organisationId: string, position: string) =>
  ({ sequence, kind: 'cast', organisationId, position }) as VoteEvent;
const withdraw = (sequence: number, organisationId: string): VoteEvent => ({
  sequence,
  kind: 'withdrawn-negative',
  organisationId,
});
const NOBODY = {
  enrolled: 0,
  approve: 0,
  approveWithComments: 0,
  withdrawnNegatives: 0,
  doNotApprove: 0,
  abstain: 0,
  standAside: 0,
  notVoted: 0,
};

describe('counting', () => {
  test('BL-16 an electorate without votes has not voted', () => {
    expect(count(TRIAL_ELECTORATE, []).total).toEqual({ ...NOBODY, enrolled: 5, notVoted: 5 });
    expect(count([], []).total).toEqual(NOBODY);
  });

  test('BL-17 BL-18 every position goes to its place', () => {
    const tally = count(
      TRIAL_ELECTORATE,
      votes('approve', 'approve-with-comments', 'do-not-approve', 'abstain', 'stand-aside'),
    );
    expect(tally.total).toEqual({
      ...NOBODY,
      enrolled: 5,
      approve: 2,
      approveWithComments: 1,
      doNotApprove: 1,
      abstain: 1,
      standAside: 1,
    });
    expect(takingPart(tally.total)).toBe(4);
  });

  test('BL-16 categories add up to the whole', () => {
    const tally = count(TRIAL_ELECTORATE, votes('approve', null, 'abstain', 'do-not-approve', 'approve'));
    expect(tally.byCategory.provider).toEqual({ ...NOBODY, enrolled: 2, approve: 1, notVoted: 1 });
    expect(tally.byCategory['supplier-large']).toEqual({ ...NOBODY, enrolled: 1, abstain: 1 });
    expect(tally.byCategory['national-academic-other']).toEqual(NOBODY);
    const suppliers = positionsIn(tally, ['supplier-large', 'supplier-small']);
    expect(suppliers).toEqual({ ...NOBODY, enrolled: 2, abstain: 1, doNotApprove: 1 });
  });

  test('BL-15 the last vote in sequence counts, not the last in the list', () => {
    const events = [
      cast(9, 'org-1', 'approve'),
      cast(3, 'org-1', 'do-not-approve'),
      cast(1, 'org-1', 'abstain'),
    ];
    const [first] = count(TRIAL_ELECTORATE, events).voters;
    expect(first).toMatchObject({ position: 'approve', sequence: 9 });
  });

  test('BL-15 BL-4 of a family the last one counts, whichever organisation gave it', () => {
    const enrolled = [...family('holding', 'acme', 'acme-labs'), ...family('bolt', 'bolt')];
    const events = [
      cast(1, 'acme', 'approve'),
      cast(2, 'bolt', 'approve'),
      cast(3, 'acme-labs', 'do-not-approve'),
    ];
    const tally = count(enrolled, events);
    expect(tally.total).toEqual({ ...NOBODY, enrolled: 2, approve: 1, doNotApprove: 1 });
    expect(tally.voters[0]).toMatchObject({ groupId: 'holding', position: 'do-not-approve', sequence: 3 });
  });

  test('BL-19 the vote of a stranger is listed and counted nowhere', () => {
    const tally = count(TRIAL_ELECTORATE, [
      cast(7, 'stranger', 'do-not-approve'),
      cast(2, 'other', 'approve'),
    ]);
    expect(tally.notCounted).toEqual([2, 7]);
    expect(tally.total).toEqual({ ...NOBODY, enrolled: 5, notVoted: 5 });
  });
});

describe('withdrawn negatives', () => {
  const one = electorate('provider');

  test('BL-26 a withdrawn “do not approve” counts as approve and stays visible', () => {
    const tally = count(one, [cast(1, 'org-1', 'do-not-approve'), withdraw(2, 'org-1')]);
    expect(tally.total).toEqual({ ...NOBODY, enrolled: 1, approve: 1, withdrawnNegatives: 1 });
    expect(tally.voters[0]).toMatchObject({ position: 'do-not-approve', withdrawn: true, sequence: 2 });
  });

  test('BL-26 a withdrawal changes no other position', () => {
    expect(count(one, [cast(1, 'org-1', 'abstain'), withdraw(2, 'org-1')]).total.abstain).toBe(1);
    expect(count(one, [withdraw(2, 'org-1')]).total.notVoted).toBe(1);
  });

  test('BL-15 a vote after the withdrawal counts again', () => {
    const events = [
      cast(1, 'org-1', 'do-not-approve'),
      withdraw(2, 'org-1'),
      cast(3, 'org-1', 'do-not-approve'),
    ];
    expect(count(one, events).total.doNotApprove).toBe(1);
  });
});
