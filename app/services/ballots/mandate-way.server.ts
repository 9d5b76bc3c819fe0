import { listBallotsOf } from '../../../db/queries/version-record';
import type { VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import { withdrawalEnds } from '../../domain/ballot/facts';
import { unmetOf } from '../../domain/decision';
import type { VersionFacts } from '../../domain/lifecycle/facts';
import { dayInWords } from '../../domain/london-time';
import type { ActorFacts } from '../../domain/permissions/actor';
import { type SaidReason, sayReasons } from '../../domain/reason-sentences';
import { decideAsking } from '../approvals/ask-for-mandate.server';
import { type CurePlace, curePlace, type PlacesOfVersion } from '../versions/cure-places';
import { loadBallot } from './ballot-facts.server';
import { isMandateUnderWay } from './mandate-under-way.server';

/** Where a mandate stands between the close of its ballot and the request to the Leads. */
export interface MandateWay {
  /** What was done, what is so now, and what comes next, in a sentence or two each. */
  readonly done: string;
  readonly now: string;
  readonly next: string;
  /** What asking the Leads still waits for, with where it is cured. */
  readonly missing: readonly (SaidReason & { readonly place: CurePlace | null })[];
  readonly ballotPath: string;
}

/** Null while no ballot on a mandate has closed, or after the Leads were asked. */
export async function mandateWay(
  tx: Tx,
  version: VersionRow,
  facts: VersionFacts,
  actor: ActorFacts,
  places: PlacesOfVersion,
  now: Date,
): Promise<MandateWay | null> {
  if (version.state !== 'published' || !(await isMandateUnderWay(tx, version.id))) return null;
  const newest = (await listBallotsOf(tx, version.id)).find(({ track }) => track === 'mandatory');
  if (newest?.state !== 'closed') return null;
  const ballot = await loadBallot(tx, newest.id);
  const unmet = unmetOf(await decideAsking(tx, version, ballot, facts, actor, now));
  // The Leads were asked already.
  if (unmet.some(({ word }) => word === 'mandate-under-way')) return null;
  const missing = sayReasons(unmet.filter(({ rule }) => !rule.startsWith('PM-'))).map((said) => ({
    ...said,
    place: curePlace(said.word, places),
  }));
  return { ...wordsOn(ballot, missing.length === 0), missing, ballotPath: `/ballots/${newest.id}` };
}

const ASKS = 'the chair asks two NHS Standards Leads for the mandate, on the page of the ballot.';

function wordsOn({ row, facts, tally }: Awaited<ReturnType<typeof loadBallot>>, ready: boolean) {
  const closed = dayInWords(row.closesAt);
  if (row.recirculateAt === null) {
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
  return {
    done: `The ballot on a mandate of this version closed its first round on ${closed}; ${against} not resolved.`,
    now: `The count is provisional: until ${until} an organisation may withdraw its “do not approve”.`,
    next: `What is not withdrawn sends the ballot round once more, to the same voters for ${facts.rules.recirculationDays} days; the chair may do that sooner. If it passes, ${ASKS}`,
  };
}
