import { type ApprovalRow, findApproval, listApprovals, listLeads } from '../../../db/queries/approvals';
import { findPerson } from '../../../db/queries/people';
import { listBallotsOf } from '../../../db/queries/version-record';
import { findVersionById, type VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import type { ApprovalPurpose } from '../../../db/words';
import { decideApproval } from '../../domain/approval';
import { type Reason, unmetOf } from '../../domain/decision';
import type { VersionFacts } from '../../domain/lifecycle/facts';
import { fullNoticeFrom } from '../../domain/lifecycle/guards-after-publication';
import { daysAfter, monthsAfter } from '../../domain/london-time';
import { noticeRanShort, passedDates } from '../../domain/mandate';
import type { ActorFacts } from '../../domain/permissions/actor';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { objectionsTo } from '../objections/objections-to.server';
import { noticeEndsOf } from '../patches/notice-ends.server';
import { patchPath } from '../patches/patch-address';
import { placed } from '../versions/cure-places';
import { decidePublishingOf } from '../versions/decide-publishing.server';
import { loadVersionById, partTakenBy, versionFacts } from '../versions/load-version.server';
import { placesOf } from '../versions/places-of-version.server';
import { versionPath } from '../versions/version-address';
import { decideApprovingMandate } from './approve-mandate.server';
import { decideApprovingPatchOf } from './approve-patch.server';
import { decideSendingBackOf } from './decide-approval.server';
import { publicationEvidence } from './evidence.server';
import { decisionsOn, involvement, standingApproval, termsOf } from './first-approval.server';
import { mandateEvidence } from './mandate-evidence.server';
import { patchEvidence } from './patch-evidence.server';

export type ApprovalView = Awaited<ReturnType<typeof viewApproval>>;

export async function viewApprovals(ctx: Context) {
  return await ctx.store.read((tx) => listApprovals(tx));
}

/** Everything a Lead needs to decide on one exact text, and whether this Lead may. */
export async function viewApproval(ctx: Context, id: string) {
  return await ctx.store.read(async (tx) => {
    const approval = await findApproval(tx, id);
    if (!approval) throw new ServiceError('not-found', 'There is no approval at this address.');
    const { purpose, state, hash, artefactsHash, snapshotId } = approval;
    const { standard, version, actor } = await loadVersionById(tx, ctx, approval.versionId);
    const decisions = await decisionsOn(tx, approval, version);
    const track = purpose === 'mandate' ? 'mandatory' : 'trial-use';
    const corrected =
      purpose === 'patch' && version.patchOfId ? await findVersionById(tx, version.patchOfId) : undefined;
    const ballot = (await listBallotsOf(tx, version.id)).find(
      (one) => one.track === track && one.hash === hash && one.state !== 'void',
    );
    const requester = approval.requestedBy ? await findPerson(tx, approval.requestedBy) : undefined;
    const { reference, title } = standard;
    const on = { reference, version, approval };
    const seen = { version, facts: await versionFacts(tx, version, actor), actor };
    const waits = state === 'waiting';
    const first = waits && purpose === 'mandate' ? await standingApproval(tx, approval, version) : null;
    const settled = waits || approval.complyBy === null ? null : termsOf(approval);
    const places = await placesOf(tx, { standard, version });
    const against = await AGAINST[purpose](tx, ctx, approval, seen);
    return {
      id: approval.id,
      purpose,
      objections: await objectionsTo(tx, ctx.now(), {
        kind: 'approval',
        id,
        decidedAt: approval.decidedAt,
        reference,
        number: version.number,
      }),
      state,
      hash,
      artefactsHash,
      snapshotId,
      requestedAt: approval.requestedAt,
      requestedBy: requester?.name ?? 'Former member',
      decidedAt: approval.decidedAt,
      authority: decisions.at(-1)?.authority ?? ctx.settings.approvingAuthority,
      standard: { reference, title },
      version: {
        id: version.id,
        number: version.number,
        state: version.state,
        changeSummary: version.changeSummary,
        path: versionPath(reference, version.number),
      },
      ballotId: ballot?.id ?? null,
      evidence: await EVIDENCE[purpose](tx, on, ctx.now()),
      /** What a patch corrects, why, and from when it may be approved; null for every other purpose. */
      patch:
        corrected === undefined
          ? null
          : {
              of: corrected.number,
              path: patchPath(reference, version.number),
              reason: version.patchReason,
              noticeAt: version.patchNoticeAt,
              mayBeApprovedFrom: await noticeEndsOf(tx, version),
            },
      decisions,
      /** What the first Lead set; null before that, and for a publication. */
      terms: first?.terms ?? settled,
      secondNeeded: first !== null,
      /** Whether the second Lead has to say why the dates of the first have less than the full notice now. */
      noticeRanShort: first !== null && noticeRanShort(first.terms, ctx.now()),
      /** Which dates of the first Lead nobody can keep any more, by name: the second one approves none of them. */
      passedDates: first === null ? [] : passedDates(first.terms, version.implementFrom, ctx.now()),
      /** What a first Lead may keep though it has passed; null where the version has no such date. */
      publishedToImplementFrom: version.implementFrom,
      /** From this day on a comply-by date needs no reason. */
      earliestComplyBy: fullNoticeFrom(ctx.now()),
      isLead: ctx.actor.kind === 'person' && ctx.actor.offices.includes('lead'),
      /** Why this person cannot approve it now, each with who can cure it and where. */
      refusal: placed(against, places, `/approvals/${id}`),
      /** Where that lies in the version, this person can still send it back. */
      maySendBack: waits && maySendBack(approval, seen, ctx.now()),
      uninvolved: !against.some(({ rule }) => rule.startsWith('PM-')),
      leads: await leadsFor(tx, version),
    };
  });
}

const EVIDENCE = {
  publication: publicationEvidence,
  mandate: mandateEvidence,
  patch: patchEvidence,
} as const satisfies Record<ApprovalPurpose, unknown>;

const AGAINST = {
  publication: againstPublication,
  mandate: againstMandate,
  patch: againstPatch,
} as const satisfies Record<ApprovalPurpose, unknown>;

interface Seen {
  readonly version: VersionRow;
  readonly facts: VersionFacts;
  readonly actor: ActorFacts;
}

/**
 * What stands in the way of this Lead before the form is filled in. The password is asked for with the decision,
 * so it counts as given here.
 */
async function againstPublication(
  tx: Tx,
  ctx: Context,
  { hash, artefactsHash }: ApprovalRow,
  { version, facts, actor }: Seen,
): Promise<readonly Reason[]> {
  const artefacts = artefactsHash ?? '';
  const now = ctx.now();
  const decision = decideApproval(
    facts,
    {
      purpose: 'publication',
      hash,
      waitingHash: hash,
      artefacts,
      waitingArtefacts: artefacts,
      confirmedAt: now,
    },
    actor,
    now,
  );
  const publishing = await decidePublishingOf(tx, version, facts, actor, now, {
    reasons: 'written with the decision',
    reviewDate: daysAfter(now, 1),
    implementDate: null,
    approvals: [{ leadId: 'who decides here', hash }],
    hash,
  });
  return [...unmetOf(decision), ...unmetOf(publishing)];
}

/** The same for a mandate, with dates and words that nothing speaks against where this Lead gives them. */
async function againstMandate(
  tx: Tx,
  ctx: Context,
  approval: ApprovalRow,
  seen: Seen,
): Promise<readonly Reason[]> {
  const now = ctx.now();
  const { hash, artefactsHash } = approval;
  const first = await standingApproval(tx, approval, seen.version);
  const later = monthsAfter(now, 13);
  const sound = { implementFrom: now, complyBy: later, reviewBy: later, noticeReason: '' };
  const toCome = first !== null && noticeRanShort(first.terms, now) ? 'To be written.' : '';
  const decision = await decideApprovingMandate(
    tx,
    approval,
    seen,
    {
      approvalId: approval.id,
      hash,
      artefacts: artefactsHash ?? '',
      statement: 'To be written.',
      terms: first === null ? sound : { ...first.terms, noticeReason: first.terms.noticeReason || toCome },
      confirmedAt: now,
    },
    now,
  );
  return unmetOf(decision);
}

/** The same for a patch. */
async function againstPatch(
  tx: Tx,
  ctx: Context,
  approval: ApprovalRow,
  seen: Seen,
): Promise<readonly Reason[]> {
  const { id: approvalId, hash } = approval;
  const artefacts = approval.artefactsHash ?? '';
  const input = { approvalId, hash, artefacts, statement: 'To be written.', confirmedAt: ctx.now() };
  return unmetOf(await decideApprovingPatchOf(tx, approval, seen, input, ctx.now()));
}

/** Every Lead, with why one may not decide on this version; null for those who may. */
async function leadsFor(tx: Tx, version: VersionRow) {
  const leads = [];
  for (const { personId, name } of await listLeads(tx)) {
    const parts = await partTakenBy(tx, version, personId);
    leads.push({ name, involved: parts.length === 0 ? null : involvement(parts) });
  }
  return leads;
}

/** Whether this Lead may return and reject what waits, once the form is filled in. */
function maySendBack(approval: ApprovalRow, seen: Seen, now: Date): boolean {
  const { id: approvalId, hash } = approval;
  const artefacts = approval.artefactsHash ?? '';
  const said = { approvalId, hash, artefacts, reason: 'a reason', points: ['a point'], confirmedAt: now };
  return (['returned', 'rejected'] as const).every(
    (decision) => decideSendingBackOf(approval, seen, { ...said, decision }, now).allowed,
  );
}
