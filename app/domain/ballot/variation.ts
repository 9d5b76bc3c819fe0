import type { BallotTrack } from '../../../db/words';
import { canonicalJson, type Json } from '../canonical-json';
import { type Decision, decide, demand, type Reason, unmetOf } from '../decision';
import { may } from '../permissions';
import type { ActorFacts } from '../permissions/actor';
import type { StandardThing } from '../permissions/things';
import { type BallotRules, defaultRules, type Fraction, type Threshold } from './rules';

/** What a Lead may set otherwise than the track's default, before the ballot opens. */
export type RuleVariation = Partial<
  Pick<
    BallotRules,
    'periodDays' | 'balance' | 'quorum' | 'pass' | 'groups' | 'extensionDays' | 'recirculationDays'
  >
>;

export interface VariationFacts {
  readonly standard: StandardThing;
  readonly track: BallotTrack;
  readonly variation: RuleVariation;
  readonly publicReason: string;
  /** The rules by which the next ballot would open as it is. */
  readonly now: BallotRules;
  /** Whether a ballot by these rules has already opened. */
  readonly opened: boolean;
}

function within(rule: string, value: number, least: number, most: number): readonly Reason[] {
  return demand(Number.isInteger(value) && value >= least && value <= most, 'BL-2', 'rule-out-of-bounds', {
    rule,
    least,
    most,
  });
}

const sound = ({ numerator, denominator }: Fraction): boolean =>
  Number.isInteger(numerator) && Number.isInteger(denominator) && numerator > 0 && denominator > 0;

/** A share that can be reached by something and not by nothing. */
function share(rule: string, fraction: Fraction | null): readonly Reason[] {
  if (fraction === null) return [];
  const fits = sound(fraction) && fraction.numerator <= fraction.denominator;
  return demand(fits, 'BL-2', 'rule-out-of-bounds', { rule, least: 'more than 0%', most: '100%' });
}

/** A share to pass lies between a half and all: a smaller one would let a minority carry the ballot. */
function passing(rule: string, threshold: Threshold | null): readonly Reason[] {
  if (threshold === null) return [];
  const { numerator, denominator, comparison } = threshold;
  const reachable = comparison === 'at-least' ? numerator <= denominator : numerator < denominator;
  const fits = sound(threshold) && numerator * 2 >= denominator && reachable;
  return demand(fits, 'BL-2', 'rule-out-of-bounds', { rule, least: '50%', most: '100%' });
}

function quorate(quorum: BallotRules['quorum']): readonly Reason[] {
  if (quorum.basis === 'number') return within('quorum', quorum.organisations, 1, 10_000);
  return share('quorum', quorum.share);
}

/** Every number of a rules object that stands outside its bounds. */
export function boundsOf(rules: BallotRules): readonly Reason[] {
  return [
    ...within('period in days', rules.periodDays, 7, 120),
    ...within('organisations to open', rules.balance.organisations, 2, 1_000),
    ...within('categories to open', rules.balance.categories, 1, 6),
    ...share('largest share of a category', rules.balance.largestShare),
    ...quorate(rules.quorum),
    ...passing('share to pass', rules.pass),
    ...rules.groups.flatMap((group) => [
      ...passing(`share to pass among ${group.name}`, group.pass),
      ...within(`votes to test ${group.name}`, group.testedFrom, 0, 1_000),
      ...within(`approvals among ${group.name}`, group.leastApprovals, 0, 1_000),
      ...within(`categories of ${group.name}`, group.categories.length, 1, 6),
    ]),
    ...within('extension in days', rules.extensionDays, 0, 28),
    ...within('recirculation in days', rules.recirculationDays, 0, 28),
    ...demand(
      rules.pass !== null || rules.groups.some(({ pass }) => pass !== null),
      'BL-2',
      'rule-out-of-bounds',
      {
        rule: 'number of shares to pass',
        least: 1,
        most: 7,
      },
    ),
  ];
}

/** The rules of a ballot to come: the track's defaults, varied by a Lead with a public reason. */
export function decideVariation(facts: VariationFacts, actor: ActorFacts): Decision<BallotRules> {
  const rules = { ...defaultRules(facts.track), ...facts.variation };
  const unmet = [
    ...unmetOf(may(actor, 'vary-ballot-rules', facts.standard)),
    ...demand(!facts.opened, 'BL-3', 'rules-locked'),
    ...demand(facts.publicReason.trim() !== '', 'BL-2', 'variation-reason-missing'),
    ...demand(differ(rules, facts.now), 'BL-2', 'variation-changes-nothing'),
    ...boundsOf(rules),
  ];
  return decide(unmet, () => rules);
}

/** Whether they are not the same rules; 60 of 100 is the same share as 3 of 5. */
function differ(rules: BallotRules, now: BallotRules): boolean {
  const written = (one: BallotRules) => canonicalJson(inLowestTerms(one as unknown as Json));
  return written(rules) !== written(now);
}

function inLowestTerms(json: Json): Json {
  if (isList(json)) return json.map(inLowestTerms);
  if (typeof json !== 'object' || json === null || json instanceof Date) return json;
  const { numerator, denominator } = json;
  const by =
    typeof numerator === 'number' && typeof denominator === 'number' ? gcd(numerator, denominator) : 1;
  return Object.fromEntries(
    Object.entries(json).map(([name, value]) => [
      name,
      typeof value === 'number' && by > 1 ? value / by : inLowestTerms(value),
    ]),
  );
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}

function isList(json: Json): json is readonly Json[] {
  return Array.isArray(json);
}
