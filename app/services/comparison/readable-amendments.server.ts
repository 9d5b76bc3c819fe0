import { listAmendmentAuthors } from '../../../db/queries/amendment-people';
import { type AmendmentRow, listAmendments } from '../../../db/queries/amendments';
import type { StandardRow } from '../../../db/queries/standards';
import type { VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import { may } from '../../domain/permissions';
import type { ActorFacts } from '../../domain/permissions/actor';

/** The amendments of a version that this actor may read, by number. */
export async function readableAmendments(
  tx: Tx,
  standard: StandardRow,
  version: VersionRow,
  actor: ActorFacts,
): Promise<readonly AmendmentRow[]> {
  const all = (await listAmendments(tx, { versionId: version.id })).map(({ amendment }) => amendment);
  const authors = await listAmendmentAuthors(
    tx,
    all.map(({ id }) => id),
  );
  return all.filter(({ id, state, organisationId, submittedAt }) => {
    const facts = {
      standardId: standard.id,
      hidden: standard.hiddenAt !== null,
      authorIds: authors.filter(({ amendmentId }) => amendmentId === id).map(({ personId }) => personId),
      submitted: submittedAt !== null,
      state,
      organisationId,
    };
    return may(actor, 'read-amendment', facts).allowed;
  });
}
