import { type ApprovalFacts, guardConfirmation, guardRead } from './approval';
import { type Decision, decide, unmetOf } from './decision';
import { decideMove, type Moved } from './lifecycle';
import type { VersionFacts } from './lifecycle/facts';
import { guardReturn } from './lifecycle/guards-to-approval';
import { may } from './permissions';
import type { ActorFacts } from './permissions/actor';

export interface SendingBackFacts extends ApprovalFacts {
  readonly move: 'return-for-changes' | 'reject';
  readonly reason: string;
  /** What must change, one point each. */
  readonly points: readonly string[];
}

/**
 * Whether this Lead may return or reject what waits: the Leads who may are those who might approve it, and only
 * what they read. The result is the move that the version makes; null for a mandate, which leaves it where it is.
 */
export function decideSendingBack(
  version: VersionFacts,
  facts: SendingBackFacts,
  actor: ActorFacts,
  now: Date,
): Decision<Moved | null> {
  const { purpose, move, reason, points } = facts;
  const rest = [...guardRead(facts), ...guardConfirmation(facts.confirmedAt, now)];
  if (purpose === 'mandate') {
    const said = guardReturn({ reason, points }).map((one) => ({ ...one, rule: 'LC-42' }));
    return decide([...unmetOf(may(actor, move, version)), ...said, ...rest], () => null);
  }
  const moved = decideMove(version, { move, reason, points }, actor, now);
  return moved.allowed ? decide(rest, () => moved.result) : decide([...moved.reasons, ...rest], () => null);
}
