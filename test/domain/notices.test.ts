import { describe, expect, test } from 'vitest';
import { carriedByAuthor } from '../../app/domain/notices/carried-comments';
import {
  channelOf,
  kindsAbout,
  kindsInLetters,
  NOTICE_KIND_FACTS,
  NOTICE_SUBJECTS,
} from '../../app/domain/notices/kinds';
import { isStale, planMail } from '../../app/domain/notices/mail-times';
import { mayTell, type TellingFacts } from '../../app/domain/notices/may-tell';
import { burstOf, peopleToTell } from '../../app/domain/notices/one-line';
import { toldInOneLine } from '../../app/domain/notices/proposed-decisions';
import type { MembershipFacts, PersonFacts } from '../../app/domain/permissions/actor';
import { type Digest, NOTICE_KINDS, type NoticeChannel, type NoticeKind } from '../../db/words';
import { at } from './lifecycle-cases';

const NEWS = NOTICE_KINDS.filter((kind) => !NOTICE_KIND_FACTS[kind].forMe);

describe('where a person is told', () => {
  test('NO-3 at once by default only what cannot wait; what is mine and what runs out daily, news weekly', () => {
    const atOnce = NOTICE_KINDS.filter((kind) => NOTICE_KIND_FACTS[kind].unlessChosen === 'at-once');
    expect(atOnce.toSorted()).toEqual(
      ['approval-waiting', 'comment-decided', 'mention', 'vote-closes-tomorrow', 'vote-opened'].toSorted(),
    );
    for (const kind of NOTICE_KINDS.filter((one) => !atOnce.includes(one))) {
      const { forMe, unlessChosen } = NOTICE_KIND_FACTS[kind];
      // The receipt of a vote is there to be kept, and is no news to those who cast it.
      const daily = forMe || kind === 'decision-proposed';
      expect(unlessChosen, kind).toBe(kind === 'vote-cast' ? 'portal' : daily ? 'daily' : 'weekly');
    }
  });

  test('NO-3 a choice stands in the place of the default', () => {
    const choices = new Map<string, NoticeChannel>([['mention', 'weekly']]);
    expect(channelOf('mention', choices)).toBe('weekly');
    expect(channelOf('comment-decided', choices)).toBe('at-once');
  });

  test('every kind stands in one part of the grid', () => {
    const rows = NOTICE_SUBJECTS.flatMap(kindsAbout);
    expect(rows.toSorted()).toEqual([...NOTICE_KINDS].sort());
  });
});

describe('of proposed decisions', () => {
  const me = (personId: string) => ({ personId, organisationId: null });
  const speaks = (personId: string, organisationId: string) => ({ personId, organisationId });

  test('NO-14 one line goes to followers and representatives, each once and first as themselves', () => {
    const speakers = [speaks('ada', 'org-1'), speaks('bea', 'org-1'), speaks('bea', 'org-2')];
    expect(toldInOneLine([['author']], ['ada', 'cy'], speakers)).toEqual([
      me('ada'),
      me('cy'),
      speaks('bea', 'org-1'),
    ]);
  });

  test('NO-14 not to who is told of every comment by name, but to who is told of some alone', () => {
    const both = [
      ['chair', 'ada'],
      ['chair', null],
    ];
    expect(toldInOneLine(both, ['chair', 'ada'], [speaks('chair', 'org-1')])).toEqual([me('ada')]);
  });
});

test('NO-15 each author is told once of all comments of theirs that go along', () => {
  const carried = [
    { number: 7, authorId: 'ada' },
    { number: 3, authorId: 'bea' },
    { number: 2, authorId: 'ada' },
  ];
  expect([...carriedByAuthor(carried)]).toEqual([
    ['ada', [2, 7]],
    ['bea', [3]],
  ]);
  expect(NOTICE_KIND_FACTS['comment-carried'].unlessChosen).toBe('daily');
});

describe('one line, and no double', () => {
  test('NO-1 everybody once, and not the one who acts', () => {
    expect(peopleToTell(['ada', null, 'grace', 'ada', 'me'], 'me')).toEqual(['ada', 'grace']);
    expect(peopleToTell(['ada', 'me'], null)).toEqual(['ada', 'me']);
  });

  test('NO-2 what happens on one page within an hour is one line', () => {
    expect(burstOf('/comments/1#reply-7', at('2026-09-01T09:00:00Z'))).toEqual({
      place: '/comments/1',
      since: at('2026-09-01T08:00:00Z'),
    });
  });

  test.each<[string, NoticeKind | Digest, [NoticeKind, NoticeChannel][], NoticeKind[]]>([
    ['NO-12 letters of one kind are of that kind', 'mention', [], ['mention']],
    ['NO-12 ended ones are of none', 'mention', [['mention', 'portal']], []],
    ['NO-12 those turned off too', 'mention', [['mention', 'off']], []],
    [
      'NO-12 a collected one is of what is collected in it',
      'weekly',
      [['mention', 'weekly'], ...NEWS.map((kind): [NoticeKind, NoticeChannel] => [kind, 'daily'])],
      ['mention'],
    ],
  ])('%s', (_title, about, choices, kinds) => {
    expect(kindsInLetters(about, new Map(choices))).toEqual(kinds);
  });
});

