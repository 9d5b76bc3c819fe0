import { moveVersion } from '../../../app/services/versions/move-version.server';
import { proposeNextVersion } from '../../../app/services/versions/propose-next-version.server';
import { startDrafting } from '../../../app/services/versions/start-drafting.server';
import { findVersion } from '../../../db/queries/versions';
import type { Impact } from '../../../db/words';
import type { StandardWorld, VersionPlace } from '../../support/standards';

/** The next version of a published standard in Drafting, without a draft. */
export async function proposedNext(
  w: StandardWorld,
  first: VersionPlace,
  impact: Impact = 'compatible',
): Promise<VersionPlace> {
  const decision = await proposeNextVersion(w.proposer, {
    reference: first.reference,
    organisationId: w.supplier.id,
    impact,
    need: 'Attachments',
    expectedBenefit: 'Fewer phone calls',
  });
  if (!decision.allowed) throw new Error('Refused');
  const { number } = decision.result;
  const row = await w.ctx.store.read((tx) => findVersion(tx, first.standardId, number));
  const place = { ...first, number, versionId: row?.id ?? '' };
  await moveVersion(w.lead, place.versionId, {
    move: 'begin-drafting',
    ownerId: null,
    lane: null,
    shorteningReason: 'Agreed at publication.',
  });
  return place;
}

/** The same, begun from the published text. */
export async function nextVersion(w: StandardWorld, first: VersionPlace, impact?: Impact) {
  const place = await proposedNext(w, first, impact);
  const draft = await startDrafting(w.chair, place.versionId, { from: 'published' });
  if (!draft.allowed) throw new Error('Refused');
  return { ...place, ...draft.result };
}
