import { listInvitations, listSpeakers } from '../../../db/queries/consultations';
import type { StandardRow } from '../../../db/queries/standards';
import type { Tx } from '../../../db/store';
import type { Context } from '../context';
import { tellPeople } from '../notices/tell-people.server';
import { consultationPath } from './consultation-address';

interface NewsForInvited {
  readonly standard: StandardRow;
  readonly consultationId: string;
  /** One sentence that stands by itself. */
  readonly summary: string;
}

/** Tells those who speak for the organisations that are invited to a consultation, each once. */
export async function tellInvited(
  tx: Tx,
  ctx: Context,
  { standard, consultationId, summary }: NewsForInvited,
): Promise<void> {
  const told = new Set<string>();
  for (const { organisationId } of await listInvitations(tx, consultationId)) {
    const speakers = (await listSpeakers(tx, [organisationId])).filter((one) => !told.has(one));
    for (const personId of speakers) told.add(personId);
    await tellPeople(tx, ctx, {
      people: speakers,
      kind: 'consultation-invited',
      summary,
      path: consultationPath(consultationId),
      standardId: standard.id,
      organisationId,
      objectKind: 'consultation',
      objectId: consultationId,
    });
  }
}
