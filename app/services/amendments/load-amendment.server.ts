import { listAuthorIds } from '../../../db/queries/amendment-people';
import { type AmendmentRow, findAmendment, findAmendmentOfDocument } from '../../../db/queries/amendments';
import { type DocumentRow, findDocument } from '../../../db/queries/documents';
import type { StandardRow } from '../../../db/queries/standards';
import type { VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import type { AmendmentFacts } from '../../domain/amendment';
import type { DraftStanding } from '../../domain/amendment-decision';
import { may } from '../../domain/permissions';
import type { ActorFacts } from '../../domain/permissions/actor';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { loadVersionById } from '../versions/load-version.server';
import { draftPath } from '../versions/version-address';
import { amendmentName, amendmentPath } from './amendment-address';

export interface LoadedAmendment {
  readonly amendment: AmendmentRow;
  readonly standard: StandardRow;
  readonly version: VersionRow;
  readonly draft: DocumentRow;
  /** Who asks, with the roles that count for the version. */
  readonly actor: ActorFacts;
  readonly facts: AmendmentFacts;
  /** The draft, or the branch, that it would be merged into. */
  readonly standing: DraftStanding;
  readonly amended: Amended;
}

/** What an amendment changes: the draft of the version, or another amendment. */
export interface Amended {
  /** "the draft", "amendment A-3". */
  readonly name: string;
  readonly path: string;
  /** The amendment it changes; null when it changes the draft. */
  readonly amendment: AmendmentRow | null;
}

/**
 * The amendment with this id, for somebody who may read it.
 * @throws ServiceError `not-found`; one that is not submitted answers others in the same way
 */
export async function loadAmendment(tx: Tx, ctx: Context, id: string): Promise<LoadedAmendment> {
  const amendment = await findAmendment(tx, id);
  if (!amendment) throw noSuchAmendment();
  const { standard, version, actor } = await loadVersionById(tx, ctx, amendment.versionId);
  const draft = await findDocument(tx, amendment.draftId);
  if (!draft) throw noSuchAmendment();
  const parent = draft.kind === 'amendment' ? await findAmendmentOfDocument(tx, draft.id) : undefined;
  const facts = {
    standardId: standard.id,
    hidden: standard.hiddenAt !== null,
    authorIds: await listAuthorIds(tx, id),
    submitted: amendment.submittedAt !== null,
    state: amendment.state,
    versionState: version.state,
    organisationId: amendment.organisationId,
    parent: parent ? { state: parent.state, authorIds: await listAuthorIds(tx, parent.id) } : null,
  };
  if (!may(actor, 'read-amendment', facts).allowed) throw noSuchAmendment();
  const standing = { documentState: draft.state, versionState: version.state };
  return { amendment, standard, version, draft, actor, facts, standing, amended: amendedOf(draft, parent) };
}

/** What a text to be amended is called, and where it is read. */
export function amendedOf(document: Pick<DocumentRow, 'id'>, parent: AmendmentRow | undefined): Amended {
  return parent
    ? { name: `amendment ${amendmentName(parent.number)}`, path: amendmentPath(parent.id), amendment: parent }
    : { name: 'the draft', path: draftPath(document.id), amendment: null };
}

export function noSuchAmendment(): ServiceError {
  return new ServiceError(
    'not-found',
    'There is no amendment at this address. The draft lists all that were submitted.',
  );
}

export function movedMeanwhile(): ServiceError {
  return new ServiceError(
    'conflict',
    'Somebody changed this amendment at the same moment. Reload the page to see where it stands now.',
  );
}
