import { findDocument, findDocumentPlace, readLogSteps } from '../../../db/queries/documents';
import { listDocumentSnapshots } from '../../../db/queries/snapshot-records';
import { findCanonical, findSnapshot } from '../../../db/queries/texts';
import { allow, type Decision, refuse, unmetOf } from '../../domain/decision';
import { may } from '../../domain/permissions';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { draftThing } from '../live/seat-facts.server';
import { signedInPerson } from '../people/signed-in';
import { freezeText } from './freeze-text.server';
import { loadVersionById } from './load-version.server';
import { stepsUnderWay } from './under-way';

/**
 * Brings the draft back to what a snapshot says, as one more edit. What the draft says now is kept as a snapshot
 * first, so that restoring that one undoes it; what others are typing at the moment stays, from its first letter.
 */
export async function restoreSnapshot(
  ctx: Context,
  input: { readonly versionId: string; readonly snapshotId: string },
): Promise<Decision<{ readonly documentId: string }>> {
  const person = signedInPerson(ctx.actor);
  const found = await ctx.store.read(async (tx) => {
    const { standard, version, actor } = await loadVersionById(tx, ctx, input.versionId);
    const snapshot = await findSnapshot(tx, input.snapshotId);
    const canonical = snapshot && (await findCanonical(tx, snapshot.hash));
    if (!snapshot || canonical === undefined || snapshot.versionId !== version.id) {
      throw new ServiceError('not-found', 'There is no such snapshot of this version.');
    }
    const { documentId } = version;
    const document = documentId === null ? undefined : await findDocument(tx, documentId);
    if (!document) throw new ServiceError('conflict', 'This version has no draft to restore into.');
    const unmet = [
      ...unmetOf(may(actor, 'restore', version)),
      ...unmetOf(may(actor, 'edit-draft', draftThing({ document, version, standard }))),
    ];
    return {
      unmet,
      snapshot,
      canonical,
      documentId: document.id,
      version,
    };
  });
  if (found.unmet.length > 0) return refuse(found.unmet);
  const { documentId, snapshot, version } = found;
  await keepPresent(ctx, documentId, nameBefore(snapshot.name));
  // Read now: what came in while the present was being kept is in that snapshot, and so may go whole.
  const { folded, steps } = await ctx.store.read((tx) => readLogSteps(tx, documentId));
  const finished = steps.length - stepsUnderWay(steps, person.personId, ctx.now());
  const updates = steps.map((step) => step.update);
  const update = await ctx.texts.restore(
    [...(folded === null ? [] : [folded]), ...updates.slice(0, finished)],
    found.canonical,
    updates.slice(finished),
  );
  await ctx.rooms.appendServerUpdate(documentId, update, {
    personId: person.personId,
    organisationId: person.memberships[0]?.organisationId ?? null,
    origin: 'restored',
  });
  await ctx.store.tx((tx) =>
    recordEvent(tx, ctx, {
      act: 'snapshot-restored',
      objectKind: 'snapshot',
      objectId: snapshot.id,
      standardId: version.standardId,
      versionId: version.id,
      after: { hash: snapshot.hash, name: snapshot.name },
    }),
  );
  return allow({ documentId });
}

/** Restoring what was kept before a restoring is going back, and its name says so once. */
function nameBefore(name: string): string {
  return name.startsWith(BEFORE) ? 'Before going back' : `${BEFORE} “${name}”`;
}

const BEFORE = 'Before restoring';

/** Keeps what the draft says now as a snapshot; a text that some snapshot holds already is kept by it. */
export async function keepPresent(ctx: Context, documentId: string, name: string): Promise<void> {
  await freezeText(ctx, { documentId, kind: 'automatic', name }, async (tx, frozen) => {
    const place = await findDocumentPlace(tx, documentId);
    const kept = place ? await listDocumentSnapshots(tx, place.version.id, documentId) : [];
    if (!kept.some(({ hash }) => hash === frozen.hash)) await frozen.keep();
  });
}
