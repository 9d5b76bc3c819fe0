import type { VersionState } from '../../db/words';
import { type Decision, decide, demand, type Reason, unmetOf } from './decision';
import { inState } from './lifecycle/ways';
import { may } from './permissions';
import type { ActorFacts } from './permissions/actor';

/** The version that somebody speaks of the use of. */
export interface UsedVersion {
  readonly state: VersionState;
}

export interface UseToState {
  /** Who states it: the supplier itself, or somebody who uses its product. */
  readonly organisationId: string;
  readonly product: string;
  /** Whether the organisation named as supplier is a verified one that supplies products. */
  readonly supplierKnown: boolean;
  /** Whether it is live at an NHS or care site, and which. */
  readonly live: boolean;
  readonly site: string;
  readonly evidence: string;
  /** Whether the organisation states its use of this product already. */
  readonly stated: boolean;
}

const IN_USE: readonly VersionState[] = ['published', 'effective', 'deprecated'];

const given = (words: string): boolean => words.trim() !== '';

/** An address that a page can lead to and that nobody can read on the way. */
function isPublicAddress(words: string): boolean {
  return /^https:\/\/[^\s/]+\.[^\s]+$/.test(words.trim());
}

/** What every record of use demands: a version that can be used, and evidence that a reader can open. */
export function guardRecordOfUse(version: UsedVersion, rule: string, evidence: string): readonly Reason[] {
  return [
    ...inState(version, IN_USE, rule, 'version-not-in-use'),
    ...demand(isPublicAddress(evidence), rule, 'evidence-missing'),
  ];
}

/** Whether an organisation may state now that it uses the version. */
export function decideStatement(version: UsedVersion, use: UseToState, actor: ActorFacts): Decision {
  const unmet = [
    ...unmetOf(may(actor, 'state-use', use)),
    ...guardRecordOfUse(version, 'CF-6', use.evidence),
    ...demand(given(use.product), 'CF-6', 'product-missing'),
    ...demand(use.supplierKnown, 'CF-6', 'supplier-unknown'),
    ...demand(!use.live || given(use.site), 'CF-6', 'site-missing'),
    ...demand(!use.stated, 'CF-7', 'stated-already'),
  ];
  return decide(unmet, () => undefined);
}

/** Whether a statement may be withdrawn now. */
export function decideWithdrawalOfUse(
  statement: { readonly organisationId: string; readonly withdrawn: boolean },
  actor: ActorFacts,
): Decision {
  const unmet = [
    ...unmetOf(may(actor, 'withdraw-use', statement)),
    ...demand(!statement.withdrawn, 'CF-7', 'withdrawn-already'),
  ];
  return decide(unmet, () => undefined);
}

/** CF-10: what a patch takes over of statements or exchanges: a patch changes no requirement, so they hold of it too. */
export function takenOverOfUse<R extends { readonly withdrawnAt: Date | null }>(
  records: readonly R[],
): readonly R[] {
  return records.filter(({ withdrawnAt }) => withdrawnAt === null);
}
