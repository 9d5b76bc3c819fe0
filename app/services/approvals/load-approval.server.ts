import {
  type ApprovalRow,
  endWaitingApproval,
  findApproval,
  insertApprovalDecision,
} from '../../../db/queries/approvals';
import { findVersionById } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import { APPROVAL_STATE_LABELS } from '../../domain/labels/ballots';
import type { MandateTerms } from '../../domain/mandate';
import { recordEvent } from '../audit.server';
import type { Context, SignedIn } from '../context';
import { ServiceError } from '../errors';
import { tellPeople } from '../notices/tell-people.server';

export function signedInLead(ctx: Context): SignedIn {
  if (ctx.actor.kind === 'person') return ctx.actor;
  throw new ServiceError('sign-in-needed', 'Sign in to decide on an approval.');
}

/** @throws ServiceError `not-found`, or `conflict` when it was decided */
export async function loadWaiting(tx: Tx, id: string): Promise<ApprovalRow> {
  const approval = await findApproval(tx, id);
  if (!approval) throw new ServiceError('not-found', 'There is no approval at this address.');
  if (approval.state !== 'waiting') throw decidedAlready();
  return approval;
}

export function decidedAlready(): ServiceError {
  return new ServiceError('conflict', 'This approval was already decided. Its page shows the decision.');
}

export interface LeadsDecision {
  readonly decision: 'approved' | 'returned' | 'rejected';
  readonly statement: string;
  readonly points: readonly string[];
  /** Whether the approval ends with it; the first of the two approvals of a mandate leaves it waiting. */
  readonly ends: boolean;
  /** The terms that are approved with a mandate. */
  readonly terms?: MandateTerms;
}

/** Writes what a Lead decided, and the event. */
export async function writeDecision(
  tx: Tx,
  ctx: Context,
  approval: ApprovalRow,
  lead: SignedIn,
  { decision, statement, points, ends, terms }: LeadsDecision,
): Promise<void> {
  const at = ctx.now();
  if (ends && !(await endWaitingApproval(tx, approval.id, decision, at))) {
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
  const { standardId = null } = (await findVersionById(tx, approval.versionId)) ?? {};
  await recordEvent(tx, ctx, {
    act: ends ? `approval-${decision}` : 'mandate-approved-by-first-lead',
    objectKind: 'approval',
    objectId: approvalId,
    standardId,
    versionId: approval.versionId,
    before: { state: 'waiting' },
    after: {
      state: ends ? decision : 'waiting',
      hash,
      artefacts: approval.artefactsHash,
      statement,
      authority,
      points: [...points],
      ...(terms === undefined ? {} : termsInRecord(terms)),
    },
  });
  if (!ends) return;
  await tellPeople(tx, ctx, {
    people: [approval.requestedBy],
    kind: 'approval-decided',
    summary: `The approval that you asked for is decided: ${APPROVAL_STATE_LABELS[decision]}.`,
    path: `/approvals/${approvalId}`,
    standardId,
  });
}

function termsInRecord({ implementFrom, complyBy, reviewBy, noticeReason }: MandateTerms) {
  return {
    implementFrom: implementFrom?.toISOString() ?? null,
    complyBy: complyBy?.toISOString() ?? null,
    reviewBy: reviewBy?.toISOString() ?? null,
    noticeReason: noticeReason.trim(),
  };
}
