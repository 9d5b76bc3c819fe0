import { indexStandard } from '../../../db/queries/standards';
import { findSnapshot, findText, insertSnapshot, type SnapshotRow } from '../../../db/queries/texts';
import type { VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import { allow, type Decision, refuse, unmetOf } from '../../domain/decision';
import { decideMove } from '../../domain/lifecycle';
import type { ApprovalGiven } from '../../domain/lifecycle/facts';
import { carryOnwards } from '../comments/carry-onwards.server';
import { publishCommentsWith } from '../comments/publish-comments.server';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { recordSameText } from '../history/record-same-text.server';
import { decideNumberOf } from './decide-number.server';
import { loadVersionById, versionFacts } from './load-version.server';
import { wordsOfHtml } from './words-of-html';
import { announceMove, type MoveToWrite, writeMove } from './write-move.server';

export interface Publication {
  readonly versionId: string;
  /** The snapshot that was approved; its hash is the hash that is published. */
  readonly snapshotId: string;
  /** The approving authority's statement; public. */
  readonly reasons: string;
  readonly approvals: readonly ApprovalGiven[];
  readonly unansweredObjections: number;
  readonly reviewBy: Date | null;
  readonly implementFrom: Date | null;
  readonly complyBy: Date | null;
}

export interface Published {
  readonly version: VersionRow;
  readonly number: string;
  readonly hash: string;
}

/**
 * Publishes a version inside the transaction in which a Lead approves it: state, dates, the published text, the
 * comments, the search, the history and the event, notices and letters stand or fall together. The banner on
 * the former version follows from the data. Call `announcePublication` when the transaction holds.
 */
export async function publishVersion(
  tx: Tx,
  ctx: Context,
  publication: Publication,
): Promise<Decision<Published>> {
  const { standard, version, actor } = await loadVersionById(tx, ctx, publication.versionId);
  const frozen = await approvedText(tx, version, publication.snapshotId);
  const { reasons, approvals, unansweredObjections, reviewBy, implementFrom, complyBy } = publication;
  const moved = decideMove(
    await versionFacts(tx, version, actor),
    {
      move: 'publish',
      reasons,
      unansweredObjections,
      involvementComplete: version.involvementRecord.trim() !== '',
      reviewDate: reviewBy,
      implementDate: implementFrom,
      approvals,
      hash: frozen.text.hash,
    },
    actor,
    ctx.now(),
  );
  const numbered = await decideNumberOf(tx, version);
  if (!moved.allowed || !numbered.allowed) return refuse([...unmetOf(moved), ...unmetOf(numbered)]);

  const moves = { standard, version, moved: moved.result, reason: reasons };
  return allow(
    await writePublication(tx, ctx, frozen, { ...moves, change: { reviewBy, implementFrom, complyBy } }),
  );
}

export interface ApprovedText {
  readonly snapshot: SnapshotRow;
  readonly text: NonNullable<Awaited<ReturnType<typeof findText>>>;
}

/** The frozen text of a version that was approved. @throws ServiceError `not-found` */
export async function approvedText(tx: Tx, version: VersionRow, snapshotId: string): Promise<ApprovedText> {
  const snapshot = await findSnapshot(tx, snapshotId);
  const text = snapshot && snapshot.versionId === version.id ? await findText(tx, snapshot.hash) : undefined;
  if (!snapshot || !text) throw new ServiceError('not-found', 'There is no such snapshot of this version.');
  return { snapshot, text };
}

/** Writes a publication that the rules allowed, whether by a ballot or as a patch, in the caller's transaction. */
export async function writePublication(
  tx: Tx,
  ctx: Context,
  { snapshot, text }: ApprovedText,
  move: MoveToWrite,
): Promise<Published> {
  const { standard, version } = move;
  const publishedSnapshotId = ctx.newId();
  await insertSnapshot(tx, {
    ...snapshot,
    id: publishedSnapshotId,
    kind: 'published',
    name: `Published text of ${version.number}`,
    createdBy: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
    createdAt: ctx.now(),
  });
  await recordSameText(tx, ctx, snapshot.id, publishedSnapshotId);
  await writeMove(tx, ctx, {
    ...move,
    snapshotHash: text.hash,
    newSnapshotId: publishedSnapshotId,
    change: { ...move.change, snapshotId: snapshot.id, publishedSnapshotId, publishedAt: ctx.now() },
  });
  await publishCommentsWith(tx, ctx, version, snapshot.id);
  await carryOnwards(tx, ctx, standard.id, version);
  await indexStandard(tx, standard, wordsOfHtml(text.html));
  return { version, number: version.number, hash: text.hash };
}

/** After the publication holds: the draft's room closes and letters go out. */
export async function announcePublication(ctx: Context, published: Published): Promise<void> {
  await announceMove(ctx, published.version, 'published');
}
