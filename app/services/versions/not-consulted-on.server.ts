import { placeOfConsultation } from '../../../db/queries/agreed-changes';
import type { VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import { type NotConsultedOn, notConsultedOn } from '../../domain/consulted-on';
import { changesOfText } from './changes-of-text.server';
import { nameOfChange } from './name-of-change';

/** The breaking changes of the text of a version that were agreed and that no consultation asked about. */
export async function notConsultedOnOf(tx: Tx, version: VersionRow): Promise<NotConsultedOn> {
  const changes = await changesOfText(tx, version);
  return notConsultedOn(
    changes.map((change) => ({ ...change, name: nameOfChange(change) })),
    await placeOfConsultation(tx, version.id),
  );
}
