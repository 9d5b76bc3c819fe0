import { type ApprovalFacts, decideApproval } from './approval';
import { type Decision, decide, demand, type Reason, refuse, unmetOf } from './decision';
import { decideMove, type Moved } from './lifecycle';
import type { FactsOfMove, VersionFacts } from './lifecycle/facts';
import { guardReplaced } from './lifecycle/guards-after-publication';
import { MOVES } from './lifecycle/moves';
import { inState } from './lifecycle/ways';
import { may } from './permissions';
import type { ActorFacts } from './permissions/actor';
import { lastNumber, nextNumber, numberInWords } from './version-number';

/** What decides whether a published version can be patched now. */
export interface PatchFacts {
  readonly number: string;
  /** The numbers of its patches that were cancelled, which no later one takes again. */
  readonly cancelled: readonly string[];
  /** The numbers that versions of the standard have or had. */
  readonly taken: readonly string[];
  readonly mandateUnderWay: boolean;
  /** The number of its published patch; null where there is none. */
  readonly patchPublished: string | null;
}

/** LC-43: whether this person may begin a patch of the version, and the number that the patch takes. */
export function decidePreparingPatch(
  version: VersionFacts,
  { number, cancelled, taken, mandateUnderWay, patchPublished }: PatchFacts,
  actor: ActorFacts,
): Decision<{ readonly number: string }> {
  const last = lastNumber([number, ...cancelled]);
  if (last === null) return refuse(demand(false, 'VN-1', 'number-malformed', { number }));
  const next = numberInWords(nextNumber(last, 'editorial'));
  const unmet: readonly Reason[] = [
    ...unmetOf(may(actor, 'prepare-patch', version)),
    ...inState(version, MOVES.patch.from, 'LC-43', 'move-not-from-here'),
    ...guardReplaced(patchPublished),
    ...demand(patchPublished !== null || !taken.includes(next), 'LC-43', 'patch-number-taken', {
      number: next,
    }),
    ...demand(!mandateUnderWay, 'LC-43', 'mandate-under-way'),
  ];
  return decide(unmet, () => ({ number: next }));
}

export interface PatchApproval extends ApprovalFacts {
  readonly leadId: string;
  /** The Lead's reasons; public. */
  readonly statement: string;
  readonly impact: FactsOfMove['patch']['impact'];
  readonly noticeEndsAt: Date | null;
  readonly mandateUnderWay: boolean;
  /** What the changes have against the number of the patch (VN-4, VN-5). */
  readonly numberUnmet: readonly Reason[];
}

/**
 * Whether this Lead may approve a patch now: it awaits this approval, and the version that it corrects takes it.
 * Who took part in the patch is involved, and that is so of everybody who did in what it corrects.
 */
export function decideApprovingPatch(
  patch: VersionFacts,
  corrected: VersionFacts,
  facts: PatchApproval,
  actor: ActorFacts,
  now: Date,
): Decision<Moved> {
  const { impact, noticeEndsAt, leadId, hash, waitingHash } = facts;
  const approvals = [{ leadId, hash }];
  const moved = decideMove(
    { ...corrected, tookPart: patch.tookPart },
    { move: 'patch', impact, noticeEndsAt, approvals, hash: waitingHash },
    actor,
    now,
  );
  const unmet = [
    ...unmetOf(moved),
    // That the person is an uninvolved Lead is said once, of the move.
    ...unmetOf(decideApproval(patch, facts, actor, now)).filter(({ rule }) => !rule.startsWith('PM-')),
    ...demand(facts.statement.trim() !== '', 'LC-45', 'reasons-missing'),
    ...demand(!facts.mandateUnderWay, 'LC-43', 'mandate-under-way'),
    ...facts.numberUnmet,
  ];
  return decide(unmet, () => ({ move: 'patch', from: patch.state, to: corrected.state }));
}

/** What a published version says of its dates, its mandate and its end. */
export interface StandingOfVersion {
  readonly implementFrom: Date | null;
  readonly complyBy: Date | null;
  readonly mandatedAt: Date | null;
  readonly reviewBy: Date | null;
  readonly deprecationNoticeAt: Date | null;
  readonly deprecationReason: string;
  readonly successor: string;
  readonly knownProducts: string;
}

/** LC-45: what a patch takes over from the version that it corrects. */
export function takenOverBy(corrected: StandingOfVersion): StandingOfVersion {
  const { implementFrom, complyBy, mandatedAt, reviewBy } = corrected;
  const { deprecationNoticeAt, deprecationReason, successor, knownProducts } = corrected;
  return {
    implementFrom,
    complyBy,
    mandatedAt,
    reviewBy,
    deprecationNoticeAt,
    deprecationReason,
    successor,
    knownProducts,
  };
}
