import {
  type ApprovalRow,
  endWaitingApproval,
  findApproval,
  insertApprovalDecision,
  listApprovalDecisions,
} from '../../../db/queries/approvals';
import { countOpenObjections } from '../../../db/queries/objections';
import { findVersionById } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import { decideApproval, guardConfirmation } from '../../domain/approval';
import { allow, type Decision, refuse, unmetOf } from '../../domain/decision';
import { APPROVAL_STATE_LABELS } from '../../domain/labels/ballots';
import { decideMove } from '../../domain/lifecycle';
import { recordEvent } from '../audit.server';
import type { Context, SignedIn } from '../context';
import { ServiceError } from '../errors';
import { tellPeople } from '../notices/tell-people.server';
import { loadVersionById, versionFacts } from '../versions/load-version.server';
import { announcePublication, type Published, publishVersion } from '../versions/publish-version.server';
import { announceMove, writeMove } from '../versions/write-move.server';

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
    await writeDecision(tx, ctx, approval, lead, 'approved', input.statement, []);
    return published;
  });
  if (decision.allowed) announcePublication(ctx, decision.result);
  return decision;
}

export interface SendingBack {
  readonly approvalId: string;
  readonly decision: 'returned' | 'rejected';
  readonly reason: string;
  /** What must change, one point each. */
  readonly points: readonly string[];
  readonly confirmedAt: Date | null;
}

/** A Lead returns the version for changes, or rejects it, with a public reason and a list of points. */
export async function sendBack(ctx: Context, input: SendingBack): Promise<Decision> {
  const lead = signedInLead(ctx);
  const { reason, points } = input;
  const done = await ctx.store.tx(async (tx) => {
    const approval = await loadWaiting(tx, input.approvalId);
    const { standard, version, actor } = await loadVersionById(tx, ctx, approval.versionId);
    const decision = decideMove(
      await versionFacts(tx, version, actor),
      { move: input.decision === 'returned' ? 'return-for-changes' : 'reject', reason, points },
      actor,
      ctx.now(),
    );
    const unmet = [...unmetOf(decision), ...guardConfirmation(input.confirmedAt, ctx.now())];
    if (!decision.allowed || unmet.length > 0) return { decision: refuse(unmet), version };
    await writeDecision(tx, ctx, approval, lead, input.decision, reason, points);
    await writeMove(tx, ctx, {
      standard,
      version,
      moved: decision.result,
      reason,
      snapshotHash: approval.hash,
      change: { snapshotId: null },
    });
    return { decision, version };
  });
  if (!done.decision.allowed) return done.decision;
  announceMove(ctx, done.version, done.decision.result.to);
  return allow();
}

function signedInLead(ctx: Context): SignedIn {
  if (ctx.actor.kind === 'person') return ctx.actor;
  throw new ServiceError('sign-in-needed', 'Sign in to decide on an approval.');
}

async function loadWaiting(tx: Tx, id: string): Promise<ApprovalRow> {
  const approval = await findApproval(tx, id);
  if (!approval) throw new ServiceError('not-found', 'There is no approval at this address.');
  if (approval.state !== 'waiting') {
    throw new ServiceError('conflict', 'This approval was already decided. Its page shows the decision.');
  }
  return approval;
}

async function writeDecision(
  tx: Tx,
  ctx: Context,
  approval: ApprovalRow,
  lead: SignedIn,
  decision: 'approved' | 'returned' | 'rejected',
  statement: string,
  points: readonly string[],
): Promise<void> {
  const at = ctx.now();
  if (!(await endWaitingApproval(tx, approval.id, decision, at))) {
    throw new ServiceError('conflict', 'Another Lead decided at the same moment. Reload the page.');
  }
  const { id: approvalId, hash } = approval;
  const authority = ctx.settings.approvingAuthority;
  await insertApprovalDecision(tx, {
    approvalId,
    leadId: lead.personId,
    decision,
    hash,
    statement,
    authority,
    points: [...points],
    at,
  });
  await recordEvent(tx, ctx, {
    act: `approval-${decision}`,
    objectKind: 'approval',
    objectId: approvalId,
    versionId: approval.versionId,
    before: { state: 'waiting' },
    after: {
      state: decision,
      hash,
      artefacts: approval.artefactsHash,
      statement,
      authority,
      points: [...points],
    },
  });
  const { standardId } = (await findVersionById(tx, approval.versionId)) ?? {};
  await tellPeople(tx, ctx, {
    people: [approval.requestedBy],
    kind: 'approval-decided',
    summary: `The approval that you asked for is decided: ${APPROVAL_STATE_LABELS[decision]}.`,
    path: `/approvals/${approvalId}`,
    standardId: standardId ?? null,
  });
}
