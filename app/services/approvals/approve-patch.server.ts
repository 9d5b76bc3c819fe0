import type { ApprovalRow } from '../../../db/queries/approvals';
import type { VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import { allow, type Decision, unmetOf } from '../../domain/decision';
import type { Moved } from '../../domain/lifecycle';
import type { VersionFacts } from '../../domain/lifecycle/facts';
import { decideApprovingPatch, takenOverBy } from '../../domain/patch';
import type { ActorFacts } from '../../domain/permissions/actor';
import { highestImpact } from '../../domain/version-number';
import { isMandateUnderWay } from '../ballots/mandate-under-way.server';
import type { Context } from '../context';
import { correctedBy } from '../patches/corrected-text.server';
import { noticeEndsOf } from '../patches/notice-ends.server';
import { carryUse } from '../use/carry-use.server';
import { decideNumberOf, numberFacts } from '../versions/decide-number.server';
import { loadVersionById, versionFacts } from '../versions/load-version.server';
import {
  announcePublication,
  approvedText,
  type Published,
  writePublication,
} from '../versions/publish-version.server';
import { wrongPurpose } from './approve-mandate.server';
import { loadWaiting, signedInLead, writeDecision } from './load-approval.server';

export interface ApprovingPatch {
  readonly approvalId: string;
  /** Hashes of the text and the artefacts on the page that the Lead read; '' for no artefacts. */
  readonly hash: string;
  readonly artefacts: string;
  /** The Lead's reasons; public. */
  readonly statement: string;
  readonly confirmedAt: Date | null;
}

/** What approving this patch would be decided on. */
export async function decideApprovingPatchOf(
  tx: Tx,
  approval: ApprovalRow,
  { version, facts, actor }: { version: VersionRow; facts: VersionFacts; actor: ActorFacts },
  input: ApprovingPatch,
  now: Date,
): Promise<Decision<Moved>> {
  const { version: corrected } = await correctedBy(tx, version);
  const { impact } = await numberFacts(tx, version);
  return decideApprovingPatch(
    facts,
    await versionFacts(tx, corrected, actor),
    {
      purpose: 'patch',
      hash: input.hash,
      waitingHash: approval.hash,
      artefacts: input.artefacts,
      waitingArtefacts: approval.artefactsHash ?? '',
      confirmedAt: input.confirmedAt,
      leadId: actor.kind === 'person' ? actor.personId : '',
      statement: input.statement,
      // The notice says that it is editorial; what was decided since may say that it is more.
      impact: highestImpact(impact === null ? ['editorial'] : ['editorial', impact]),
      noticeEndsAt: await noticeEndsOf(tx, version),
      mandateUnderWay: await isMandateUnderWay(tx, corrected.id, now),
      numberUnmet: unmetOf(await decideNumberOf(tx, version)),
    },
    actor,
    now,
  );
}

/**
 * A Lead approves a patch, and it is published in the same transaction, in the state and with the dates of the
 * version that it corrects; that one gets its banner from the data.
 */
export async function approvePatch(ctx: Context, input: ApprovingPatch): Promise<Decision<Published>> {
  const lead = signedInLead(ctx);
  const decision = await ctx.store.tx(async (tx): Promise<Decision<Published>> => {
    const approval = await loadWaiting(tx, input.approvalId);
    if (approval.purpose !== 'patch') throw wrongPurpose();
    const { standard, version, actor } = await loadVersionById(tx, ctx, approval.versionId);
    const facts = await versionFacts(tx, version, actor);
    const seen = { version, facts, actor };
    const moved = await decideApprovingPatchOf(tx, approval, seen, input, ctx.now());
    if (!moved.allowed) return moved;
    const { version: corrected } = await correctedBy(tx, version);
    const { statement } = input;
    await carryUse(tx, ctx, corrected, version);
    const published = await writePublication(tx, ctx, await approvedText(tx, version, approval.snapshotId), {
      standard,
      version,
      moved: moved.result,
      reason: statement,
      change: takenOverBy(corrected),
    });
    await writeDecision(tx, ctx, approval, lead, { decision: 'approved', statement, points: [], ends: true });
    return allow(published);
  });
  if (decision.allowed) await announcePublication(ctx, decision.result);
  return decision;
}
