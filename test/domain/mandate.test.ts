import { describe, expect, test } from 'vitest';
import {
  decideMandateApproval,
  decideMandateRequest,
  decisiveApprovals,
  type FirstApproval,
  lapseInWords,
  type MandateApproval,
  type MandateTerms,
} from '../../app/domain/mandate';
import { sayReasons } from '../../app/domain/reason-sentences';
import { CHAIR, EDITOR, LEAD, person, unmet } from './cases';
import { at, HASH, NOW, OTHER_HASH, SOUND, version } from './lifecycle-cases';

const PUBLISHED = version({ state: 'published', complyBy: null });

describe('asking for a mandate', () => {
  const ballot = { hash: HASH, openUntil: null, tally: 'final', passed: true, undecidedComments: 0 } as const;
  const facts = { ballot, publishedHash: HASH, waiting: false, patchPublished: null };
  const asked = (change: Partial<typeof facts>) =>
    unmet(decideMandateRequest(PUBLISHED, { ...facts, ...change }, CHAIR));

  test('LC-40 the chair asks when the ballot passed for good and its comments are decided', () => {
    expect(asked({})).toEqual([]);
    expect(unmet(decideMandateRequest(PUBLISHED, facts, EDITOR))).toEqual(['chair-only']);
  });

  test('LC-40 everything that is not met is named', () => {
    const poor = {
      ...ballot,
      hash: OTHER_HASH,
      tally: 'provisional',
      passed: false,
      undecidedComments: 2,
    } as const;
    const refused = decideMandateRequest(PUBLISHED, { ...facts, ballot: poor, waiting: true }, CHAIR);
    expect(unmet(refused)).toEqual([
      'not-the-published-text',
      'tally-not-final',
      'rules-not-met',
      'ballot-comments-undecided',
      'mandate-under-way',
    ]);
  });

  test('LC-49 nothing is asked for what a patch replaced', () => {
    const replaced = { ...facts, patchPublished: '1.0.1' };
    expect(unmet(decideMandateRequest(PUBLISHED, replaced, CHAIR))).toEqual(['replaced-by-patch']);
  });

  test('LC-40 nothing is asked for what is mandated, or deprecated', () => {
    const mandated = version({ state: 'published', complyBy: at('2027-03-03T00:00:00Z') });
    const deprecated = version({ state: 'deprecated', phaseOutEnds: at('2027-03-03T00:00:00Z') });
    expect(unmet(decideMandateRequest(mandated, facts, CHAIR))).toEqual(['already-mandated']);
    expect(unmet(decideMandateRequest(deprecated, facts, CHAIR))).toEqual(['not-in-force-for-trial-use']);
  });
});

