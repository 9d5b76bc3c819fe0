import type { MyVote } from '../../services/ballots/my-votes.server';

type Cited = Pick<MyVote['comments'][number], 'number' | 'madeBy'>;

/** A comment that a vote names, by its number, with the organisation of the family that made it where that is another one. */
export function nameOfCited({ number, madeBy }: Cited): string {
  return madeBy === null ? `C-${number}` : `C-${number} of ${madeBy}`;
}
