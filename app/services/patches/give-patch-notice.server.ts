import { insertApproval } from '../../../db/queries/approvals';
import { listArtefacts } from '../../../db/queries/artefacts';
import type { VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import { type ArtefactRow, artefactChanges } from '../../domain/artefacts';
import { allow, type Decision, refuse, unmetOf } from '../../domain/decision';
import { decideMove, type Moved } from '../../domain/lifecycle';
import type { FactsOfMove, VersionFacts } from '../../domain/lifecycle/facts';
import { noticeOfPatchEnds } from '../../domain/lifecycle/guards-of-patch';
import type { ActorFacts } from '../../domain/permissions/actor';
import { tellLeads } from '../approvals/tell-leads.server';
import { recordEvent } from '../audit.server';
import { isMandateUnderWay } from '../ballots/mandate-under-way.server';
import type { Context } from '../context';
import { signedInPerson } from '../people/signed-in';
import { decideNumberOf, numberFacts } from '../versions/decide-number.server';
import { type Frozen, freezeText } from '../versions/freeze-text.server';
import { loadVersionById, versionFacts } from '../versions/load-version.server';
import { requirementDifferences } from '../versions/requirement-changes';
import { announceMove, writeMove } from '../versions/write-move.server';
import { correctedBy } from './corrected-text.server';
import { PATCH_PAGE } from './tell-of-stood-notices.server';

export interface PatchNotice {
  readonly versionId: string;
  /** One or two sentences on what is corrected; public. */
  readonly changeSummary: string;
  /** Whether the person says that every change is editorial, and why; public. */
  readonly confirmed: boolean;
  readonly reason: string;
}

/** A text of a patch, frozen for its notice. */
export interface TextOfPatch {
  readonly hash: string;
  readonly sound: boolean;
  readonly requirements: Frozen['text']['requirements'];
  readonly artefacts: readonly ArtefactRow[];
}

/** Until the text is frozen nothing speaks against it. */
const NOT_FROZEN_YET = null;

/**
 * Gives the public notice of a patch: freezes its text, asks the Leads for the approval of that hash, and moves
 * the version, in one transaction. From this moment the notice stands; nobody writes in the draft meanwhile.
 */
export async function givePatchNotice(
  ctx: Context,
  input: PatchNotice,
): Promise<Decision<{ readonly approvalId: string }>> {
  signedInPerson(ctx.actor);
  const early = await ctx.store.read(async (tx) => {
    const { version, actor } = await loadVersionById(tx, ctx, input.versionId);
    const facts = await versionFacts(tx, version, actor);
    return {
      version,
      decision: await decideNotice(tx, version, facts, NOT_FROZEN_YET, input, actor, ctx.now()),
    };
  });
  const { documentId, number } = early.version;
  if (!early.decision.allowed) return early.decision;
  if (documentId === null) return refuse([{ rule: 'LC-44', word: 'draft-missing' }]);
  const name = `Text of the notice of ${number}`;
  const decision = await freezeText(ctx, { documentId, kind: 'patch', name }, (tx, frozen) =>
    noticeWith(tx, ctx, input, frozen),
  );
  if (decision.allowed) await announceMove(ctx, early.version, 'awaiting-approval');
  return decision;
}

async function noticeWith(
  tx: Tx,
  ctx: Context,
  input: PatchNotice,
  frozen: Frozen,
): Promise<Decision<{ readonly approvalId: string }>> {
  const person = signedInPerson(ctx.actor);
  const { standard, version, actor } = await loadVersionById(tx, ctx, input.versionId);
  const artefactsHash = await frozen.artefacts();
  const { hash, sound, text } = frozen;
  const artefacts = await listArtefacts(tx, version.id);
  const patched = { hash, sound, artefacts, requirements: text.requirements };
  const facts = await versionFacts(tx, version, actor);
  const decision = await decideNotice(tx, version, facts, patched, input, actor, ctx.now());
  if (!decision.allowed) return decision;
  const corrected = await correctedBy(tx, version);
  const snapshotId = await frozen.keep();
  const approvalId = ctx.newId();
  await insertApproval(tx, {
    id: approvalId,
    versionId: version.id,
    snapshotId,
    hash,
    artefactsHash,
    purpose: 'patch',
    state: 'waiting',
    requestedBy: person.personId,
    requestedAt: ctx.now(),
    targetDate: noticeOfPatchEnds(ctx.now()),
  });
  const { reason, changeSummary } = input;
  await writeMove(tx, ctx, {
    standard,
    version,
    moved: decision.result,
    reason,
    snapshotHash: hash,
    change: { snapshotId, changeSummary, patchNoticeAt: ctx.now(), patchReason: reason },
  });
  const asked = { hash, artefacts: artefactsHash, patchOf: corrected.version.number };
  const event = { objectKind: 'approval', objectId: approvalId, standardId: standard.id } as const;
  await recordEvent(tx, ctx, { act: 'approval-requested', ...event, versionId: version.id, after: asked });
  // Whoever reads the record of the published version finds the notice there too.
  await recordEvent(tx, ctx, {
    act: 'patch-announced',
    ...event,
    versionId: corrected.version.id,
    after: { number: version.number, hash, reason, artefacts: artefactsHash },
  });
  const summary = `Notice is given of ${standard.title} ${version.number}, a patch. A Lead can approve it after 14 days`;
  await tellLeads(tx, ctx, { approvalId, standardId: standard.id, summary, detail: PATCH_PAGE });
  return allow({ approvalId });
}

/** What giving notice of this text would be decided on; without a text, all that can be said before it is frozen. */
export async function decideNotice(
  tx: Tx,
  version: VersionRow,
  facts: VersionFacts,
  text: TextOfPatch | null,
  said: Pick<PatchNotice, 'confirmed' | 'reason'>,
  actor: ActorFacts,
  now: Date,
): Promise<Decision<Moved>> {
  const moved = decideMove(
    facts,
    { move: 'give-patch-notice', ...(await factsOfNotice(tx, version, text, now)), ...said },
    actor,
    now,
  );
  const numbered = await decideNumberOf(tx, version);
  return moved.allowed && numbered.allowed ? moved : refuse([...unmetOf(moved), ...unmetOf(numbered)]);
}

async function factsOfNotice(
  tx: Tx,
  version: VersionRow,
  text: TextOfPatch | null,
  now: Date,
): Promise<Omit<FactsOfMove['give-patch-notice'], 'confirmed' | 'reason'>> {
  const { impact, because } = await numberFacts(tx, version);
  const about = { impact, because };
  if (version.patchOfId === null) return { ...NOTHING_TOUCHED, ...about, mandateUnderWay: false };
  const corrected = await correctedBy(tx, version);
  const mandateUnderWay = await isMandateUnderWay(tx, corrected.version.id, now);
  const publishedHash = corrected.hash;
  if (text === null) return { ...NOTHING_TOUCHED, ...about, publishedHash, mandateUnderWay };
  const touched = artefactChanges(corrected.artefacts, text.artefacts);
  return {
    hash: text.hash,
    publishedHash,
    sound: text.sound,
    requirementsTouched: requirementDifferences(corrected.requirements, text.requirements).map(
      ({ ref, text: words }) => ref || `“${words.slice(0, 40)}”`,
    ),
    artefactsTouched: touched.length > 0,
    definitionsTouched: touched.filter(({ example }) => !example).map(({ path }) => path),
    ...about,
    mandateUnderWay,
  };
}

const NOTHING_TOUCHED = {
  hash: '',
  publishedHash: '',
  sound: true,
  requirementsTouched: [],
  artefactsTouched: false,
  definitionsTouched: [],
} as const;
