import { artefactsMatch } from './artefacts';
import { type Decision, decide, demand, unmetOf } from './decision';
import type { VersionFacts } from './lifecycle/facts';
import { may } from './permissions';
import type { ActorFacts } from './permissions/actor';

export interface ApprovalFacts {
  /** What the approval is for: the first publication for trial use, or the mandate of a published text. */
  readonly purpose: 'publication' | 'mandate';
  /** The hash on the page that the Lead read and decided on. */
  readonly hash: string;
  /** The hash that waits: of the ballot's snapshot with its editorial changes frozen, or the published one. */
  readonly waitingHash: string;
  /** The hash of the artefacts on that page, and of those that wait with the text; '' for none. */
  readonly artefacts: string;
  readonly waitingArtefacts: string;
}

/** Whether this Lead may approve this hash now. */
export function decideApproval(version: VersionFacts, facts: ApprovalFacts, actor: ActorFacts): Decision {
  const needed = facts.purpose === 'publication' ? 'awaiting-approval' : 'published';
  const unmet = [
    ...unmetOf(may(actor, 'approve', version)),
    ...demand(version.state === needed, 'LC-36', 'not-awaiting-approval'),
    ...demand(facts.hash === facts.waitingHash, 'LC-36', 'approved-hash-differs'),
    ...artefactsMatch(facts.artefacts, facts.waitingArtefacts),
  ];
  return decide(unmet, () => undefined);
}
