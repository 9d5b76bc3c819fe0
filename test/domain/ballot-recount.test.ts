import { describe, expect, test } from 'vitest';
import { count, type VoteEvent } from '../../app/domain/ballot/count';
import { outcomeOf } from '../../app/domain/ballot/outcome';
import { type Accounts, recountDifference } from '../../app/domain/ballot/recount';
import { defaultRules } from '../../app/domain/ballot/rules';

const enrolled = ['a', 'b', 'c'].map((organisationId) => ({
  organisationId,
  groupId: `group ${organisationId}`,
  category: 'provider' as const,
}));
const events: readonly VoteEvent[] = [
  { sequence: 1, kind: 'cast', organisationId: 'a', position: 'approve' },
  { sequence: 2, kind: 'cast', organisationId: 'b', position: 'do-not-approve' },
  { sequence: 3, kind: 'withdrawn-negative', organisationId: 'b' },
];
const tally = count(enrolled, events);
const { total, byCategory } = tally;
const counted = { ...outcomeOf(defaultRules('trial-use'), tally), total, byCategory };
const lines = [
  { receipt: 'V-1', organisationId: 'a', position: 'approve', reasonHash: 'none', cited: [], castBy: 'ann' },
  {
    receipt: 'V-2',
    organisationId: 'b',
    position: 'do-not-approve',
    reasonHash: 'why',
    cited: ['c1'],
    castBy: 'bob',
  },
];
const [approval, negative] = [
  { groupId: 'group a', organisationId: 'a', position: 'approve', withdrawn: false, revision: 1 },
  { groupId: 'group b', organisationId: 'b', position: 'do-not-approve', withdrawn: true, revision: 1 },
] as const;
const agreed: Accounts = {
  stored: { ...counted, firmness: 'final' },
  votes: [
    { ...approval, reasonHash: 'none', cited: [], castBy: 'ann' },
    { ...negative, reasonHash: 'why', cited: ['c1'], castBy: 'bob' },
  ],
  trail: lines,
  record: lines,
};

const differenceOf = (change: Partial<Accounts>) =>
  recountDifference({ ...agreed, ...change }, counted, tally, events)?.at ?? null;

describe('recounting a ballot', () => {
  test('BL-34 agrees with what was stored at the close, whatever was added to it since', () => {
    expect(differenceOf({})).toBeNull();
  });

  test('BL-34 agrees with a result that is kept in the words of its day', () => {
    const all = count(
      enrolled,
      enrolled.map(({ organisationId }, at) => ({
        sequence: at + 1,
        kind: 'cast',
        organisationId,
        position: 'abstain',
      })),
    );
    const now = {
      ...outcomeOf(defaultRules('trial-use'), all),
      total: all.total,
      byCategory: all.byCategory,
    };
    const then = JSON.parse(
      JSON.stringify(now)
        .replace('everybody has voted', '0 have not voted')
        .replace('nobody voted for or against', '0 of 0 votes for or against approve (0%)'),
    );
    expect(then).not.toEqual(now);
    const votes = enrolled.map(({ groupId, organisationId }) => ({
      ...{ groupId, organisationId, position: 'abstain' as const },
      ...{ withdrawn: false, revision: 1, reasonHash: 'none', cited: [], castBy: 'ann' },
    }));
    const trail = votes.map(({ organisationId, position }, at) => ({
      ...{ receipt: `V-${at}`, organisationId, position },
      ...{ reasonHash: 'none', cited: [], castBy: 'ann' },
    }));
    const cast = trail.map(({ organisationId }, at) => ({
      ...{ sequence: at + 1, kind: 'cast' as const, organisationId, position: 'abstain' as const },
    }));
    expect(recountDifference({ stored: then, votes, trail, record: trail }, now, all, cast)).toBeNull();
  });

  test.each([
    [
      'a number of the result',
      { stored: { ...counted, total: { ...total, abstain: 1 } } },
      'result.total.abstain',
    ],
    ['a result that is missing', { stored: null }, 'result'],
    ['one rule too many', { stored: { ...counted, results: [...counted.results, {}] } }, 'result.results.2'],
    [
      'a withdrawal that nobody marked',
      { votes: agreed.votes.map((one) => ({ ...one, withdrawn: false })) },
      'counted vote of group b.withdrawn',
    ],
    [
      'a reason that the trail does not have',
      { votes: [{ ...approval, reasonHash: 'forged', cited: [], castBy: 'ann' }, ...agreed.votes.slice(1)] },
      'counted vote of group a.SHA-256 of its reason',
    ],
    [
      'a comment that a vote does not rest on',
      {
        votes: [
          ...agreed.votes.slice(0, 1),
          { ...negative, reasonHash: 'why', cited: ['c2'], castBy: 'bob' },
        ],
      },
      'counted vote of group b.comments.0',
    ],
    [
      'another person as who cast a vote',
      { votes: [{ ...approval, reasonHash: 'none', cited: [], castBy: 'eve' }, ...agreed.votes.slice(1)] },
      'counted vote of group a.cast by',
    ],
    ['a vote that is not stored', { votes: agreed.votes.slice(1) }, 'counted vote of group a'],
    ['a vote that the record does not know', { record: lines.slice(1) }, 'vote V-1'],
    ['a vote that the trail does not know', { trail: lines.slice(0, 1) }, 'vote V-2'],
  ] as const)('BL-34 names %s', (_what, change, at) => {
    expect(differenceOf(change)).toBe(at);
  });

  test.each([
    ['one organisation', ['a', 'a']],
    ['two organisations of one family', ['b', 'a']],
    ['the other way round', ['a', 'b']],
  ])('BL-34 what counts rests on what was said last: %s', (_who, [first = '', last = '']) => {
    const family = enrolled.map((one) => ({ ...one, groupId: 'family' }));
    const both = [first, last].map(
      (organisationId, at): VoteEvent => ({
        sequence: at + 1,
        kind: 'cast',
        organisationId,
        position: 'approve',
      }),
    );
    const together = count(family, both);
    const result = {
      ...outcomeOf(defaultRules('trial-use'), together),
      total: together.total,
      byCategory: together.byCategory,
    };
    const trail = [first, last].map((organisationId, at) => ({
      receipt: `V-${at + 1}`,
      organisationId,
      position: 'approve',
      reasonHash: `reason ${at + 1}`,
    }));
    const restingOn = (reasonHash: string) => {
      const vote = { ...approval, groupId: 'family', organisationId: last, revision: 2, reasonHash };
      const accounts = { stored: result, votes: [vote], trail, record: trail };
      return recountDifference(accounts, result, together, both)?.at ?? null;
    };
    expect(restingOn('reason 2')).toBeNull();
    expect(restingOn('reason 1')).toBe('counted vote of family.SHA-256 of its reason');
  });
});
