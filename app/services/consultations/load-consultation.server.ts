import { type ConsultationRow, findConsultation } from '../../../db/queries/consultations';
import type { Tx } from '../../../db/store';
import type { ConsultationFacts } from '../../domain/consultation';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { loadVersionById } from '../versions/load-version.server';

/** A consultation with its version. @throws ServiceError `not-found`, also where moderation has hidden the standard */
export async function loadConsultation(tx: Tx, ctx: Context, id: string) {
  const consultation = /^[\w-]{1,60}$/.test(id) ? await findConsultation(tx, id) : undefined;
  if (!consultation) {
    throw new ServiceError(
      'not-found',
      'There is no consultation at this address. The front page lists those that are open.',
    );
  }
  const loaded = await loadVersionById(tx, ctx, consultation.versionId);
  const facts: ConsultationFacts = {
    standardId: loaded.standard.id,
    closesAt: consultation.closesAt,
    closedAt: consultation.closedAt,
    running: loaded.version.state === 'consultation',
  };
  return { ...loaded, consultation: consultation as ConsultationRow, facts };
}
