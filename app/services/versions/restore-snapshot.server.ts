import { findDocument, findDocumentPlace, readLogSteps } from '../../../db/queries/documents';
import { listDocumentSnapshots } from '../../../db/queries/snapshot-records';
import { findCanonical, findSnapshot } from '../../../db/queries/texts';
import { allow, type Decision, demand, refuse, unmetOf } from '../../domain/decision';
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
    const unmet = [
      ...unmetOf(may(actor, 'restore', version)),
      ...(document === undefined
        ? demand(false, 'PM-13', 'draft-missing')
        : unmetOf(may(actor, 'edit-draft', draftThing({ document, version, standard })))),
    ];
    return { unmet, snapshot, canonical, documentId, version };
  });
  const { documentId, snapshot, version } = found;
  if (found.unmet.length > 0 || documentId === null) return refuse(found.unmet);
  const present = await keepPresent(ctx, documentId, nameBefore(snapshot.name));
  const finished = present.steps.length - stepsUnderWay(present.steps, person.personId, present.readAt);
  const update = await ctx.texts.restore(
    [
      ...(present.folded === null ? [] : [present.folded]),
      ...present.steps.slice(0, finished).map((step) => step.update),
    ],
    found.canonical,
    [
      ...present.steps.slice(finished).map((step) => step.update),
      ...(await updatesSince(ctx, documentId, present)),
    ],
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

/** The log of a draft as some snapshot holds it. */
interface Present extends Awaited<ReturnType<typeof readLogSteps>> {
  /** When it was read; nothing was stored after it. */
  readonly readAt: Date;
}

/** Keeps what the draft says now as a snapshot; a text that some snapshot holds already is kept by it. */
export async function keepPresent(ctx: Context, documentId: string, name: string): Promise<Present> {
  return await freezeText(ctx, { documentId, kind: 'automatic', name }, async (tx, frozen) => {
    const place = await findDocumentPlace(tx, documentId);
    const kept = place ? await listDocumentSnapshots(tx, place.version.id, documentId) : [];
    if (!kept.some(({ hash }) => hash === frozen.hash)) await frozen.keep();
    return { ...(await readLogSteps(tx, documentId)), readAt: frozen.readAt };
  });
}

/** What was stored since: no snapshot holds it, so it stays, whoever wrote it. */
async function updatesSince(ctx: Context, documentId: string, present: Present): Promise<Uint8Array[]> {
  const now = await ctx.store.read((tx) => readLogSteps(tx, documentId));
  if (now.foldedThrough !== present.foldedThrough) {
    throw new ServiceError(
      'unavailable',
      'The draft was being tidied up at this moment, so nothing was restored. Try again in a moment.',
    );
  }
  // Not by the last number: on PostgreSQL a smaller one may be stored after a greater one.
  const known = new Set(present.steps.map(({ seq }) => seq));
  return now.steps.filter(({ seq }) => !known.has(seq)).map(({ update }) => update);
}
