import { type Decision, decide, demand } from './decision';

/** One organisation's public statement that it uses this very version. */
export interface StatementOfUse {
  /** The voting group of the product's supplier: suppliers of one group are related. */
  readonly supplierGroup: string;
  readonly supplierIsSmall: boolean;
  /** Whether it is live at an NHS or care site. */
  readonly liveSite: boolean;
}

/** One MUST about exchange, and the groups of the suppliers whose products were shown to exchange by it. */
export interface ExchangeShown {
  readonly requirement: string;
  readonly supplierGroups: readonly string[];
}

/** What is known of a version's use before a mandate. */
export interface MandateProof {
  readonly statements: readonly StatementOfUse[];
  readonly exchangeMusts: readonly ExchangeShown[];
}

const STATEMENTS = 3;
const SUPPLIERS = 2;
const PRODUCTS = 2;

/** Whether the use of a version proves that it can be mandated. */
export function decideMandateProof({ statements, exchangeMusts }: MandateProof): Decision {
  const suppliers = new Set(statements.map(({ supplierGroup }) => supplierGroup)).size;
  const notShown = exchangeMusts
    .filter(({ supplierGroups }) => new Set(supplierGroups).size < PRODUCTS)
    .map(({ requirement }) => requirement);
  const unmet = [
    ...demand(statements.length >= STATEMENTS, 'CF-1', 'statements-too-few', {
      missing: STATEMENTS - statements.length,
    }),
    ...demand(suppliers >= SUPPLIERS, 'CF-2', 'suppliers-too-few', { missing: SUPPLIERS - suppliers }),
    ...demand(
      statements.some(({ supplierIsSmall }) => supplierIsSmall),
      'CF-3',
      'small-supplier-missing',
    ),
    ...demand(
      statements.some(({ liveSite }) => liveSite),
      'CF-4',
      'live-site-missing',
    ),
    ...demand(notShown.length === 0, 'CF-5', 'exchange-not-shown', { requirements: notShown.join(', ') }),
  ];
  return decide(unmet, () => undefined);
}
