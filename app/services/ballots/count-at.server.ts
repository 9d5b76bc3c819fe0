import { hasWithdrawalAfter } from '../../../db/queries/votes';
import type { Tx } from '../../../db/store';
import type { BallotResult } from '../../domain/ballot/closing';
import { count } from '../../domain/ballot/count';
import { outcomeOf } from '../../domain/ballot/outcome';
import { loadBallot, voteEvent } from './ballot-facts.server';

/** How a ballot had come out when somebody acted on it. */
export interface CountThen {
  readonly words: string;
  /** Null where the ballot has no result. */
  readonly byCategory: BallotResult['byCategory'] | null;
  /** The organisations that withdrew their "do not approve" afterwards, by name. */
  readonly withdrawnSince: readonly string[];
}

/**
 * What the votes of a closed ballot came to at a moment: a "do not approve" may be withdrawn later on (BL-26). They are
 * counted again only where one was.
 *
 * @param at null for what they come to now
 */
export async function countAt(
  tx: Tx,
  { id, result }: { readonly id: string; readonly result: BallotResult | null },
  at: Date | null,
): Promise<CountThen> {
  if (at === null || !(await hasWithdrawalAfter(tx, id, at))) {
    return { words: result?.words ?? '', byCategory: result?.byCategory ?? null, withdrawnSince: [] };
  }
  const { facts, enrolled, trail } = await loadBallot(tx, id);
  const later = trail.filter(({ withdrawal, castAt }) => withdrawal && castAt > at);
  const then = trail.filter((line) => !later.includes(line));
  const tally = count(enrolled, then.map(voteEvent));
  return {
    words: outcomeOf(facts.rules, tally).words,
    byCategory: tally.byCategory,
    withdrawnSince: later.map(({ organisationName }) => organisationName),
  };
}
