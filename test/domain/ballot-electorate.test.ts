import { describe, expect, test } from 'vitest';
import { carriedOver, decideEnrolment, familiesOf, votersOf } from '../../app/domain/ballot/electorate';
import { decideOpening } from '../../app/domain/ballot/opening';
import { defaultRules } from '../../app/domain/ballot/rules';
import { may } from '../../app/domain/permissions';
import { sayReasons } from '../../app/domain/reason-sentences';
import type { InterestCategory } from '../../db/words';
import { CHAIR, LEAD, memberOf, representativeOf, rulesOf, STANDARD, unmet } from './cases';
import { electorate, MANDATORY_ELECTORATE, TRIAL_ELECTORATE } from './lifecycle-cases';

const enrolment = (organisationId: string, groupId: string, category: InterestCategory) => ({
  organisationId,
  groupId,
  category,
});

describe('families of organisations', () => {
  test('BL-4 a family goes under the organisation at its top', () => {
    const families = familiesOf([
      { organisationId: 'holding', parentId: null },
      { organisationId: 'acme', parentId: 'holding' },
      { organisationId: 'acme-labs', parentId: 'acme' },
      { organisationId: 'bolt', parentId: null },
      { organisationId: 'branch', parentId: 'not-in-the-portal' },
    ]);
    expect(Object.fromEntries(families)).toEqual({
      holding: 'holding',
      acme: 'holding',
      'acme-labs': 'holding',
      bolt: 'bolt',
      branch: 'not-in-the-portal',
    });
  });

  test('BL-4 a ring of parents is one family, however it is entered', () => {
    const ring = [
      { organisationId: 'b', parentId: 'c' },
      { organisationId: 'c', parentId: 'a' },
      { organisationId: 'a', parentId: 'b' },
      { organisationId: 'outside', parentId: 'c' },
      { organisationId: 'self', parentId: 'self' },
    ];
    expect(Object.fromEntries(familiesOf(ring))).toEqual({
      a: 'a',
      b: 'a',
      c: 'a',
      outside: 'a',
      self: 'self',
    });
  });

  test('BL-4 BL-6 parent and subsidiaries are one voter, with the category of the first to enrol', () => {
    const voters = votersOf([
      enrolment('acme-labs', 'acme', 'supplier-small'),
      enrolment('bolt', 'bolt', 'provider'),
      enrolment('acme', 'acme', 'supplier-large'),
      enrolment('acme', 'acme', 'supplier-large'),
    ]);
    expect(voters).toEqual([
      { groupId: 'acme', category: 'supplier-small', organisationIds: ['acme-labs', 'acme'] },
      { groupId: 'bolt', category: 'provider', organisationIds: ['bolt'] },
    ]);
  });
});

describe('enrolling', () => {
  const empty = { opened: false, enrolled: [] };
  const asked = {
    organisationId: 'acme',
    category: 'provider',
    consultant: false,
    interestCarried: '',
  } as const;
  const voter = representativeOf('acme');

  test('BL-5 a representative enrols the organisation before the opening', () => {
    expect(unmet(decideEnrolment(empty, asked, voter))).toEqual([]);
  });

  test('BL-5 nobody enrols after the opening or twice', () => {
    const full = { opened: true, enrolled: [enrolment('acme', 'acme', 'provider')] };
    expect(unmet(decideEnrolment(full, asked, voter))).toEqual(['enrolment-closed', 'already-enrolled']);
  });

  test('BL-5 an unverified organisation does not enrol', () => {
    const unverified = memberOf('acme', { duty: 'representative', organisationState: 'unverified' });
    expect(unmet(decideEnrolment(empty, asked, unverified))).toEqual(['organisation-not-verified']);
  });

  test('BL-5 earlier voters are carried over while they are verified', () => {
    const earlier = [enrolment('acme', 'acme', 'supplier-large'), enrolment('bolt', 'bolt', 'provider')];
    expect(carriedOver(earlier, new Set(['bolt', 'new']))).toEqual([earlier[1]]);
  });

  test('BL-6 a category is named, and a consultant names whose interest it is', () => {
    expect(unmet(decideEnrolment(empty, { ...asked, category: null }, voter))).toEqual([
      'interest-not-named',
    ]);
    const consultant = { ...asked, consultant: true };
    expect(unmet(decideEnrolment(empty, consultant, voter))).toEqual(['interest-not-named']);
    for (const nobody of ['None.', 'n/a', ' - ', 'No one']) {
      const request = { ...consultant, interestCarried: nobody };
      expect(unmet(decideEnrolment(empty, request, voter)), nobody).toEqual(['interest-not-named']);
    }
    expect(unmet(decideEnrolment(empty, { ...consultant, interestCarried: 'Bolt Ltd' }, voter))).toEqual([]);
  });
});

