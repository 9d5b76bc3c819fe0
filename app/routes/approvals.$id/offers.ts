import type { ApprovalView } from '../../services/approvals/view-approval.server';

/** What the form of the page offers whoever looks at it, from what the loader says they may. */
export interface Offers {
  /** Whether there is a form at all. */
  readonly decides: boolean;
  readonly approves: boolean;
  /** Whether approving sets dates; the second Lead of a mandate takes those of the first. */
  readonly setsDates: boolean;
}

type Seen = Pick<ApprovalView, 'state' | 'isLead' | 'refusal' | 'maySendBack' | 'purpose' | 'terms'>;

export function offersOf({ state, isLead, refusal, maySendBack, purpose, terms }: Seen): Offers {
  const waits = state === 'waiting' && isLead;
  const approves = waits && refusal.length === 0;
  return {
    decides: approves || (waits && maySendBack),
    approves,
    setsDates: approves && purpose !== 'patch' && terms === null,
  };
}