describe('when a letter goes', () => {
  test.each([
    ['NO-4 here only: never', 'portal', '2026-09-01T09:00:00Z', null],
    ['NO-4 off: never', 'off', '2026-09-01T09:00:00Z', null],
    ['NO-3 at once: now', 'at-once', '2026-09-01T09:00:00Z', '2026-09-01T09:00:00Z'],
    [
      'NO-6 daily, told in summer: 8am in London is 7 UTC',
      'daily',
      '2026-09-01T09:00:00Z',
      '2026-09-02T07:00:00Z',
    ],
    ['NO-6 daily, told before eight: the same day', 'daily', '2026-09-01T06:59:59Z', '2026-09-01T07:00:00Z'],
    ['NO-6 daily, told at eight: the next day', 'daily', '2026-09-01T07:00:00Z', '2026-09-02T07:00:00Z'],
    ['NO-6 daily over the change to summer time', 'daily', '2026-03-28T12:00:00Z', '2026-03-29T07:00:00Z'],
    ['NO-6 daily over the change to winter time', 'daily', '2026-10-24T12:00:00Z', '2026-10-25T08:00:00Z'],
    ['NO-6 daily in the hour that comes twice', 'daily', '2026-10-25T01:30:00Z', '2026-10-25T08:00:00Z'],
    ['NO-6 weekly, told on a Tuesday', 'weekly', '2026-09-01T09:00:00Z', '2026-09-07T07:00:00Z'],
    ['NO-6 weekly, told on Monday before eight', 'weekly', '2026-09-07T06:00:00Z', '2026-09-07T07:00:00Z'],
    ['NO-6 weekly, told on Monday at eight', 'weekly', '2026-09-07T07:00:00Z', '2026-09-14T07:00:00Z'],
    ['NO-6 weekly, told on Sunday', 'weekly', '2026-09-06T22:00:00Z', '2026-09-07T07:00:00Z'],
    ['NO-6 weekly over the change to winter time', 'weekly', '2026-10-20T09:00:00Z', '2026-10-26T08:00:00Z'],
  ] as const)('%s', (_title, channel, told, due) => {
    const plan = planMail(channel, at(told), at(told), null);
    expect(plan).toEqual(due === null ? null : { mail: channel, after: at(due) });
  });

  test.each([
    ['NO-5 the first goes now', null, '2026-09-01T09:00:00Z'],
    ['NO-5 the next 15 minutes after the last', '2026-09-01T08:50:00Z', '2026-09-01T09:05:00Z'],
    ['NO-5 after longer it goes now', '2026-09-01T08:00:00Z', '2026-09-01T09:00:00Z'],
    [
      'NO-5 a last one in the future, of a clock set back, holds nothing up',
      '2026-09-02T09:00:00Z',
      '2026-09-01T09:00:00Z',
    ],
  ] as const)('%s', (_title, last, due) => {
    const now = at('2026-09-01T09:00:00Z');
    expect(planMail('at-once', now, now, last === null ? null : at(last))?.after).toEqual(at(due));
  });

  test('NO-7 after a pause of 14 days what is older is not mailed any more', () => {
    expect(isStale(at('2026-09-01T09:00:00Z'), at('2026-09-15T09:00:00Z'))).toBe(false);
    expect(isStale(at('2026-09-01T09:00:00Z'), at('2026-09-15T09:00:01Z'))).toBe(true);
  });
});

const member: MembershipFacts = {
  organisationId: 'o1',
  duty: 'representative',
  organisationState: 'verified',
};
const person: PersonFacts = {
  kind: 'person',
  personId: 'p1',
  emailConfirmed: true,
  suspended: false,
  offices: [],
  roles: [],
  memberships: [member],
};
const open = { about: 'ballot', open: true, voted: false } as const;
const facts: TellingFacts = {
  kind: 'mention',
  person,
  channel: 'at-once',
  hidden: false,
  organisationId: null,
  thing: null,
};
const vote = (change: Partial<TellingFacts>): Partial<TellingFacts> => ({
  kind: 'vote-closes-tomorrow',
  organisationId: 'o1',
  thing: open,
  ...change,
});
const with_ = (change: Partial<PersonFacts>): Partial<TellingFacts> => ({ person: { ...person, ...change } });

