import { insertAppointment, listAppointments } from '../../../db/queries/appointments';
import {
  findPublishedPatch,
  insertMove,
  insertVersion,
  listFormerNumbers,
  listVersions,
  type VersionRow,
} from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import { allow, type Decision } from '../../domain/decision';
import { decidePreparingPatch } from '../../domain/patch';
import type { ActorFacts } from '../../domain/permissions/actor';
import { carryArtefacts } from '../artefacts/carry-artefacts.server';
import { recordEvent } from '../audit.server';
import { isMandateUnderWay } from '../ballots/mandate-under-way.server';
import { carryOpenComments } from '../comments/carry-comments.server';
import type { Context, SignedIn } from '../context';
import { signedInPerson } from '../people/signed-in';
import { newVersion } from '../standards/propose-standard.server';
import { tellFollowers } from '../standards/tell-followers.server';
import { firstText, originOf, publishedText } from '../versions/first-text.server';
import { loadVersion, versionFacts } from '../versions/load-version.server';
import { makeDraft } from '../versions/make-draft.server';
import { progressPath } from '../versions/version-address';

const FROM_PUBLISHED = { from: 'published' } as const;

/**
 * Begins a patch of a published version: the next PATCH number, whose draft holds the published text and whose
 * editors are those of the version, in one transaction. Its open editorial comments and its artefacts come along.
 */
export async function preparePatch(
  ctx: Context,
  input: { readonly reference: string; readonly number: string },
): Promise<Decision<{ readonly number: string; readonly documentId: string }>> {
  const person = signedInPerson(ctx.actor);
  const found = await ctx.store.read(async (tx) => {
    const { standard, version, actor } = await loadVersion(tx, ctx, input.reference, input.number);
    const decision = await decidePreparingOf(tx, version, actor, ctx.now());
    const published = decision.allowed
      ? await publishedText(tx, { basedOnId: version.id }, FROM_PUBLISHED)
      : null;
    return { standard, decision, published };
  });
  if (!found.decision.allowed) return found.decision;
  // The text is built outside the transaction; a published one is not written any more.
  const { standard, published } = found;
  const first = await firstText(ctx, FROM_PUBLISHED, standard, published?.canonical ?? null);
  const origin = await originOf(ctx, FROM_PUBLISHED, first.update, published);

  const done = await ctx.store.tx(async (tx) => {
    const { version, actor } = await loadVersion(tx, ctx, input.reference, input.number);
    const decision = await decidePreparingOf(tx, version, actor, ctx.now());
    if (!decision.allowed) return decision;
    const { number } = decision.result;
    const patch = {
      ...newVersion(ctx, standard.id, number),
      state: 'drafting' as const,
      basedOnId: version.id,
      patchOfId: version.id,
    };
    await insertVersion(tx, patch);
    await insertMove(tx, {
      versionId: patch.id,
      fromState: null,
      toState: patch.state,
      actorId: person.personId,
      reason: `An editorial patch of ${version.number}.`,
      snapshotHash: null,
      at: ctx.now(),
    });
    const on = { standardId: standard.id, versionId: patch.id };
    await recordEvent(tx, ctx, {
      act: 'patch-prepared',
      objectKind: 'version',
      objectId: patch.id,
      ...on,
      after: { number, patchOf: version.number },
    });
    await appointEditorsOf(tx, ctx, person, version, patch.id);
    const documentId = await makeDraft(tx, ctx, person, patch, [first.update], origin);
    await recordEvent(tx, ctx, {
      act: 'draft-started',
      objectKind: 'document',
      objectId: documentId,
      ...on,
      after: { from: first.from },
    });
    const carried = { standardId: standard.id, fromVersionId: version.id, toVersionId: patch.id };
    await carryOpenComments(tx, ctx, { ...carried, which: ({ type }) => type === 'editorial' });
    await carryArtefacts(tx, ctx, patch);
    await tellFollowers(tx, ctx, standard, {
      kind: 'version-moved',
      summary: `An editorial patch of ${standard.title} ${version.number} is being prepared: ${number}.`,
      path: progressPath(standard.reference, number),
    });
    return allow({ number, documentId });
  });
  if (done.allowed) ctx.post.wake();
  return done;
}

/** What preparing a patch of this version would be decided on. */
export async function decidePreparingOf(
  tx: Tx,
  version: VersionRow,
  actor: ActorFacts,
  now: Date,
): Promise<Decision<{ readonly number: string }>> {
  const { standardId, number } = version;
  const versions = await listVersions(tx, [standardId]);
  const given = [...versions, ...(await listFormerNumbers(tx, standardId))];
  const facts = {
    number,
    cancelled: versions
      .filter(({ patchOfId, state }) => patchOfId === version.id && state === 'cancelled')
      .map((one) => one.number),
    taken: given.map((one) => one.number),
    mandateUnderWay: await isMandateUnderWay(tx, version.id, now),
    patchPublished: await findPublishedPatch(tx, version.id),
  };
  return decidePreparingPatch(await versionFacts(tx, version, actor), facts, actor);
}

/** Those who edited the version edit its patch; the chair is that of the standard. */
async function appointEditorsOf(
  tx: Tx,
  ctx: Context,
  person: SignedIn,
  version: VersionRow,
  patchId: string,
): Promise<void> {
  const { standardId } = version;
  const held = await listAppointments(tx, [standardId]);
  for (const { personId, organisationId } of held.filter(
    ({ role, versionId }) => role === 'editor' && versionId === version.id,
  )) {
    await insertAppointment(tx, {
      id: ctx.newId(),
      standardId,
      versionId: patchId,
      personId,
      organisationId,
      role: 'editor',
      appointedBy: person.personId,
      appointedAt: ctx.now(),
    });
    await recordEvent(tx, ctx, {
      act: 'role-given',
      objectKind: 'person',
      objectId: personId,
      standardId,
      versionId: patchId,
      organisationId,
      after: { role: 'editor', as: `editor of ${version.number}` },
    });
  }
}
