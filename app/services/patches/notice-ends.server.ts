import { listApprovalsOf } from '../../../db/queries/version-record';
import type { VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import { noticeOfPatchEnds } from '../../domain/lifecycle/guards-of-patch';

/** From when a patch may be approved: with its days on hold (LC-52); null while no notice of it was given. */
export async function noticeEndsOf(
  tx: Tx,
  { id, patchNoticeAt }: Pick<VersionRow, 'id' | 'patchNoticeAt'>,
): Promise<Date | null> {
  if (patchNoticeAt === null) return null;
  const asked = (await listApprovalsOf(tx, id)).find(({ purpose }) => purpose === 'patch');
  return asked?.targetDate ?? noticeOfPatchEnds(patchNoticeAt);
}
