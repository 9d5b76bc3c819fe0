import type { TextWorkshop } from '../../app/document/workshop-types';
import { approvePatch } from '../../app/services/approvals/approve-patch.server';
import { viewApproval } from '../../app/services/approvals/view-approval.server';
import { keepArtefacts } from '../../app/services/artefacts/keep-artefacts.server';
import { WHOLE_VERSION } from '../../app/services/comments/anchor-input';
import { postComment } from '../../app/services/comments/post-comment.server';
import { givePatchNotice, type PatchNotice } from '../../app/services/patches/give-patch-notice.server';
import { preparePatch } from '../../app/services/patches/prepare-patch.server';
import { publishVersion } from '../../app/services/versions/publish-version.server';
import { viewProgress } from '../../app/services/versions/view-progress.server';
import { findVersion } from '../../db/queries/versions';
import type { Engine } from '../../db/store';
import { draftToAmend, edit, replaceWords } from './amendments';
import type { TestContext } from './context';
import { awaitingApproval, publication, type StandardWorld, type VersionPlace } from './standards';

/** A published version of two clauses, the second with a requirement, and the people around it. */
export async function publishedToPatch(engine: Engine, texts: TextWorkshop) {
  const { w, place, other } = await draftToAmend(engine, texts);
  const frozen = await awaitingApproval(w, place);
  const done = await w.ctx.store.tx((tx) => publishVersion(tx, w.lead, publication(w, place, frozen)));
  if (!done.allowed) throw new Error(JSON.stringify(done.reasons));
  return { w, base: { ...place, hash: frozen.hash }, other };
}

export type PatchPlace = VersionPlace & { readonly documentId: string };

/** A patch of it that an editor has begun. */
export async function preparedPatch(w: StandardWorld, base: VersionPlace): Promise<PatchPlace> {
  const done = await preparePatch(w.editor, { reference: base.reference, number: base.number });
  if (!done.allowed) throw new Error(JSON.stringify(done.reasons));
  const { number, documentId } = done.result;
  const row = await w.ctx.store.read((tx) => findVersion(tx, base.standardId, number));
  return { ...base, number, versionId: row?.id ?? '', documentId };
}

/** What is said with a notice that nothing speaks against. */
export function aNotice(place: VersionPlace, change: Partial<PatchNotice> = {}): PatchNotice {
  return {
    versionId: place.versionId,
    changeSummary: 'A word is put right in clause 1.',
    confirmed: true,
    reason: 'The sentence says the same.',
    ...change,
  };
}

/** The same patch with a word corrected, and its notice given; answers the approval that waits. */
export async function patchUnderNotice(
  w: StandardWorld,
  base: VersionPlace,
  [from, to]: readonly [string, string] = ['practice', 'GP practice'],
) {
  const patch = await preparedPatch(w, base);
  await edit(w.editor, patch.documentId, replaceWords(from, to));
  const given = await givePatchNotice(w.chair, aNotice(patch));
  if (!given.allowed) throw new Error(JSON.stringify(given.reasons));
  return { ...patch, approvalId: given.result.approvalId };
}

/** A patch that a Lead published after its notice. */
export async function publishedPatch(
  w: StandardWorld,
  base: VersionPlace,
  correction: readonly [string, string],
): Promise<PatchPlace> {
  const { approvalId, ...patch } = await patchUnderNotice(w, base, correction);
  const { hash } = await viewApproval(w.lead, approvalId);
  w.ctx.advance({ days: 15 });
  const given = { approvalId, hash, artefacts: '', statement: 'A slip of the pen.' };
  const done = await approvePatch(w.lead, { ...given, confirmedAt: w.ctx.now() });
  if (!done.allowed) throw new Error(JSON.stringify(done.reasons));
  return patch;
}

/** A comment on a version as a whole. */
export async function commentOn(
  by: TestContext,
  versionId: string,
  type: 'editorial' | 'technical' = 'editorial',
): Promise<{ readonly id: string }> {
  const posted = await postComment(by, {
    versionId,
    organisationId: '',
    type,
    blocking: false,
    blockingReason: '',
    body: `Something ${type}`,
    proposedWording: '',
    on: 'snapshot',
    anchor: WHOLE_VERSION,
  });
  if (!posted.ok) throw new Error(JSON.stringify(posted.errors));
  return posted.result;
}

/** A patch of a published version of anybody’s world whose text is as published, and whose examples are not. */
export async function patchOfExample(chair: TestContext, reference: string, number: string) {
  const prepared = await preparePatch(chair, { reference, number });
  if (!prepared.allowed) throw new Error(JSON.stringify(prepared.reasons));
  const found = await viewProgress(chair, reference, prepared.result.number);
  const versionId = found.version.id;
  const kept = await keepArtefacts(chair, versionId, [EXAMPLE]);
  if (!kept.allowed) throw new Error(JSON.stringify(kept.reasons));
  const given = await givePatchNotice(chair, {
    versionId,
    changeSummary: 'An example is added.',
    confirmed: true,
    reason: 'An example defines nothing.',
  });
  if (!given.allowed) throw new Error(JSON.stringify(given.reasons));
  return { versionId, number: prepared.result.number, approvalId: given.result.approvalId };
}

export const EXAMPLE = { path: 'examples/one.json', bytes: Buffer.from('{"a": 1}') };
export const SCHEMA = {
  path: 'schema.json',
  bytes: Buffer.from('{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object"}'),
};
