import { countUndecided } from '../../../db/queries/version-record';
import { latestReviews, type VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import type { Finding } from '../../document/finding-types';
import { allow, type Decision, demand, refuse, unmetOf } from '../../domain/decision';
import { decideMove, type Moved } from '../../domain/lifecycle';
import type { VersionFacts } from '../../domain/lifecycle/facts';
import { may } from '../../domain/permissions';
import type { ActorFacts } from '../../domain/permissions/actor';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { decideNumberOf } from '../versions/decide-number.server';
import { freezeText } from '../versions/freeze-text.server';
import { loadVersionById, versionFacts } from '../versions/load-version.server';
import { notConsultedOnOf } from '../versions/not-consulted-on.server';
import { imagesElsewhere } from '../versions/required-sections';
import { announceMove, writeMove } from '../versions/write-move.server';
import { beginBallot } from './begin-ballot.server';
import { electorateOf } from './electorate-of.server';
import { rulesChanged } from './rules-changed.server';
import { rulesToCome } from './rules-to-come.server';

/** What opening a ballot on the present text would be decided on. */
export async function decideOpeningOf(
  tx: Tx,
  version: VersionRow,
  facts: VersionFacts,
  actor: ActorFacts,
  text: { readonly hash: string | null; readonly findings: readonly Finding[] },
  now: Date,
): Promise<Decision<Moved>> {
  const { hash, findings } = text;
  return decideMove(
    facts,
    {
      move: 'open-ballot',
      undecidedComments: await countUndecided(tx, version.id),
      changeLogWritten: version.changeLog.trim() !== '',
      reviews: await latestReviews(tx, version.id),
      notConsultedOn: await notConsultedOnOf(tx, version),
      snapshotHash: hash,
      currentHash: hash ?? '',
      imagesElsewhere: imagesElsewhere(findings),
      rules: (await rulesToCome(tx, version.id, 'trial-use')).rules,
      enrolled: await electorateOf(tx, version.id),
      numberUnmet: unmetOf(await decideNumberOf(tx, version)),
    },
    actor,
    now,
  );
}

/** What whoever opens a ballot decides by hand. */
export interface BallotToOpen {
  readonly versionId: string;
  readonly question: string;
  /** The print of the rules that the form showed (PM-36). */
  readonly shownHash?: string;
}

/**
 * Freezes the present text and opens a trial-use ballot on its hash: snapshot, ballot, electorate, move and
 * record in one transaction. The rules are copied into the ballot and never change after that.
 */
export async function openBallot(
  ctx: Context,
  input: BallotToOpen,
): Promise<Decision<{ readonly ballotId: string }>> {
  const { actor } = ctx;
  if (actor.kind !== 'person') throw new ServiceError('sign-in-needed', 'Sign in to open a ballot.');
  const before = await ctx.store.read(async (tx) => {
    const { version, actor: facts } = await loadVersionById(tx, ctx, input.versionId);
    const seen = await versionFacts(tx, version, facts);
    const opening = await decideOpeningOf(tx, version, seen, facts, { hash: null, findings: [] }, ctx.now());
    return { version, asked: may(facts, 'open-ballot', seen), unmet: unmetOf(opening) };
  });
  // Freezing a text is work: nobody sets it off who may not open a ballot. They are told all that is unmet but what
  // the text itself would say.
  const unmet = before.unmet.filter(({ word }) => word !== 'snapshot-missing');
  if (!before.asked.allowed) return refuse(unmet);
  const { documentId, number } = before.version;
  if (documentId === null) {
    return refuse([...unmet, { rule: 'LC-15', word: 'draft-missing' }]);
  }
  const name = `Ballot text of ${number}`;
  const decision = await freezeText(ctx, { documentId, kind: 'ballot', name }, async (tx, frozen) => {
    const now = ctx.now();
    const { standard, version, actor: facts } = await loadVersionById(tx, ctx, input.versionId);
    const seen = await versionFacts(tx, version, facts);
    const opening = await decideOpeningOf(tx, version, seen, facts, frozen.text, now);
    const unsound = demand(frozen.sound, 'LC-15', 'text-unsound');
    const toCome = await rulesToCome(tx, version.id, 'trial-use');
    const unread = [...unsound, ...rulesChanged(input.shownHash, toCome)];
    if (!opening.allowed) return refuse([...opening.reasons, ...unread]);
    if (unread.length > 0) return refuse(unread);
    const snapshotId = await frozen.keep();
    const ballotId = await beginBallot(tx, ctx, {
      standard,
      version,
      snapshotId,
      hash: frozen.hash,
      artefactsHash: await frozen.artefacts(),
      track: 'trial-use',
      question: input.question,
    });
    await writeMove(tx, ctx, {
      standard,
      version,
      moved: opening.result,
      snapshotHash: frozen.hash,
      change: { snapshotId },
    });
    return allow({ ballotId });
  });
  if (decision.allowed) await announceMove(ctx, before.version, 'ballot');
  return decision;
}
