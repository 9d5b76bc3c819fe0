import { count } from '../../domain/ballot/count';
import { outcomeOf } from '../../domain/ballot/outcome';
import { type LoadedBallot, voteEvent } from './ballot-facts.server';

/** How a ballot had come out when somebody acted on it. */
export interface CountThen {
  readonly words: string;
  /** The organisations that withdrew their "do not approve" afterwards, by name. */
  readonly withdrawnSince: readonly string[];
}

/** What the votes of a closed ballot came to at a moment: a "do not approve" may be withdrawn later on (BL-26). */
export function countAt({ facts, enrolled, trail }: LoadedBallot, at: Date): CountThen {
  const later = trail.filter(({ withdrawal, castAt }) => withdrawal && castAt > at);
  const then = trail.filter((line) => !later.includes(line));
  return {
    words: outcomeOf(facts.rules, count(enrolled, then.map(voteEvent))).words,
    withdrawnSince: later.map(({ organisationName }) => organisationName),
  };
}
