import { findDocumentPlace, readLog } from '../../../db/queries/documents';
import type { StandardRow } from '../../../db/queries/standards';
import type { VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import { type Reason, unmetOf } from '../../domain/decision';
import { may } from '../../domain/permissions';
import type { ActorFacts } from '../../domain/permissions/actor';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { draftThing } from '../live/seat-facts.server';
import { loadVersionById } from '../versions/load-version.server';

/** A draft that a file is brought into, and what stands against each way of doing it. */
export interface DraftToFill {
  readonly standard: StandardRow;
  readonly version: VersionRow;
  readonly actor: ActorFacts;
  readonly updates: readonly Uint8Array[];
  readonly unmet: {
    /** The text of the file takes the place of the draft's. */
    readonly replace: readonly Reason[];
    /** It is proposed as an amendment. */
    readonly propose: readonly Reason[];
  };
}

/**
 * The draft of a version as a file may be brought into it: in place of its text by those who may restore another
 * state of it, as an amendment by those who may propose one.
 *
 * @throws ServiceError `not-found`, also for the text of an amendment
 */
export async function draftToFill(tx: Tx, ctx: Context, draftId: string): Promise<DraftToFill> {
  const place = await findDocumentPlace(tx, draftId);
  if (place?.document.kind !== 'draft') {
    throw new ServiceError('not-found', 'There is no draft at this address.');
  }
  const { standard, version, actor } = await loadVersionById(tx, ctx, place.version.id);
  const { updates } = await readLog(tx, draftId);
  const thing = draftThing({ document: place.document, version, standard });
  const hidden = standard.hiddenAt !== null;
  const proposed = { hidden, organisationId: null, versionState: version.state };
  return {
    standard,
    version,
    actor,
    updates,
    unmet: {
      replace: [...unmetOf(may(actor, 'restore', version)), ...unmetOf(may(actor, 'edit-draft', thing))],
      propose: unmetOf(may(actor, 'propose-amendment', proposed)),
    },
  };
}
