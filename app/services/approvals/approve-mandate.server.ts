import { type ApprovalRow, setMandateTerms } from '../../../db/queries/approvals';
import { listBallotsOf } from '../../../db/queries/version-record';
import type { VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import type { BallotResult } from '../../domain/ballot/closing';
import { allow, type Decision } from '../../domain/decision';
import type { VersionFacts } from '../../domain/lifecycle/facts';
import { dayInWords } from '../../domain/london-time';
import { decideMandateApproval, type MandateTerms } from '../../domain/mandate';
import type { ActorFacts } from '../../domain/permissions/actor';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { loadUse } from '../use/load-use.server';
import { loadVersionById, versionFacts } from '../versions/load-version.server';
import { announceMove, writeMove } from '../versions/write-move.server';
import { firstApproval, termsOf } from './first-approval.server';
import { loadWaiting, signedInLead, writeDecision } from './load-approval.server';
import { tellLeads } from './tell-leads.server';

export interface ApprovingMandate {
  readonly approvalId: string;
  /** Hashes of the text and the artefacts on the page that the Lead read; '' for no artefacts. */
  readonly hash: string;
  readonly artefacts: string;
  /** The Lead's reasons; public. */
  readonly statement: string;
  /** What the first Lead sets; the second sends back what the page showed. */
  readonly terms: MandateTerms;
  readonly confirmedAt: Date | null;
}

/** What approving a mandate with these terms would be decided on. */
export async function decideApprovingMandate(
  tx: Tx,
  approval: ApprovalRow,
  { version, facts, actor }: { version: VersionRow; facts: VersionFacts; actor: ActorFacts },
  input: ApprovingMandate,
  now: Date,
): Promise<Decision<{ readonly completes: boolean }>> {
  const ballot = (await listBallotsOf(tx, version.id)).find(
    ({ track, state, result }) =>
      track === 'mandatory' && state === 'closed' && (result as BallotResult | null)?.passed === true,
  );
  return decideMandateApproval(
    facts,
    {
      purpose: 'mandate',
      hash: input.hash,
      waitingHash: approval.hash,
      artefacts: input.artefacts,
      waitingArtefacts: approval.artefactsHash ?? '',
      confirmedAt: input.confirmedAt,
      leadId: actor.kind === 'person' ? actor.personId : '',
      first: await firstApproval(tx, approval, version),
      statement: input.statement,
      terms: input.terms,
      publishedToImplementFrom: version.implementFrom,
      ballotHash: ballot?.hash ?? null,
      proof: (await loadUse(tx, version)).proof,
    },
    actor,
    now,
  );
}

/**
 * A Lead approves a mandate. The first of two sets its terms, and the request goes on waiting; with the second
 * the version is mandated in the same transaction: dates, record, history, feed, notices and letters.
 */
export async function approveMandate(
  ctx: Context,
  input: ApprovingMandate,
): Promise<Decision<{ readonly completes: boolean }>> {
  const lead = signedInLead(ctx);
  const done = await ctx.store.tx(async (tx) => {
    const approval = await loadWaiting(tx, input.approvalId);
    if (approval.purpose !== 'mandate') throw wrongPurpose();
    const { standard, version, actor } = await loadVersionById(tx, ctx, approval.versionId);
    const facts = await versionFacts(tx, version, actor);
    const given = { version, facts, actor };
    const decision = await decideApprovingMandate(tx, approval, given, input, ctx.now());
    if (!decision.allowed) return { decision, version };
    const { completes } = decision.result;
    const { statement, terms } = input;
    const noticeReason = terms.noticeReason.trim();
    // The second Lead takes the dates of the first, and may add why their notice has become shorter.
    const set = { ...(completes ? termsOf(approval) : terms), noticeReason };
    if (!(await setMandateTerms(tx, approval, set))) {
      throw new ServiceError('conflict', 'Another Lead decided at the same moment. Reload the page.');
    }
    await writeDecision(tx, ctx, approval, lead, {
      decision: 'approved',
      statement,
      points: [],
      ends: completes,
      terms: set,
    });
    if (!completes) {
      const summary = `A mandate of ${standard.title} ${version.number} needs a second Lead`;
      await tellLeads(tx, ctx, { approvalId: approval.id, standardId: standard.id, summary }, [
        lead.personId,
      ]);
      return { decision, version };
    }
    const { implementFrom, complyBy, reviewBy } = approval;
    const from = complyBy === null ? '' : `Mandatory from ${dayInWords(complyBy)}. `;
    await writeMove(tx, ctx, {
      standard,
      version,
      moved: { move: 'mandate', from: version.state, to: version.state },
      reason: `${from}${statement}`,
      snapshotHash: approval.hash,
      change: { implementFrom, complyBy, reviewBy, mandatedAt: ctx.now() },
    });
    return { decision, version };
  });
  if (!done.decision.allowed) return done.decision;
  if (done.decision.result.completes) await announceMove(ctx, done.version, done.version.state);
  else ctx.post.wake();
  return allow(done.decision.result);
}

/** For a form that was sent to an approval of the other kind. */
export function wrongPurpose(): ServiceError {
  return new ServiceError('conflict', 'This approval is about something else. Reload the page.');
}
