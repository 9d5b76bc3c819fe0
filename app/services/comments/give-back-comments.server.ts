import { APPLIED_IN_CANCELLED, listAppliedIn } from '../../../db/queries/agreed-changes';
import { listAuditEvents } from '../../../db/queries/audit';
import { listAwaitingText } from '../../../db/queries/comment-lists';
import type { VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import { goesBack, isDecidedAgain } from '../../domain/comment-carrying';
import type { Context } from '../context';
import { takeAlong, writeCarried } from './carry-comments.server';
import { decideAgain } from './decide-again.server';
import { tellCarriedBack } from './tell-carried.server';

/** Occasions on which comments were taken along to one version; far more than there are. */
const MOST = 10_000;

/**
 * The comments that a version took along go back when it is cancelled (CD-29), unless their decision is an end of them:
 * to the version it was to correct or to follow. What was said of itself stays; of a patch everything goes back. Those
 * that were applied in it and were not said of it are Decided again (CD-32).
 */
export async function giveBackComments(tx: Tx, ctx: Context, version: VersionRow): Promise<void> {
  const taken = await takenAlong(tx, version.id);
  const applied = (await listAppliedIn(tx, version.id)).filter((one) => isDecidedAgain(one, version, taken));
  for (const { id } of applied) {
    await decideAgain(tx, ctx, version, id, {
      act: APPLIED_IN_CANCELLED,
      words: (title) =>
        `is in no text any more: ${title} ${version.number}, in which it was applied, is cancelled.`,
    });
  }
  const { standardId, id: fromVersionId } = version;
  const toVersionId = version.patchOfId ?? version.basedOnId;
  if (toVersionId === null) return;
  const move = { standardId, fromVersionId, toVersionId };
  const which = (comment: { readonly number: number }) => goesBack(comment, version, taken);
  const agreed = (await listAwaitingText(tx, version.id)).filter(which);
  const open = await takeAlong(tx, ctx, { ...move, which });
  await writeCarried(tx, ctx, move, agreed);
  // Who was told that the comment is decided again knows from that where it is listed.
  const told = new Set(applied.map(({ id }) => id));
  await tellCarriedBack(
    tx,
    ctx,
    version,
    toVersionId,
    [...open, ...agreed].filter(({ id }) => !told.has(id)),
  );
}

/** The numbers of the comments that were made on other versions, by the record. */
async function takenAlong(tx: Tx, versionId: string): Promise<ReadonlySet<number>> {
  const occasions = await listAuditEvents(tx, { versionId, act: 'comments-carried-over' }, MOST);
  return new Set(
    occasions.flatMap(
      ({ after }) => (after as { readonly numbers?: readonly number[] } | null)?.numbers ?? [],
    ),
  );
}
