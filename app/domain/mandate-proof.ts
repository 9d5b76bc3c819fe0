import { type Decision, decide, demand } from './decision';

/** One organisation's public statement that it uses this very version. */
export interface StatementOfUse {
  /** The voting group of the product's supplier: suppliers of one group are related. */
  readonly supplierGroup: string;
  readonly supplierIsSmall: boolean;
  /** Whether it is live at an NHS or care site. */
  readonly liveSite: boolean;
  /** Whether the supplier, or one of its family, states it of its own product. */
  readonly bySupplier: boolean;
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

/** A statement of use as it is recorded. */
export interface RecordedUse extends StatementOfUse {
  readonly organisationId: string;
  readonly product: string;
  /** Whether an NHS or care provider states it. */
  readonly byProvider: boolean;
  /** Not withdrawn, and made by and about organisations that are verified now. */
  readonly stands: boolean;
}

const productOf = ({ product }: RecordedUse): string => product.trim().toLowerCase();

/**
 * Whether those speak who know: the supplier of its own product, or a provider where it is live. Anybody else's
 * statement waits for the supplier to state the use of that product.
 */
function isVouchedFor(use: RecordedUse, uses: readonly RecordedUse[]): boolean {
  if (use.bySupplier || (use.byProvider && use.liveSite)) return true;
  return uses.some(
    (other) =>
      other.stands &&
      other.bySupplier &&
      other.supplierGroup === use.supplierGroup &&
      productOf(other) === productOf(use),
  );
}

/** Whether a statement is part of the proof, and if not why. */
export function standingOf(
  use: RecordedUse & { readonly withdrawnAt: Date | null },
  uses: readonly RecordedUse[],
): 'counts' | 'withdrawn' | 'not-verified' | 'supplier-silent' {
  if (use.withdrawnAt !== null) return 'withdrawn';
  if (!use.stands) return 'not-verified';
  return isVouchedFor(use, uses) ? 'counts' : 'supplier-silent';
}

/** An exchange as it is recorded; it counts while both suppliers are verified and nobody took it back. */
export interface RecordedExchange {
  readonly requirements: readonly string[];
  readonly supplierGroups: readonly [string, string];
  readonly counts: boolean;
}

/** What the records of a version's use come to: each organisation and product once, each MUST with who showed it. */
export function proofOf(
  uses: readonly RecordedUse[],
  exchanges: readonly RecordedExchange[],
  musts: readonly string[],
  withoutExchange: readonly string[],
): MandateProof {
  const counted = uses.filter((use) => use.stands && isVouchedFor(use, uses));
  const nameOf = (use: RecordedUse) => `${use.organisationId} ${productOf(use)}`;
  const statements = counted.filter(
    (use, at) => counted.findIndex((other) => nameOf(other) === nameOf(use)) === at,
  );
  const shown = exchanges.filter(({ counts, supplierGroups: [first, second] }) => counts && first !== second);
  return {
    statements,
    exchangeMusts: musts
      .filter((requirement) => !withoutExchange.includes(requirement))
      .map((requirement) => ({
        requirement,
        supplierGroups: shown
          .filter(({ requirements }) => requirements.includes(requirement))
          .flatMap(({ supplierGroups }) => supplierGroups),
      })),
  };
}

const STATEMENTS = 3;
const SUPPLIERS = 2;
const PRODUCTS = 2;

/** Whether the use of a version proves that it can be mandated. */
export function decideMandateProof({ statements, exchangeMusts }: MandateProof): Decision {
  const own = statements.filter(({ bySupplier }) => bySupplier);
  const suppliers = new Set(own.map(({ supplierGroup }) => supplierGroup)).size;
  const notShown = exchangeMusts
    .filter(({ supplierGroups }) => new Set(supplierGroups).size < PRODUCTS)
    .map(({ requirement }) => requirement);
  const unmet = [
    ...demand(statements.length >= STATEMENTS, 'CF-1', 'statements-too-few', {
      missing: STATEMENTS - statements.length,
    }),
    ...demand(suppliers >= SUPPLIERS, 'CF-2', 'suppliers-too-few', { missing: SUPPLIERS - suppliers }),
    ...demand(
      own.some(({ supplierIsSmall }) => supplierIsSmall),
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
