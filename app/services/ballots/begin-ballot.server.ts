import { insertBallot } from '../../../db/queries/ballots';
import { insertElectorate } from '../../../db/queries/enrolments';
import { deleteRuleVariation } from '../../../db/queries/rule-variations';
import type { StandardRow } from '../../../db/queries/standards';
import type { VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import type { BallotTrack } from '../../../db/words';
import { votersOf } from '../../domain/ballot/electorate';
import { closingTime } from '../../domain/ballot/facts';
import { defaultRules } from '../../domain/ballot/rules';
import { dayInWords } from '../../domain/london-time';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { signedInPerson } from '../people/signed-in';
import { electorateOf } from './electorate-of.server';
import { changesInWords } from './rule-changes';
import { rulesToCome } from './rules-to-come.server';
import { sameTextFailed } from './same-text.server';
import { tellOfOpening } from './tell-of-ballot.server';

/** The most that a notice says in its one sentence. */
const LONGEST = 400;

export interface BallotToBegin {
  readonly standard: StandardRow;
  readonly version: VersionRow;
  /** The frozen text that is voted on, and the artefacts frozen with it. */
  readonly snapshotId: string;
  readonly hash: string;
  readonly artefactsHash: string | null;
  readonly track: BallotTrack;
  readonly question: string;
}

/**
 * Writes a ballot that the rules allowed to open: its rules, locked now, its electorate, the event and the notices,
 * in the caller's transaction.
 *
 * @returns the id of the ballot
 */
export async function beginBallot(tx: Tx, ctx: Context, begun: BallotToBegin): Promise<string> {
  const { standard, version, track, question, hash, artefactsHash } = begun;
  const { rules, reason: rulesReason } = await rulesToCome(tx, version.id, track);
  const now = ctx.now();
  const id = ctx.newId();
  const closesAt = closingTime(now, rules.periodDays);
  const again = await sameTextFailed(tx, version.id, { track, hash });
  await insertBallot(tx, {
    id,
    standardId: standard.id,
    versionId: version.id,
    snapshotId: begun.snapshotId,
    hash,
    artefactsHash,
    track,
    question,
    rules,
    rulesReason,
    state: 'open',
    openedBy: signedInPerson(ctx.actor).personId,
    openedAt: now,
    closesAt,
    extensionReason: '',
    voidReason: '',
  });
  const enrolled = await electorateOf(tx, version.id);
  const voters = new Map(votersOf(enrolled).map((voter) => [voter.groupId, voter]));
  await insertElectorate(
    tx,
    enrolled.map((one) => ({
      ballotId: id,
      organisationId: one.organisationId,
      votingGroupId: one.groupId,
      name: one.name,
      interestCategory: one.category,
      countedIn: voters.get(one.groupId)?.category ?? one.category,
      declaration: one.declaration,
    })),
  );
  await recordEvent(tx, ctx, {
    act: 'ballot-opened',
    objectKind: 'ballot',
    objectId: id,
    standardId: standard.id,
    versionId: version.id,
    after: {
      hash,
      artefacts: artefactsHash,
      track,
      question,
      closesAt: closesAt.toISOString(),
      ...(again === null ? {} : { sameTextAs: again.id }),
      ...(rulesReason === '' ? {} : { rulesVaried: changesInWords(defaultRules(track), rules), rulesReason }),
    },
  });
  // A variation holds for one ballot; the next one begins with the usual rules.
  await deleteRuleVariation(tx, version.id, track);
  const what = track === 'mandatory' ? 'A ballot on a mandate of' : 'A ballot on';
  const opened = `${what} ${standard.title} ${version.number} is open until ${dayInWords(closesAt)}.`;
  const summary = [opened, again?.words ?? ''].filter(Boolean).join(' ').slice(0, LONGEST);
  await tellOfOpening(tx, ctx, { id, standardId: standard.id }, summary);
  return id;
}
