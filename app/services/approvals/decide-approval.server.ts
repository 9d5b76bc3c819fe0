import { type ApprovalRow, listApprovalDecisions } from '../../../db/queries/approvals';
import { countOpenObjections } from '../../../db/queries/objections';
import { decideApproval } from '../../domain/approval';
import { allow, type Decision } from '../../domain/decision';
import { APPROVAL_STATE_LABELS } from '../../domain/labels/ballots';
import type { Moved } from '../../domain/lifecycle';
import type { VersionFacts } from '../../domain/lifecycle/facts';
import type { ActorFacts } from '../../domain/permissions/actor';
import { decideSendingBack } from '../../domain/sending-back';
import { giveBackComments } from '../comments/give-back-comments.server';
import type { Context } from '../context';
import { loadVersionById, versionFacts } from '../versions/load-version.server';
import { announcePublication, type Published, publishVersion } from '../versions/publish-version.server';
import { announceMove, writeMove } from '../versions/write-move.server';
import { wrongPurpose } from './approve-mandate.server';
import { loadWaiting, signedInLead, writeDecision } from './load-approval.server';
import { tellOfSendingBack } from './tell-of-lapsed-approvals.server';

export interface Approving {
  readonly approvalId: string;
  /** Hash of the text on the page that the Lead read. */
  readonly hash: string;
  /** Hash of the artefacts on that page; left out when there were none. */
  readonly artefacts?: string;
  /** The approving authority's public statement. */
  readonly statement: string;
  readonly reviewBy: Date | null;
  readonly implementFrom: Date | null;
  /** When the Lead gave the password for it (`confirmPerson`). */
  readonly confirmedAt: Date | null;
}

/**
 * A Lead approves the exact text, and it is published in the same transaction: decision, state, banner, search,
 * history, record and letters stand or fall together.
 */
export async function approve(ctx: Context, input: Approving): Promise<Decision<Published>> {
  const lead = signedInLead(ctx);
  const decision = await ctx.store.tx(async (tx): Promise<Decision<Published>> => {
    const approval = await loadWaiting(tx, input.approvalId);
    if (approval.purpose !== 'publication') throw wrongPurpose();
    const { version, actor } = await loadVersionById(tx, ctx, approval.versionId);
    const allowed = decideApproval(
      await versionFacts(tx, version, actor),
      {
        purpose: 'publication',
        hash: input.hash,
        waitingHash: approval.hash,
        confirmedAt: input.confirmedAt,
        artefacts: input.artefacts ?? '',
        waitingArtefacts: approval.artefactsHash ?? '',
      },
      actor,
      ctx.now(),
    );
    if (!allowed.allowed) return allowed;
    const given = [
      ...(await listApprovalDecisions(tx, approval.id)).filter((one) => one.decision === 'approved'),
      { leadId: lead.personId, hash: input.hash },
    ];
    const published = await publishVersion(tx, ctx, {
      versionId: version.id,
      snapshotId: approval.snapshotId,
      reasons: input.statement,
      approvals: given.map(({ leadId, hash }) => ({ leadId, hash })),
      unansweredObjections: await countOpenObjections(tx, version.id),
      reviewBy: input.reviewBy,
      implementFrom: input.implementFrom,
      complyBy: null,
    });
    if (!published.allowed) return published;
    const { statement } = input;
    await writeDecision(tx, ctx, approval, lead, { decision: 'approved', statement, points: [], ends: true });
    return published;
  });
  if (decision.allowed) await announcePublication(ctx, decision.result);
  return decision;
}

export interface SendingBack {
  readonly approvalId: string;
  readonly decision: 'returned' | 'rejected';
  /** Hashes of the text and of the artefacts on the page that the Lead read, as for `approve`. */
  readonly hash: string;
  readonly artefacts?: string;
  readonly reason: string;
  /** What must change, one point each. */
  readonly points: readonly string[];
  readonly confirmedAt: Date | null;
}

/** What sending this back would be decided on. */
export function decideSendingBackOf(
  approval: ApprovalRow,
  { facts, actor }: { facts: VersionFacts; actor: ActorFacts },
  input: SendingBack,
  now: Date,
): Decision<Moved | null> {
  return decideSendingBack(
    facts,
    {
      purpose: approval.purpose,
      move: input.decision === 'returned' ? 'return-for-changes' : 'reject',
      reason: input.reason,
      points: input.points,
      hash: input.hash,
      waitingHash: approval.hash,
      artefacts: input.artefacts ?? '',
      waitingArtefacts: approval.artefactsHash ?? '',
      confirmedAt: input.confirmedAt,
    },
    actor,
    now,
  );
}

/**
 * A Lead returns the version for changes, or rejects it, with a public reason and a list of points; a request for
 * a mandate ends with that, and the version stays published.
 */
export async function sendBack(ctx: Context, input: SendingBack): Promise<Decision> {
  const lead = signedInLead(ctx);
  const { decision, reason, points } = input;
  const done = await ctx.store.tx(async (tx) => {
    const approval = await loadWaiting(tx, input.approvalId);
    const { standard, version, actor } = await loadVersionById(tx, ctx, approval.versionId);
    const facts = await versionFacts(tx, version, actor);
    const sent = decideSendingBackOf(approval, { facts, actor }, input, ctx.now());
    if (!sent.allowed) return { decision: sent, version, to: null };
    await writeDecision(tx, ctx, approval, lead, { decision, statement: reason, points, ends: true });
    const moved = sent.result;
    if (moved === null) {
      const became = APPROVAL_STATE_LABELS[decision].toLowerCase();
      await tellOfSendingBack(tx, ctx, approval, { standard, version, became });
      return { decision: allow(), version, to: null };
    }
    if (decision === 'rejected') await giveBackComments(tx, ctx, version);
    await writeMove(tx, ctx, {
      standard,
      version,
      moved,
      reason,
      snapshotHash: approval.hash,
      // What a patch is corrected to is given notice of anew.
      change: { snapshotId: null, patchNoticeAt: null },
    });
    return { decision: allow(), version, to: moved.to };
  });
  if (done.to !== null) await announceMove(ctx, done.version, done.to);
  return done.decision;
}