describe('approving a mandate', () => {
  const { implementFrom, complyBy, proof } = SOUND.mandate;
  const terms = { implementFrom, complyBy, reviewBy: at('2029-03-03T00:00:00Z'), noticeReason: '' };
  const facts: MandateApproval = {
    purpose: 'mandate',
    hash: HASH,
    waitingHash: HASH,
    artefacts: '',
    waitingArtefacts: '',
    confirmedAt: NOW,
    leadId: 'person-1',
    first: null,
    statement: 'Proven in use.',
    terms,
    publishedToImplementFrom: null,
    ballotHash: HASH,
    proof,
  };
  const otherLead = person({ personId: 'lead-2', offices: ['lead'] });
  const first: FirstApproval = { leadId: 'lead-2', hash: HASH, terms, lead: otherLead, tookPart: [] };
  const decided = (change: Partial<MandateApproval>) =>
    decideMandateApproval(PUBLISHED, { ...facts, ...change }, LEAD, NOW);

  test('LC-22 the first approval stands and does not complete it, the second of another Lead does', () => {
    expect(decided({})).toMatchObject({ allowed: true, result: { completes: false } });
    expect(decided({ first })).toMatchObject({ result: { completes: true } });
  });

  test('LC-22 the same Lead does not approve twice', () => {
    const own = { ...first, leadId: 'person-1', lead: LEAD };
    expect(unmet(decided({ first: own }))).toEqual(['approved-by-you-already']);
  });

  test.each<[string, Partial<FirstApproval>]>([
    ['edited the version since', { tookPart: ['edited'] }],
    ['chaired it since', { tookPart: ['chaired'] }],
    ['voted on it since', { tookPart: ['voted'] }],
    ['holds the office no more', { lead: { ...otherLead, offices: [] } }],
    ['is suspended', { lead: { ...otherLead, suspended: true } }],
    ['has no account any more', { lead: { kind: 'anonymous' } }],
  ])('LC-22 the approval of a Lead who %s does not count, and another approves first', (_why, change) => {
    const lapsed = { ...first, ...change };
    expect(decided({ first: lapsed })).toMatchObject({ allowed: true, result: { completes: false } });
    const others = { ...terms, complyBy: at('2027-06-01T00:00:00Z') };
    expect(decided({ first: lapsed, terms: others })).toMatchObject({ result: { completes: false } });
  });

  test('LC-22 of the approvals of a mandate the last two made it', () => {
    expect(decisiveApprovals(['lapsed', 'first', 'second'])).toEqual(['first', 'second']);
    expect(decisiveApprovals(['only'])).toEqual(['only']);
  });

  test('LC-24 the first Lead is held to the proof and the dates as the second is', () => {
    const bare = { implementFrom: null, complyBy: null, reviewBy: null, noticeReason: '' };
    expect(
      unmet(decided({ terms: bare, proof: { statements: [], exchangeMusts: [] }, statement: '' })),
    ).toEqual([
      'reasons-missing',
      'review-date-missing',
      'implement-from-missing',
      'comply-by-missing',
      'statements-too-few',
      'suppliers-too-few',
      'small-supplier-missing',
      'live-site-missing',
    ]);
  });

  test('LC-51 nor is its review more than 10 years ahead', () => {
    const far = { ...terms, reviewBy: at('9999-03-03T12:00:00Z') };
    expect(unmet(decided({ terms: far }))).toEqual(['review-date-too-far']);
  });

  test('LC-41 where the notice of its dates has run short since, the second Lead gives the reason for it', () => {
    const then = at('2026-02-20T12:00:00Z');
    const reached = (change: Partial<MandateTerms>, sent = terms) =>
      unmet(
        decideMandateApproval(
          PUBLISHED,
          {
            ...facts,
            first: { ...first, terms: { ...terms, ...change } },
            terms: { ...sent, ...change, noticeReason: sent.noticeReason },
            confirmedAt: then,
          },
          LEAD,
          then,
        ),
      );
    const said = { ...terms, noticeReason: 'Suppliers asked for it.' };
    const soon = { complyBy: at('2027-02-10T12:00:00Z') };
    expect(reached(soon)).toEqual(['mandate-notice-too-short']);
    expect(reached(soon, said)).toEqual([]);
    const enough = { complyBy: at('2027-02-20T12:00:00Z') };
    expect(reached(enough)).toEqual([]);
    expect(reached(enough, said)).toEqual(['mandate-terms-differ']);
    expect(reached({ ...soon, noticeReason: 'A safety alert.' }, said)).toEqual(['mandate-terms-differ']);
  });

  test('LC-41 dates of the first Lead that have come are not approved, and no reason helps', () => {
    const gone = { complyBy: at('2026-01-10T00:00:00Z'), implementFrom: at('2026-01-05T00:00:00Z') };
    const set = { ...terms, ...gone, reviewBy: at('2026-01-20T00:00:00Z') };
    const said = { ...set, noticeReason: 'Suppliers asked for it.' };
    expect(unmet(decided({ first: { ...first, terms: set }, terms: set }))).toEqual(['mandate-dates-passed']);
    expect(unmet(decided({ first: { ...first, terms: set }, terms: said }))).toContain(
      'mandate-dates-passed',
    );
  });

  test('LC-41 an implement-from date that has passed is not approved, and on its last second it still is', () => {
    const set = { ...terms, implementFrom: at('2026-03-01T12:00:00Z') };
    const second = (now: Date, publishedToImplementFrom: Date | null = null) => {
      const given = { ...facts, first: { ...first, terms: set }, terms: set, publishedToImplementFrom };
      return unmet(decideMandateApproval(PUBLISHED, { ...given, confirmedAt: now }, LEAD, now));
    };
    expect(second(at('2026-03-01T23:59:59.999Z'))).toEqual([]);
    expect(second(at('2026-03-02T00:00:00Z'))).toEqual(['mandate-dates-passed']);
    expect(second(NOW, set.implementFrom)).toEqual([]);
  });

  test('NO-16 why an approval stopped counting is said with what happens next, and of one that counts nothing', () => {
    expect(lapseInWords('Lena', null, [])).toBeNull();
    expect(lapseInWords('Lena', 'chaired this version', ['comply-by'])).toBe(
      'Lena chaired this version. Another Lead approves first, and sets the dates.',
    );
    expect(lapseInWords('Lena', null, ['implement-from', 'comply-by'])).toContain(
      'the implement-from and comply-by dates have passed. A Lead returns the request',
    );
  });

  test('LC-41 the refusal names the dates that have passed and who sets others', () => {
    const set = { ...terms, implementFrom: at('2026-01-05T12:00:00Z'), reviewBy: at('2026-01-20T12:00:00Z') };
    const refused = decided({ first: { ...first, terms: set }, terms: set });
    const said = refused.allowed ? [] : sayReasons(refused.reasons);
    expect(said.map(({ sentence }) => sentence)).toEqual([
      expect.stringContaining('The implement-from and review dates that the first Lead set have passed'),
    ]);
    expect(said[0]?.cure).toEqual(['lead', 'chair']);
  });

  test('LC-41 the second Lead approves the dates of the first', () => {
    const later = { ...terms, complyBy: at('2027-06-01T00:00:00Z') };
    expect(unmet(decided({ first, terms: later }))).toEqual(['mandate-terms-differ']);
    const sameDays = { ...terms, complyBy: at('2027-03-03T12:00:00Z') };
    expect(unmet(decided({ first, terms: sameDays }))).toEqual([]);
  });
});
