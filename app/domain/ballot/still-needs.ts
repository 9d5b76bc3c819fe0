import { INTEREST_CATEGORIES, type InterestCategory } from '../../../db/words';
import { positionsIn, type Tally, takingPart } from './count';
import { countInWords } from './outcome-words';
import { type BallotRules, type GroupRule, leastPart } from './rules';

/** How many of one category have voted; while a ballot is open nothing else about the votes is public. */
export interface Turnout {
  readonly category: InterestCategory;
  readonly enrolled: number;
  readonly voted: number;
}

/** The turnout of each category that has anybody enrolled. */
export function turnoutOf(tally: Tally): readonly Turnout[] {
  return INTEREST_CATEGORIES.map((category) => {
    const { enrolled, notVoted } = tally.byCategory[category];
    return { category, enrolled, voted: enrolled - notVoted };
  }).filter(({ enrolled }) => enrolled > 0);
}

export interface GroupNeed {
  readonly name: string;
  readonly one: string;
  readonly many: string;
  readonly count: number;
}

export interface StillNeeds {
  /** Organisations that have to take part before quorum is reached; 0 when it is. */
  readonly organisations: number;
  readonly groups: readonly GroupNeed[];
  readonly words: string;
}

/** Votes that a group lacks before its own test can be made, as far as it has the voters for it. */
function groupNeed(group: GroupRule, tally: Tally): GroupNeed {
  const positions = positionsIn(tally, group.categories);
  const able = positions.enrolled - positions.standAside;
  const tested = group.pass !== null && able >= group.testedFrom ? Math.max(1, group.testedFrom) : 0;
  const wanted = Math.max(tested, group.leastApprovals);
  const { name, one, many } = group;
  return { name, one, many, count: Math.max(0, wanted - takingPart(positions)) };
}

function quorumNeed(rules: BallotRules, tally: Tally): number {
  const able = tally.total.enrolled - tally.total.standAside;
  const { quorum } = rules;
  const need =
    quorum.basis === 'enrolled' ? Math.max(1, leastPart(able, quorum.share)) : quorum.organisations;
  return Math.max(0, need - takingPart(tally.total));
}

function sentence(organisations: number, groups: readonly GroupNeed[]): string {
  const needs = groups.map(
    ({ name, one, many, count }) =>
      `${countInWords(count, `more ${one}`, `more ${many}`)} for the test among ${name}`,
  );
  if (organisations > 0) {
    needs.unshift(
      `${countInWords(organisations, 'more organisation', 'more organisations')} to reach quorum`,
    );
  }
  const last = needs.pop();
  if (last === undefined) return 'Quorum is reached and nothing more is needed for a valid count.';
  return `Still needs ${needs.length === 0 ? last : `${needs.join(', ')} and ${last}`}.`;
}

/**
 * What an open ballot still needs for a valid count. It is computed from who has taken part, never from how
 * they voted, so the sentence gives nobody's position away.
 */
export function stillNeeds(rules: BallotRules, tally: Tally): StillNeeds {
  const organisations = quorumNeed(rules, tally);
  const groups = rules.groups.map((group) => groupNeed(group, tally)).filter(({ count }) => count > 0);
  return { organisations, groups, words: sentence(organisations, groups) };
}
