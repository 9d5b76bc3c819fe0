import { INTEREST_CATEGORIES, type InterestCategory } from '../../../db/words';
import { type Positions, positionsIn, type Tally } from './count';
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
  /** Organisations that have to vote before quorum can be reached; 0 when enough have. */
  readonly organisations: number;
  readonly groups: readonly GroupNeed[];
  readonly words: string;
}

const votedOf = ({ enrolled, notVoted }: Positions): number => enrolled - notVoted;

/** Votes that a group lacks before its own test can be made, as far as it has the voters for it. */
function groupNeed(group: GroupRule, tally: Tally): GroupNeed {
  const positions = positionsIn(tally, group.categories);
  const tested =
    group.pass !== null && positions.enrolled >= group.testedFrom ? Math.max(1, group.testedFrom) : 0;
  const wanted = Math.max(tested, group.leastApprovals);
  const { name, one, many } = group;
  return { name, one, many, count: Math.max(0, wanted - votedOf(positions)) };
}

/**
 * How many more have to vote before as many have as quorum asks of all the enrolled; 0 when they have. A vote that
 * stands aside lowers quorum by less than itself, so that as long as this asks for a vote, quorum is not reached.
 */
export function votesToQuorum({ quorum }: BallotRules, { total }: Tally): number {
  const need =
    quorum.basis === 'enrolled' ? Math.max(1, leastPart(total.enrolled, quorum.share)) : quorum.organisations;
  return Math.max(0, need - votedOf(total));
}

const NOTHING_MORE = 'Enough organisations have voted for a valid count, unless some of them stand aside.';

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
  if (last === undefined) return NOTHING_MORE;
  return `The ballot still needs ${needs.length === 0 ? last : `${needs.join(', ')} and ${last}`}.`;
}

/**
 * What an open ballot still needs for a valid count. It is computed from who has voted, never from how, standing
 * aside included, so the sentence gives nobody's position away (BL-30); the count at the close knows the true base.
 */
export function stillNeeds(rules: BallotRules, tally: Tally): StillNeeds {
  const organisations = votesToQuorum(rules, tally);
  const groups = rules.groups.map((group) => groupNeed(group, tally)).filter(({ count }) => count > 0);
  return { organisations, groups, words: sentence(organisations, groups) };
}
