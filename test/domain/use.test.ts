import { describe, expect, test } from 'vitest';
import { decideExchange, decideNoExchange, type ExchangeToRecord } from '../../app/domain/exchange-shown';
import { proofOf, type RecordedUse } from '../../app/domain/mandate-proof';
import type { ReasonWord } from '../../app/domain/reason-words';
import {
  decideStatement,
  decideWithdrawalOfUse,
  takenOverOfUse,
  type UseToState,
} from '../../app/domain/statement-of-use';
import { CHAIR, memberOf, PARTICIPANT, STANDARD, unmet } from './cases';
import { at, NOW } from './lifecycle-cases';

const PUBLISHED = { state: 'published', standardId: STANDARD } as const;
const MEMBER = memberOf('acme');
const USE: UseToState = {
  organisationId: 'acme',
  product: 'Acme Letters 4',
  supplierKnown: true,
  live: true,
  site: 'Riverside Hospital',
  evidence: 'https://acme.example/letters',
  stated: false,
};
const SHOWN: ExchangeToRecord = {
  requirements: ['R1'],
  musts: ['R1', 'R2'],
  firstProduct: 'Acme Letters 4',
  secondProduct: 'Bolt Inbox',
  firstGroup: 'acme',
  secondGroup: 'bolt',
  evidence: 'https://acme.example/report',
  shownOn: at('2026-03-01T12:00:00Z'),
};

type UseCase = readonly [string, Partial<UseToState>, readonly ReasonWord[]];

// biome-ignore format: one case a line
const USES: readonly UseCase[] = [
  ['CF-6 a member states that a product is live at a site', {}, []],
  ['CF-6 a product that is live nowhere names no site', { live: false, site: '' }, []],
  ['CF-6 one that is live names where', { site: ' ' }, ['site-missing']],
  ['CF-6 the product is named', { product: '' }, ['product-missing']],
  ['CF-6 the supplier is a verified one', { supplierKnown: false }, ['supplier-unknown']],
  ['CF-6 words are no evidence', { evidence: 'see our web site' }, ['evidence-missing']],
  ['CF-6 nor is an address that anybody on the way can change', { evidence: 'http://acme.example/letters' }, ['evidence-missing']],
  ['CF-7 the use of a product is stated once', { stated: true }, ['stated-already']],
];

test.each(USES)('%s', (_title, change, words) => {
  expect(unmet(decideStatement(PUBLISHED, { ...USE, ...change }, MEMBER))).toEqual(words);
});

test('CF-6 a draft is not used yet, and a retired version no more', () => {
  for (const state of ['drafting', 'retired'] as const) {
    expect(unmet(decideStatement({ state }, USE, MEMBER))).toEqual(['version-not-in-use']);
  }
});

test('CF-7 a statement is withdrawn once', () => {
  const statement = { organisationId: 'acme', withdrawn: false };
  expect(unmet(decideWithdrawalOfUse(statement, MEMBER))).toEqual([]);
  expect(unmet(decideWithdrawalOfUse({ ...statement, withdrawn: true }, MEMBER))).toEqual([
    'withdrawn-already',
  ]);
});

type ExchangeCase = readonly [string, Partial<ExchangeToRecord>, readonly ReasonWord[]];

// biome-ignore format: one case a line
const EXCHANGES: readonly ExchangeCase[] = [
  ['CF-8 the chair records what was shown', {}, []],
  ['CF-8 of the MUSTs of the text alone', { requirements: ['R1', 'R7'] }, ['requirement-unknown']],
  ['CF-8 of one requirement at the least', { requirements: [] }, ['requirement-unknown']],
  ['CF-8 products of one family are not independent', { secondGroup: 'acme' }, ['products-not-independent']],
  ['CF-8 both suppliers are verified', { secondGroup: null }, ['supplier-unknown']],
  ['CF-8 both products are named', { secondProduct: '' }, ['product-missing']],
  ['CF-8 nothing was shown tomorrow', { shownOn: at('2026-03-03T12:00:00Z') }, ['shown-in-future']],
];

test.each(EXCHANGES)('%s', (_title, change, words) => {
  expect(unmet(decideExchange(PUBLISHED, { ...SHOWN, ...change }, CHAIR, NOW))).toEqual(words);
});

test('CF-9 that a MUST is not about exchange is said with a public reason', () => {
  const facts = { requirements: ['R2'], musts: ['R1', 'R2'], reason: 'It is about what is stored.' };
  expect(unmet(decideNoExchange(PUBLISHED, facts, CHAIR))).toEqual([]);
  expect(unmet(decideNoExchange(PUBLISHED, { ...facts, reason: '' }, CHAIR))).toEqual([
    'public-reason-missing',
  ]);
  expect(unmet(decideNoExchange(PUBLISHED, facts, PARTICIPANT))).toEqual([
    'chair-editor-or-secretariat-only',
  ]);
});

describe('the proof that records come to', () => {
  const use: RecordedUse = {
    organisationId: 'acme',
    product: 'Letters',
    supplierGroup: 'acme',
    supplierIsSmall: false,
    liveSite: false,
    bySupplier: true,
    byProvider: false,
    stands: true,
  };
  const exchange = { requirements: ['R1'], supplierGroups: ['acme', 'bolt'], counts: true } as const;

  test('CF-7 the same product of the same organisation counts once, a withdrawn statement not at all', () => {
    const uses = [use, { ...use, product: ' LETTERS' }, { ...use, product: 'Other', stands: false }];
    expect(proofOf(uses, [], [], []).statements).toEqual([use]);
  });

  test('CF-11 a supplier speaks of its own product, a provider of one that is live with it', () => {
    const other = { ...use, organisationId: 'bolt', bySupplier: false };
    const provider = { ...other, organisationId: 'riverside', byProvider: true };
    const live = { ...provider, liveSite: true };
    const saidLive = { ...other, liveSite: true };
    expect(proofOf([other, saidLive, provider, live], [], [], []).statements).toEqual([live]);
  });

  test('CF-11 what anybody else says counts once the supplier states the use of that product', () => {
    const other = { ...use, organisationId: 'bolt', bySupplier: false };
    const counted = (...uses: readonly RecordedUse[]) => proofOf(uses, [], [], []).statements;
    expect(counted(other, use)).toEqual([other, use]);
    expect(counted(other, { ...use, product: 'Inbox' })).toHaveLength(1);
    expect(counted(other, { ...use, stands: false })).toEqual([]);
  });

  test('CF-9 every MUST is about exchange but those that are said not to be', () => {
    const proof = proofOf([], [exchange], ['R1', 'R2', 'R3'], ['R3']);
    expect(proof.exchangeMusts).toEqual([
      { requirement: 'R1', supplierGroups: ['acme', 'bolt'] },
      { requirement: 'R2', supplierGroups: [] },
    ]);
  });

  test('CF-8 what was taken back, or shown within what is one family now, shows nothing', () => {
    const within = { ...exchange, supplierGroups: ['acme', 'acme'] } as const;
    const proof = proofOf([], [{ ...exchange, counts: false }, within], ['R1'], []);
    expect(proof.exchangeMusts).toEqual([{ requirement: 'R1', supplierGroups: [] }]);
  });
});

test('CF-10 a patch takes over what was not withdrawn, and nothing else', () => {
  const [stands, withdrawn] = [
    { id: 'a', withdrawnAt: null },
    { id: 'b', withdrawnAt: new Date(0) },
  ];
  expect(takenOverOfUse([stands, withdrawn])).toEqual([stands]);
});
