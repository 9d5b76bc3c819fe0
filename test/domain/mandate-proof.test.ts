import { expect, test } from 'vitest';
import { decideMandateProof, type StatementOfUse } from '../../app/domain/mandate-proof';
import { unmet } from './cases';

const large: StatementOfUse = {
  supplierGroup: 'acme',
  supplierIsSmall: false,
  liveSite: true,
  bySupplier: true,
};
const small: StatementOfUse = {
  supplierGroup: 'bolt',
  supplierIsSmall: true,
  liveSite: false,
  bySupplier: true,
};
const shown = { requirement: 'STD-0042-R1', supplierGroups: ['acme', 'bolt'] };
const alone = { requirement: 'STD-0042-R2', supplierGroups: ['acme', 'acme'] };

type Case = readonly [string, readonly StatementOfUse[], readonly (typeof shown)[], readonly string[]];

/** Sentence, statements of use, MUSTs about exchange, and what is missing. */
const CASES: readonly Case[] = [
  ['CF-1 three statements of two suppliers prove it', [large, small, large], [shown], []],
  ['CF-1 two statements are too few', [large, small], [shown], ['statements-too-few']],
  [
    'CF-2 products of one family are no two suppliers',
    [{ ...large, supplierIsSmall: true }, large, large],
    [shown],
    ['suppliers-too-few'],
  ],
  [
    'CF-2 what others say of its products makes no supplier',
    [small, small, { ...large, bySupplier: false }],
    [shown],
    ['suppliers-too-few'],
  ],
  [
    'CF-3 nor a small one',
    [large, { ...large, supplierGroup: 'cove' }, { ...small, bySupplier: false }],
    [shown],
    ['small-supplier-missing'],
  ],
  [
    'CF-3 one supplier is small or medium',
    [large, large, { ...small, supplierIsSmall: false }],
    [shown],
    ['small-supplier-missing'],
  ],
  ['CF-4 one site is live', [small, small, { ...large, liveSite: false }], [shown], ['live-site-missing']],
  [
    'CF-5 each MUST about exchange is shown by two',
    [large, small, large],
    [shown, alone],
    ['exchange-not-shown'],
  ],
  ['CF-5 a standard without exchange shows none', [large, small, large], [], []],
];

test.each(CASES)('%s', (_title, statements, exchangeMusts, words) => {
  expect(unmet(decideMandateProof({ statements, exchangeMusts }))).toEqual(words);
});
