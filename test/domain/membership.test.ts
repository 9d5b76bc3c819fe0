import { expect, test } from 'vitest';
import {
  decideAnswering,
  decideLeaving,
  isAttended,
  organisationWrittenFor,
} from '../../app/domain/membership';
import { unmet } from './cases';

const rep = { personId: 'rep', duty: 'representative', suspended: false } as const;
const alt = { personId: 'alt', duty: 'alternate', suspended: false } as const;
const mem = { personId: 'mem', duty: 'member', suspended: false } as const;
const gone = { suspended: true } as const;

test.each([
  ['PM-32 a representative looks after it', [rep, mem], true],
  ['PM-32 so does an alternate alone', [{ ...rep, ...gone }, alt], true],
  ['PM-32 suspended accounts do not', [{ ...rep, ...gone }, { ...alt, ...gone }, mem], false],
  ['PM-32 nor do plain members', [mem], false],
  ['PM-32 nor does nobody', [], false],
])('%s', (_title, members, attended) => {
  expect(isAttended(members)).toBe(attended);
});

test.each([
  ['PM-32 nobody answers their own request', 'ann', 'ann', ['own-request']],
  ['PM-32 the request of somebody else is answered', 'ann', 'bob', []],
])('%s', (_title, answerer, asker, words) => {
  expect(unmet(decideAnswering(answerer, asker))).toEqual(words);
});

test.each([
  ['PM-33 members and the alternate leave', alt, [rep, alt, mem], []],
  [
    'PM-33 the representative does not while another could follow',
    rep,
    [rep, mem],
    ['another-representative-first'],
  ],
  ['PM-33 the representative does when nobody else belongs to it', rep, [rep], []],
  ['PM-33 or only people who cannot be named', rep, [rep, { ...mem, ...gone }], []],
])('%s', (_title, leaver, members, words) => {
  expect(unmet(decideLeaving(leaver, members))).toEqual(words);
});

const forTrust = { organisationId: 'trust', organisationSuspended: false };
const forNobody = { organisationId: null, organisationSuspended: false };
const firstOfMine = { organisationId: 'acme' };

test.each([
  ['PM-34 somebody writes for the organisation of their appointment', [forNobody, forTrust], 'trust'],
  ['PM-34 without one for the first that they belong to', [forNobody], 'acme'],
  [
    'PM-34 while that of the appointment is suspended for themselves alone',
    [{ ...forTrust, organisationSuspended: true }],
    undefined,
  ],
])('%s', (_title, held, organisation) => {
  expect(organisationWrittenFor(held, firstOfMine)?.organisationId).toBe(organisation);
});
