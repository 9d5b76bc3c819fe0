import type { ApprovalPurpose } from '../../db/words';
import { artefactsMatch } from './artefacts';
import { type Decision, decide, demand, type Reason, unmetOf } from './decision';
import type { VersionFacts } from './lifecycle/facts';
import { inState } from './lifecycle/ways';
import { may } from './permissions';
import type { ActorFacts } from './permissions/actor';

export interface ApprovalFacts {
  /** What the approval is for: the first publication for trial use, the mandate of a published text, or a patch. */
  readonly purpose: ApprovalPurpose;
  /** The hash on the page that the Lead read and decided on. */
  readonly hash: string;
  /** The hash that waits: of the ballot's snapshot with its editorial changes frozen, or the published one. */
  readonly waitingHash: string;
  /** The hash of the artefacts on that page, and of those that wait with the text; '' for none. */
  readonly artefacts: string;
  readonly waitingArtefacts: string;
  /** When the Lead gave the password for this decision; null when that was not asked. */
  readonly confirmedAt: Date | null;
}

/** How long a confirmation holds, in milliseconds: for the one form that it was given with. */
const CONFIRMED_MS = 5 * 60_000;

/** Whether the Lead confirmed anew that it is they who decide. */
export function guardConfirmation(confirmedAt: Date | null, now: Date): readonly Reason[] {
  const age = confirmedAt === null ? Number.POSITIVE_INFINITY : now.getTime() - confirmedAt.getTime();
  return demand(age >= 0 && age <= CONFIRMED_MS, 'LC-38', 'confirmation-missing');
}

/** LC-36, AF-5: whether what the Lead read is what waits; a decision on anything else names what changed. */
export function guardRead(facts: Omit<ApprovalFacts, 'purpose' | 'confirmedAt'>): readonly Reason[] {
  const { hash, waitingHash, artefacts, waitingArtefacts } = facts;
  return [
    ...demand(hash === waitingHash, 'LC-36', 'approved-hash-differs', {
      read: hash,
      waiting: waitingHash,
    }),
    ...artefactsMatch(artefacts, waitingArtefacts),
  ];
}

/** Whether this Lead may approve this hash now. */
export function decideApproval(
  version: VersionFacts,
  facts: ApprovalFacts,
  actor: ActorFacts,
  now: Date,
): Decision {
  const needed = facts.purpose === 'mandate' ? 'published' : 'awaiting-approval';
  const unmet = [
    ...unmetOf(may(actor, 'approve', version)),
    ...inState(version, [needed], 'LC-36', 'not-awaiting-approval'),
    ...guardRead(facts),
    ...guardConfirmation(facts.confirmedAt, now),
  ];
  return decide(unmet, () => undefined);
}