describe('whether a letter still tells of it', () => {
  test.each<[string, Partial<TellingFacts>, boolean]>([
    ['NO-8 a mention of a person in good standing', {}, true],
    ['NO-8 not to a suspended account', with_({ suspended: true }), false],
    ['NO-8 not to an address that is not confirmed', with_({ emailConfirmed: false }), false],
    ['NO-8 not when the kind was turned off since', { channel: 'off' }, false],
    ['NO-8 not when it is wanted in the portal alone since', { channel: 'portal' }, false],
    ['NO-8 still when it is wanted in another letter since', { channel: 'weekly' }, true],
    ['NO-8 not of a standard that moderation has hidden', { hidden: true }, false],
    [
      'NO-8 of a hidden one to the Secretariat',
      { hidden: true, ...with_({ offices: ['secretariat'] }) },
      true,
    ],
    ['NO-8 not of a comment that was removed', { thing: { about: 'comment', removed: true } }, false],
    ['NO-8 not of a thing that is gone', { thing: { about: 'nothing' } }, false],
    [
      'NO-8 of an amendment to its author',
      { thing: { about: 'amendment', authorIds: ['p1'], submitted: false } },
      true,
    ],
    [
      'NO-8 not of one that only its authors read',
      { thing: { about: 'amendment', authorIds: ['p2'], submitted: false } },
      false,
    ],
    [
      'NO-8 of one that was submitted',
      { thing: { about: 'amendment', authorIds: ['p2'], submitted: true } },
      true,
    ],
    ['NO-8 of an approval to a Lead', { kind: 'approval-waiting', ...with_({ offices: ['lead'] }) }, true],
    ['NO-8 not to a Lead no longer', { kind: 'approval-waiting' }, false],
    [
      'NO-8 not of one that was decided',
      {
        kind: 'approval-waiting',
        thing: { about: 'approval', waiting: false },
        ...with_({ offices: ['lead'] }),
      },
      false,
    ],
    ['NO-8 of a vote to the representative', vote({}), true],
    ['NO-8 not when somebody has voted', vote({ thing: { ...open, voted: true } }), false],
    ['NO-8 not when the ballot is over', vote({ thing: { ...open, open: false } }), false],
    ['NO-8 not to who left the organisation', vote(with_({ memberships: [] })), false],
    ['NO-8 not to who votes no longer', vote(with_({ memberships: [{ ...member, duty: 'member' }] })), false],
    [
      'NO-8 not for a suspended organisation',
      vote(with_({ memberships: [{ ...member, organisationState: 'suspended' }] })),
      false,
    ],
    ['NO-8 of a request to join to who answers it', { kind: 'membership-asked', organisationId: 'o1' }, true],
    [
      'NO-8 not to a plain member',
      {
        kind: 'membership-asked',
        organisationId: 'o1',
        ...with_({ memberships: [{ ...member, duty: 'member' }] }),
      },
      false,
    ],
    [
      'NO-8 of a request to join to the Secretariat, which answers while nobody else can',
      {
        kind: 'membership-asked',
        organisationId: 'o1',
        ...with_({ memberships: [], offices: ['secretariat'] }),
      },
      true,
    ],
    [
      'NO-8 of the organisation to its members',
      { kind: 'organisation-verified', organisationId: 'o1' },
      true,
    ],
    ['NO-8 not to who is none', { kind: 'organisation-verified', organisationId: 'o2' }, false],
    [
      'NO-8 of a consultation to who speaks for the invited',
      {
        kind: 'consultation-closes-tomorrow',
        organisationId: 'o1',
        thing: { about: 'consultation', open: true, answered: false },
      },
      true,
    ],
    [
      'NO-8 not when it was answered',
      {
        kind: 'consultation-closes-tomorrow',
        organisationId: 'o1',
        thing: { about: 'consultation', open: true, answered: true },
      },
      false,
    ],
  ])('%s', (_title, change, told) => {
    expect(mayTell({ ...facts, ...change })).toBe(told);
  });

  test('NO-8 every kind is told by default to somebody of whom nothing is amiss', () => {
    const lead = { ...person, offices: ['lead' as const] };
    const told = NOTICE_KINDS.filter((kind: NoticeKind) =>
      mayTell({ ...facts, kind, person: lead, organisationId: 'o1' }),
    );
    expect(told).toEqual([...NOTICE_KINDS]);
  });
});
