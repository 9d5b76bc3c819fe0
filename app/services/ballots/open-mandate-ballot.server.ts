import { findSnapshot } from '../../../db/queries/texts';
import { findPatchUnderNotice, findPublishedPatch, type VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import { allow, type Decision, refuse, unmetOf } from '../../domain/decision';
import { decideMove, type Moved } from '../../domain/lifecycle';
import type { VersionFacts } from '../../domain/lifecycle/facts';
import type { ActorFacts } from '../../domain/permissions/actor';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { signedInPerson } from '../people/signed-in';
import { loadVersionById, versionFacts } from '../versions/load-version.server';
import { announceMove, writeMove } from '../versions/write-move.server';
import { beginBallot } from './begin-ballot.server';
import { electorateOf } from './electorate-of.server';
import { isMandateUnderWay } from './mandate-under-way.server';
import type { BallotToOpen } from './open-ballot.server';
import { rulesChanged } from './rules-changed.server';
import { rulesToCome } from './rules-to-come.server';

/** What opening a ballot on a mandate of the published text would be decided on. */
export async function decideMandateOpeningOf(
  tx: Tx,
  version: VersionRow,
  facts: VersionFacts,
  actor: ActorFacts,
  now: Date,
): Promise<Decision<Moved>> {
  const hash = (await publishedSnapshot(tx, version))?.hash ?? '';
  return decideMove(
    facts,
    {
      move: 'open-mandate-ballot',
      snapshotHash: hash,
      publishedHash: hash,
      underWay: await isMandateUnderWay(tx, version.id, now),
      patchUnderNotice: await findPatchUnderNotice(tx, version.id),
      patchPublished: await findPublishedPatch(tx, version.id),
      rules: (await rulesToCome(tx, version.id, 'mandatory')).rules,
      enrolled: await electorateOf(tx, version.id),
    },
    actor,
    now,
  );
}

async function publishedSnapshot(tx: Tx, { publishedSnapshotId }: VersionRow) {
  return publishedSnapshotId === null ? undefined : await findSnapshot(tx, publishedSnapshotId);
}

/**
 * The chair opens a ballot on making the published text mandatory: on the hash that is published and no other.
 * The version stays as it is; ballot, electorate, move and record are one transaction.
 */
export async function openMandateBallot(
  ctx: Context,
  input: BallotToOpen,
): Promise<Decision<{ readonly ballotId: string }>> {
  signedInPerson(ctx.actor);
  const opened = await ctx.store.tx(async (tx) => {
    const { standard, version, actor } = await loadVersionById(tx, ctx, input.versionId);
    const seen = await versionFacts(tx, version, actor);
    const opening = await decideMandateOpeningOf(tx, version, seen, actor, ctx.now());
    const changed = rulesChanged(input.shownHash, await rulesToCome(tx, version.id, 'mandatory'));
    const unmet = [...unmetOf(opening), ...changed];
    if (!opening.allowed || unmet.length > 0) return { decision: refuse(unmet), version };
    const snapshot = await publishedSnapshot(tx, version);
    if (!snapshot) throw new ServiceError('conflict', 'The published text of this version cannot be found.');
    const { id: snapshotId, hash, artefactsHash } = snapshot;
    const ballotId = await beginBallot(tx, ctx, {
      standard,
      version,
      snapshotId,
      hash,
      artefactsHash,
      track: 'mandatory',
      question: input.question,
    });
    await writeMove(tx, ctx, { standard, version, moved: opening.result, snapshotHash: hash });
    return { decision: allow({ ballotId }), version };
  });
  if (opened.decision.allowed) await announceMove(ctx, opened.version, 'published');
  return opened.decision;
}
