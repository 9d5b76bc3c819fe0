import { listBallotsOf } from '../../../db/queries/version-record';
import type { Tx } from '../../../db/store';
import { firmnessOf } from '../../domain/ballot/closing';
import { withdrawalEnds } from '../../domain/ballot/facts';
import { outcomeOf } from '../../domain/ballot/outcome';
import { unmetOf } from '../../domain/decision';
import { dayInWords } from '../../domain/london-time';
import { decideAsking } from '../approvals/ask-for-mandate.server';
import { type PlacedReason, placed } from '../versions/cure-places';
import { type LoadedVersion, versionFacts } from '../versions/load-version.server';
import { placesOf } from '../versions/places-of-version.server';
import { type LoadedBallot, loadBallot } from './ballot-facts.server';
import { isMandateUnderWay } from './mandate-under-way.server';

/** Where a mandate stands between the close of its ballot and the request to the Leads. */
export interface MandateWay {
  /** What was done, what is so now, and what comes next, in a sentence or two each. */
  readonly done: string;
  readonly now: string;
  readonly next: string;
  /** What asking the Leads still waits for, with where it is cured. */
  readonly missing: readonly PlacedReason[];
  readonly ballotPath: string;
}

/** Null while no ballot on a mandate has closed, after the Leads were asked, and when the ballot failed for good. */
export async function mandateWay(
  tx: Tx,
  { standard, version, actor }: Pick<LoadedVersion, 'standard' | 'version' | 'actor'>,
  now: Date,
): Promise<MandateWay | null> {
  if (version.state !== 'published' || !(await isMandateUnderWay(tx, version.id, now))) return null;
  const newest = (await listBallotsOf(tx, version.id)).find(({ track }) => track === 'mandatory');
  if (newest?.state !== 'closed') return null;
  const ballot = await loadBallot(tx, newest.id);
  const facts = await versionFacts(tx, version, actor);
  const unmet = unmetOf(await decideAsking(tx, version, ballot, facts, actor, now));
  // The Leads were asked already.
  if (unmet.some(({ word }) => word === 'mandate-under-way')) return null;
  const places = await placesOf(tx, { standard, version });
  const others = unmet.filter(({ rule }) => !rule.startsWith('PM-'));
  const missing = placed(others, places);
  const words = wordsOn(ballot, missing.length === 0, now);
  return words && { ...words, missing, ballotPath: `/ballots/${newest.id}` };
}

const ASKS = 'the chair asks two NHS Standards Leads for the mandate, on the page of the ballot.';

/** Null where the count is final and the ballot did not pass. */
function wordsOn({ row, facts, tally }: LoadedBallot, ready: boolean, now: Date) {
  const closed = dayInWords(row.closesAt);
  const { passed } = outcomeOf(facts.rules, tally);
  if (firmnessOf(facts, tally, now) === 'final') {
    if (!passed) return null;
    return {
      done: `The ballot on a mandate of this version passed, and closed on ${closed}.`,
      now: ready ? 'The count is final, and nothing is missing.' : 'The count is final.',
      next: `Then ${ASKS}`,
    };
  }
  const { doNotApprove } = tally.total;
  const against =
    doNotApprove === 1 ? 'one “do not approve” is' : `${doNotApprove} votes of “do not approve” are`;
  const until = dayInWords(withdrawalEnds(facts));
  const provisional = `The count is provisional: until ${until} an organisation may withdraw its “do not approve”.`;
  const { recirculationDays } = facts.rules;
  if (recirculationDays === 0) {
    return {
      done: `The ballot on a mandate of this version closed on ${closed}, and did not pass; ${against} not resolved.`,
      now: provisional,
      next: `The ballot does not go round again: it passes only if enough is withdrawn. If it passes, ${ASKS}`,
    };
  }
  return {
    done: `The ballot on a mandate of this version closed its first round on ${closed}; ${against} not resolved.`,
    now: provisional,
    next: `What is not withdrawn sends the ballot round once more, to the same voters for ${recirculationDays} days; the chair may do that sooner. If it passes, ${ASKS}`,
  };
}