describe('opening', () => {
  const trial = defaultRules('trial-use');
  const mandatory = defaultRules('mandatory');

  test('BL-7 five voters of three categories open a trial-use ballot', () => {
    expect(unmet(decideOpening(trial, TRIAL_ELECTORATE))).toEqual([]);
  });

  test('BL-7 four voters or two categories do not, and the numbers missing are said', () => {
    expect(
      decideOpening(trial, electorate('provider', 'provider', 'provider', 'supplier-large')),
    ).toMatchObject({
      reasons: [
        { word: 'too-few-organisations', facts: { missing: 1, needed: 5 } },
        { word: 'too-few-categories', facts: { missing: 1, needed: 3 } },
      ],
    });
  });

  test('BL-7 BL-2 who is named for what is missing can do something about it, and the chair cannot', () => {
    const few = decideOpening(mandatory, electorate('provider', 'provider', 'supplier-large'));
    const cures = sayReasons(few.allowed ? [] : few.reasons).map(({ word, cure }) => [word, cure]);
    expect(cures).toEqual([
      ['too-few-organisations', ['other-representatives', 'lead']],
      ['too-few-categories', ['other-representatives', 'lead']],
      ['category-too-large', ['other-representatives']],
    ]);
    const thing = { standardId: STANDARD, organisationId: 'acme' };
    expect(unmet(may(CHAIR, 'enrol', thing))).toEqual(['representative-only']);
    expect(unmet(may(CHAIR, 'vary-ballot-rules', thing))).toEqual(['lead-only']);
    expect(unmet(may(representativeOf('acme'), 'enrol', thing))).toEqual([]);
    expect(unmet(may(LEAD, 'vary-ballot-rules', thing))).toEqual([]);
  });

  test('BL-7 BL-4 a family does not fill the electorate', () => {
    const family = TRIAL_ELECTORATE.map((one) => ({ ...one, groupId: 'holding' }));
    expect(unmet(decideOpening(trial, family))).toEqual(['too-few-organisations', 'too-few-categories']);
  });

  test('BL-7 ten voters of four categories open a mandatory ballot', () => {
    expect(unmet(decideOpening(mandatory, MANDATORY_ELECTORATE))).toEqual([]);
  });

  const others = ['clinical-professional', 'patient-public', 'national-academic-other', 'provider'] as const;

  test('BL-8 suppliers of both sizes together are no more than half', () => {
    const half = electorate(
      ...others,
      'provider',
      ...Array(3).fill('supplier-large'),
      ...Array(2).fill('supplier-small'),
    );
    expect(unmet(decideOpening(mandatory, half))).toEqual([]);
    const more = electorate(
      ...others,
      ...Array(3).fill('supplier-large'),
      ...Array(3).fill('supplier-small'),
    );
    expect(decideOpening(mandatory, more)).toMatchObject({
      reasons: [{ word: 'category-too-large', facts: { category: 'Suppliers', count: 6, of: 10, most: 5 } }],
    });
    expect(rulesOf(decideOpening(mandatory, more))).toEqual(['BL-8']);
  });

  test('BL-8 no other category is more than half either', () => {
    const more = electorate(...Array(6).fill('provider'), 'supplier-large', ...others.slice(0, 3));
    expect(unmet(decideOpening(mandatory, more))).toEqual(['category-too-large']);
    expect(unmet(decideOpening(trial, more))).toEqual([]);
  });

  test('BL-2 no ballot opens by rules out of their bounds', () => {
    expect(unmet(decideOpening({ ...trial, periodDays: 0 }, TRIAL_ELECTORATE))).toEqual([
      'rule-out-of-bounds',
    ]);
  });
});
