import type { InterestCategory } from '../../../db/words';
import type { BallotFacts, Facts, VoteFacts } from './facts';
import { lastSecond } from './london';
import { inGoodStanding } from './rights';

/** What votes come to, counted on fingers. */
export interface Count {
  readonly enrolled: number;
  approve: number;
  doNotApprove: number;
  abstain: number;
  standAside: number;
  notVoted: number;
}

/** BL-4: the organisation at the top of the family. */
export function familyOf(facts: Facts, organisation: string): string {
  const parent = facts.organisations[organisation]?.parent ?? null;
  return parent === null ? organisation : familyOf(facts, parent);
}

/** BL-5, BL-6: who would vote if a ballot opened now, each family once, in the category of its first to enrol. */
export function electorate(facts: Facts) {
  const voters = new Map<string, { category: InterestCategory; organisations: string[] }>();
  for (const [organisation, category] of facts.enrolled) {
    if (!inGoodStanding(facts.organisations[organisation])) continue;
    const family = familyOf(facts, organisation);
    const voter = voters.get(family) ?? { category, organisations: [] };
    voter.organisations.push(organisation);
    voters.set(family, voter);
  }
  return voters;
}

const isSupplier = (category: InterestCategory) => category.startsWith('supplier');

/** BL-7, BL-8: what the enrolled lack for a ballot of the track. */
export function lackingToOpen(facts: Facts, track: BallotFacts['track']): readonly string[] {
  const voters = [...electorate(facts).values()];
  const categories = new Set(voters.map(({ category }) => category));
  const [least, kinds] = track === 'mandatory' ? [10, 4] : [5, 3];
  const unmet = voters.length < least || categories.size < kinds ? ['BL-7'] : [];
  if (track !== 'mandatory' || voters.length === 0) return unmet;
  const groups = new Map<string, number>();
  for (const { category } of voters) {
    const group = isSupplier(category) ? 'suppliers' : category;
    groups.set(group, (groups.get(group) ?? 0) + 1);
  }
  return Math.max(...groups.values()) * 2 > voters.length ? [...unmet, 'BL-8'] : unmet;
}

type Votes = ReadonlyMap<string, Pick<VoteFacts, 'position' | 'withdrawn'>>;

export function count(
  ballot: BallotFacts,
  votes: Votes = ballot.last,
  only: (of: InterestCategory) => boolean = () => true,
): Count {
  const voters = [...ballot.voters].filter(([, { category }]) => only(category));
  const sum = {
    enrolled: voters.length,
    approve: 0,
    doNotApprove: 0,
    abstain: 0,
    standAside: 0,
    notVoted: 0,
  };
  for (const [voter] of voters) {
    const vote = votes.get(voter);
    if (vote === undefined) sum.notVoted += 1;
    else if (vote.position === 'abstain') sum.abstain += 1;
    else if (vote.position === 'stand-aside') sum.standAside += 1;
    else if (vote.position === 'do-not-approve' && !vote.withdrawn) sum.doNotApprove += 1;
    else sum.approve += 1;
  }
  return sum;
}

/** BL-20: those who take part against the enrolled less those standing aside. */
function quorate(ballot: BallotFacts, votes: Votes = ballot.last): boolean {
  const { enrolled, approve, doNotApprove, abstain, standAside } = count(ballot, votes);
  const percent = ballot.track === 'mandatory' ? 60 : 50;
  const part = approve + doNotApprove + abstain;
  return part > 0 && part * 100 >= (enrolled - standAside) * percent;
}

/** BL-27, BL-30: as many have voted, standing aside or not, as quorum asks of all the enrolled. */
export function enoughVoted(ballot: BallotFacts): boolean {
  const { enrolled, notVoted } = count(ballot);
  return (
    enrolled > notVoted && (enrolled - notVoted) * 100 >= enrolled * (ballot.track === 'mandatory' ? 60 : 50)
  );
}

const reaches = ({ approve, doNotApprove }: Count, percent: number) =>
  approve + doNotApprove > 0 && approve * 100 >= (approve + doNotApprove) * percent;

/** BL-21, BL-22, BL-25: whether every rule of the track is met. */
export function passes(ballot: BallotFacts, votes: Votes = ballot.last): boolean {
  const whole = count(ballot, votes);
  if (!quorate(ballot, votes) || !reaches(whole, ballot.track === 'mandatory' ? 75 : 60)) return false;
  if (ballot.track !== 'mandatory') return true;
  return [(of: InterestCategory) => of === 'provider', isSupplier].every((only) => {
    const group = count(ballot, votes, only);
    return group.approve + group.doNotApprove < 3 || reaches(group, 50);
  });
}

function allWithdrawn(ballot: BallotFacts): Votes {
  return new Map([...ballot.last].map(([voter, vote]) => [voter, { ...vote, withdrawn: true }]));
}

/** BL-26: until when a “do not approve” may be withdrawn. */
export const withdrawalEnds = (ballot: BallotFacts): Date => lastSecond(ballot.closesAt, 28);

/** BL-33: whether nothing can change the result of a closed ballot any more. */
export function isFinal(ballot: BallotFacts, now: Date): boolean {
  if (ballot.state !== 'closed') return false;
  if (ballot.round === 2 || count(ballot).doNotApprove === 0) return true;
  if (ballot.track === 'mandatory') return false;
  const settled = passes(ballot) || !passes(ballot, allWithdrawn(ballot));
  return settled || now > withdrawalEnds(ballot);
}

/** BL-28: whether a mandatory ballot goes round again. */
export const goesRound = (ballot: BallotFacts): boolean =>
  ballot.track === 'mandatory' && ballot.round === 1 && count(ballot).doNotApprove > 0;
