import { listAgreedChanges, placeOfConsultation } from '../../../db/queries/agreed-changes';
import type { Tx } from '../../../db/store';
import { type NotConsultedOn, notConsultedOn } from '../../domain/consulted-on';
import { nameOfChange } from './name-of-change';

/** The breaking changes of a version that were agreed and that no consultation asked about. */
export async function notConsultedOnOf(tx: Tx, versionId: string): Promise<NotConsultedOn> {
  const changes = await listAgreedChanges(tx, versionId);
  return notConsultedOn(
    changes.map((change) => ({ ...change, name: nameOfChange(change) })),
    await placeOfConsultation(tx, versionId),
  );
}
