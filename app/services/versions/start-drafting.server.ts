import { parseUpdateMeta } from 'yjs';
import { insertDocument } from '../../../db/queries/documents';
import { bindClients, insertUpdates } from '../../../db/queries/live-text';
import { findCanonical, findSnapshot } from '../../../db/queries/texts';
import { findVersionById, giveDocument, type VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import { mintIds } from '../../document/ids';
import { allow, type Decision, demand, refuse, unmetOf } from '../../domain/decision';
import { may } from '../../domain/permissions';
import type { ActorFacts } from '../../domain/permissions/actor';
import { recordEvent } from '../audit.server';
import type { Context, SignedIn } from '../context';
import { ServiceError } from '../errors';
import { signedInPerson } from '../people/signed-in';
import { loadVersionById } from './load-version.server';
import { readUpload } from './markdown-upload.server';
import { templateFor } from './template';

/** What the draft begins with. */
export type DraftSource =
  | { readonly from: 'template' }
  | { readonly from: 'published' }
  /** A Markdown file that this person uploaded and looked at. */
  | { readonly from: 'markdown'; readonly uploadHash: string };

/**
 * Starts the draft of a version: the live document, with its first text in it, comes into being in one
 * transaction, under an id that cannot be guessed.
 */
export async function startDrafting(
  ctx: Context,
  versionId: string,
  source: DraftSource,
): Promise<Decision<{ readonly documentId: string }>> {
  const person = signedInPerson(ctx.actor);
  const found = await ctx.store.read(async (tx) => {
    const { standard, version, actor } = await loadVersionById(tx, ctx, versionId);
    const unmet = unmetForStart(actor, version);
    return {
      standard,
      unmet,
      canonical: unmet.length === 0 ? await publishedText(tx, version, source) : null,
    };
  });
  if (found.unmet.length > 0) return refuse(found.unmet);
  const update = await firstUpdate(ctx, source, found.standard, found.canonical);

  return await ctx.store.tx(async (tx) => {
    const { version, actor } = await loadVersionById(tx, ctx, versionId);
    const unmet = unmetForStart(actor, version);
    if (unmet.length > 0) return refuse(unmet);
    const documentId = await makeDraft(tx, ctx, person, version, update);
    await recordEvent(tx, ctx, {
      act: 'draft-started',
      objectKind: 'document',
      objectId: documentId,
      standardId: version.standardId,
      versionId: version.id,
      after: { from: source.from },
    });
    return allow({ documentId });
  });
}

/** Who may freeze a draft may start it, chair and editors, once drafting has begun. */
export function unmetForStart(actor: ActorFacts, version: VersionRow) {
  return [
    ...unmetOf(may(actor, 'freeze', { standardId: version.standardId })),
    ...demand(version.state === 'drafting', 'PM-6', 'state-not-editable'),
  ];
}

async function makeDraft(
  tx: Tx,
  ctx: Context,
  person: SignedIn,
  version: VersionRow,
  update: Uint8Array,
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
  // Nobody can have the document open yet, so its first update needs no room to hear of it.
  const author = { personId: person.personId, organisationId: person.memberships[0]?.organisationId ?? null };
  await insertUpdates(tx, [{ documentId, clientId: null, bytes: update, ...author }], at);
  const clients = [...parseUpdateMeta(update).to.keys()];
  await bindClients(
    tx,
    clients.map((clientId) => ({ documentId, clientId, ...author })),
    at,
  );
  return documentId;
}

async function firstUpdate(
  ctx: Context,
  source: DraftSource,
  standard: Parameters<typeof templateFor>[0],
  canonical: string | null,
): Promise<Uint8Array> {
  switch (source.from) {
    case 'template':
      return await ctx.texts.seed(mintIds(templateFor(standard)));
    case 'published':
      if (canonical === null) throw nothingPublished();
      return await ctx.texts.restore([], canonical);
    case 'markdown': {
      const bytes = await readUpload(ctx, source.uploadHash);
      return (await ctx.texts.importMarkdown(bytes)).update;
    }
  }
}

/** The canonical text of the published version that this one follows. */
async function publishedText(tx: Tx, version: VersionRow, source: DraftSource): Promise<string | null> {
  if (source.from !== 'published') return null;
  const base = version.basedOnId === null ? undefined : await findVersionById(tx, version.basedOnId);
  const snapshotId = base?.publishedSnapshotId ?? null;
  const snapshot = snapshotId === null ? undefined : await findSnapshot(tx, snapshotId);
  const canonical = snapshot && (await findCanonical(tx, snapshot.hash));
  if (canonical === undefined) throw nothingPublished();
  return canonical;
}

function nothingPublished(): ServiceError {
  return new ServiceError(
    'conflict',
    'There is no published text to start from. Start from the template or a file.',
  );
}
