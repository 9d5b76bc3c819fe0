import { listMoves, type VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import type { InterestCategory } from '../../../db/words';
import type { OutlineEntry } from '../../document/text-types';
import { allow, type Decision, refuse } from '../../domain/decision';
import { decideMove, type Moved } from '../../domain/lifecycle';
import type { MoveRequest } from '../../domain/lifecycle/facts';
import { recordConsultation } from '../consultations/record-consultation.server';
import type { Context } from '../context';
import { type Frozen, freezeText } from './freeze-text.server';
import { loadVersionById, versionFacts } from './load-version.server';
import { missingSections, undescribedImages } from './required-sections';
import { announceMove, writeMove } from './write-move.server';

export interface ConsultationToOpen {
  readonly versionId: string;
  /** The last second of the consultation. */
  readonly closesAt: Date;
  /** Who was invited and how; public. */
  readonly invited: string;
  /** What is asked, and how the answers are used; both public. */
  readonly asks?: string;
  readonly use?: string;
  /** Questions beside the comments on the text; empty ones are left out. */
  readonly questions?: readonly string[];
  /** Categories of which every verified organisation is invited. */
  readonly categories?: readonly InterestCategory[];
  /** Ids of organisations that are invited by their own name. */
  readonly organisationIds?: readonly string[];
}

/**
 * Opens a consultation on the draft as it is now: freezes its text and moves the version in one transaction.
 * Drafting goes on beside it.
 */
export async function openConsultation(ctx: Context, input: ConsultationToOpen): Promise<Decision<Moved>> {
  const early = await ctx.store.read(async (tx) => {
    const { version, actor } = await loadVersionById(tx, ctx, input.versionId);
    const request = await requestFor(tx, version, input, null);
    return {
      version,
      decision: decideMove(await versionFacts(tx, version, actor), request, actor, ctx.now()),
    };
  });
  const { version } = early;
  // What the text and the form say is asked once the text is frozen, so that all of it is said at once; whoever may
  // not open a consultation has nothing frozen for them.
  const unmet = early.decision.allowed ? [] : early.decision.reasons.filter(({ word }) => !OF_TEXT.has(word));
  if (unmet.some(({ word }) => !OF_FORM.has(word))) return refuse(unmet);
  if (version.documentId === null) {
    return refuse([...unmet, { rule: 'LC-7', word: 'draft-missing' }]);
  }
  const name = `Consultation text of ${version.number}`;
  const decision = await freezeText(
    ctx,
    { documentId: version.documentId, kind: 'consultation', name },
    (tx, frozen) => openWith(tx, ctx, input, frozen),
  );
  if (decision.allowed) await announceMove(ctx, version, decision.result.to);
  return decision;
}

const OF_TEXT: ReadonlySet<string> = new Set(['snapshot-missing', 'sections-missing', 'images-undescribed']);
const OF_FORM: ReadonlySet<string> = new Set([
  'consultation-too-short',
  'consultation-too-long',
  'invitations-not-recorded',
]);

async function openWith(
  tx: Tx,
  ctx: Context,
  input: ConsultationToOpen,
  frozen: Frozen,
): Promise<Decision<Moved>> {
  const { standard, version, actor } = await loadVersionById(tx, ctx, input.versionId);
  const request = await requestFor(tx, version, input, frozen);
  const decision = decideMove(await versionFacts(tx, version, actor), request, actor, ctx.now());
  if (!decision.allowed) return decision;
  const snapshotId = await frozen.keep();
  await writeMove(tx, ctx, {
    standard,
    version,
    moved: decision.result,
    reason: input.invited,
    snapshotHash: frozen.hash,
    change: {
      snapshotId,
      consultationOpenedAt: ctx.now(),
      consultationClosesAt: input.closesAt,
      consultationInvited: input.invited,
    },
  });
  await recordConsultation(tx, ctx, { standard, version, input, snapshotId, hash: frozen.hash });
  return allow(decision.result);
}

async function requestFor(
  tx: Tx,
  version: VersionRow,
  input: ConsultationToOpen,
  frozen: Frozen | null,
): Promise<MoveRequest> {
  const outline: readonly OutlineEntry[] = frozen?.text.outline ?? [];
  return {
    move: 'open-consultation',
    missingSections: missingSections(outline),
    undescribedImages: undescribedImages(frozen?.text.findings ?? []),
    snapshotHash: frozen?.hash ?? null,
    closesAt: input.closesAt,
    earlierConsultations: await countConsultations(tx, version.id),
    invitedRecorded: input.invited.trim() !== '',
  };
}

/** How often this version was in consultation before. */
export async function countConsultations(tx: Tx, versionId: string): Promise<number> {
  const moves = await listMoves(tx, [versionId]);
  return moves.filter(({ fromState, toState }) => toState === 'consultation' && fromState !== 'on-hold')
    .length;
}
