import { listAgreedChanges, placeOfConsultation } from '../../../db/queries/agreed-changes';
import type { Tx } from '../../../db/store';
import { type NotConsultedOn, notConsultedOn } from '../../domain/consulted-on';
import { amendmentName } from '../amendments/amendment-address';
import { commentName } from '../comments/comment-address';

/** The breaking changes of a version that were agreed and that no consultation asked about. */
export async function notConsultedOnOf(tx: Tx, versionId: string): Promise<NotConsultedOn> {
  const changes = await listAgreedChanges(tx, versionId);
  return notConsultedOn(
    changes.map(({ what, number, impact, applied }) => ({
      name: what === 'comment' ? `comment ${commentName(number)}` : `amendment ${amendmentName(number)}`,
      impact,
      applied,
    })),
    await placeOfConsultation(tx, versionId),
  );
}
