import { findAmendmentOfDocument } from '../../../db/queries/amendments';
import type { findDocumentPlace } from '../../../db/queries/documents';
import type { StandardRow } from '../../../db/queries/standards';
import type { VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import type { ActorFacts } from '../../domain/permissions/actor';
import type { AmendedAmendment } from '../../domain/permissions/things';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { loadVersionById } from '../versions/load-version.server';
import { type Amended, amendedOf, loadAmendment } from './load-amendment.server';

/** A text that amendments are written for. */
export interface TextToAmend {
  readonly standard: StandardRow;
  readonly version: VersionRow;
  /** Who asks, with the roles that count for the version. */
  readonly actor: ActorFacts;
  /** The amendment whose text it is; null for the draft of the version. */
  readonly parent: AmendedAmendment | null;
  readonly amended: Amended;
}

type Place = NonNullable<Awaited<ReturnType<typeof findDocumentPlace>>>;

/**
 * The draft of a version, or the branch of an amendment for those who may read it.
 *
 * @throws ServiceError `not-found`, also for a local extension
 */
export async function textToAmend(tx: Tx, ctx: Context, { document, version }: Place): Promise<TextToAmend> {
  if (document.kind === 'draft') {
    const loaded = await loadVersionById(tx, ctx, version.id);
    return { ...loaded, parent: null, amended: amendedOf(document, undefined) };
  }
  const amendment = await findAmendmentOfDocument(tx, document.id);
  if (!amendment) throw new ServiceError('not-found', 'There is no draft at this address.');
  const { facts, ...loaded } = await loadAmendment(tx, ctx, amendment.id);
  const { standard, version: on, actor } = loaded;
  const parent = { state: facts.state, authorIds: facts.authorIds };
  return { standard, version: on, actor, parent, amended: amendedOf(document, amendment) };
}
