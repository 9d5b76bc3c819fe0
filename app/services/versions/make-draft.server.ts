import { parseUpdateMeta } from 'yjs';
import { insertDocument } from '../../../db/queries/documents';
import { bindClients, insertUpdates } from '../../../db/queries/live-text';
import { giveDocument, type VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import type { Context, SignedIn } from '../context';
import { ServiceError } from '../errors';
import type { FirstOrigin } from './first-text.server';

/**
 * Makes the live document of a version with its first text in it, under an id that cannot be guessed.
 *
 * @throws ServiceError `conflict` when the version has one already
 */
export async function makeDraft(
  tx: Tx,
  ctx: Context,
  person: SignedIn,
  version: Pick<VersionRow, 'id'>,
  updates: readonly Uint8Array[],
  origin: FirstOrigin,
): Promise<string> {
  const documentId = ctx.newId();
  const at = ctx.now();
  if (!(await giveDocument(tx, version.id, documentId))) {
    throw new ServiceError('conflict', 'This version has a draft already. Reload the page to open it.');
  }
  await insertDocument(tx, {
    id: documentId,
    kind: 'draft',
    versionId: version.id,
    state: 'open',
    epoch: 1,
    createdBy: person.personId,
    createdAt: at,
  });
  // Nobody can have the document open yet, so its first updates need no room to hear of it.
  const author = { personId: person.personId, organisationId: person.memberships[0]?.organisationId ?? null };
  await insertUpdates(
    tx,
    updates.map((bytes) => ({ documentId, clientId: null, bytes, ...author })),
    at,
  );
  const clients = new Set(updates.flatMap((bytes) => [...parseUpdateMeta(bytes).to.keys()]));
  await bindClients(
    tx,
    [...clients].map((clientId) => ({ documentId, clientId, ...author, ...origin })),
    at,
  );
  return documentId;
}
