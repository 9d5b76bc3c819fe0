import { APPLIED_IN_CANCELLED, listAppliedFromOthers } from '../../../db/queries/agreed-changes';
import { listAuditEvents } from '../../../db/queries/audit';
import type { VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import { goesBack } from '../../domain/comment-carrying';
import type { Context } from '../context';
import { carryOpenComments } from './carry-comments.server';
import { decideAgain } from './decide-again.server';

/** Occasions on which comments were taken along to one version; far more than there are. */
const MOST = 10_000;

/**
 * The open comments that a version took along go back when it is cancelled (CD-29): to the version it was to correct
 * or to follow. What was said of itself stays; of a patch everything goes back. Comments on other versions that were
 * applied in it are Decided again (CD-32).
 */
export async function giveBackComments(tx: Tx, ctx: Context, version: VersionRow): Promise<void> {
  for (const id of await listAppliedFromOthers(tx, version.id)) {
    await decideAgain(tx, ctx, version, id, {
      act: APPLIED_IN_CANCELLED,
      words: (title) =>
        `is in no text any more: ${title} ${version.number}, in which it was applied, is cancelled.`,
    });
  }
  const { standardId, id: fromVersionId } = version;
  const toVersionId = version.patchOfId ?? version.basedOnId;
  if (toVersionId === null) return;
  const taken = await takenAlong(tx, fromVersionId);
  await carryOpenComments(tx, ctx, {
    standardId,
    fromVersionId,
    toVersionId,
    which: (comment) => goesBack(comment, version, taken),
  });
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
