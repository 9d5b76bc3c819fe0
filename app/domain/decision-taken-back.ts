import { type CommentFacts, type CommentMoved, commentMove } from './comment';
import { type Decision, decide, demand, unmetOf } from './decision';
import { may } from './permissions';
import type { ActorFacts } from './permissions/actor';

/** What stands around a decision that is to be taken back. */
export interface DecisionStanding {
  /** Whether a ballot on the version is open, or an approval of it waits. */
  readonly underJudgement: boolean;
  /** Whether the text was sent to voters with this decision, and the version stands there still. */
  readonly decidedBeforeBallot: boolean;
  /** Whether an accepted amendment put the change into the text. */
  readonly appliedByAmendment: boolean;
}

/** CD-26: whether this actor takes the decision on a comment back, which is Triaged again. */
export function decideTakingBack(
  facts: CommentFacts,
  standing: DecisionStanding,
  reason: string,
  actor: ActorFacts,
): Decision<CommentMoved> {
  const unmet = [
    ...commentMove(facts, 'take-back'),
    ...unmetOf(may(actor, 'take-decision-back', facts)),
    ...demand(facts.disposition !== 'withdrawn', 'CD-26', 'withdrawn-by-commenter'),
    ...demand(!standing.underJudgement, 'CD-26', 'decision-being-judged'),
    ...demand(standing.underJudgement || !standing.decidedBeforeBallot, 'CD-26', 'decided-before-ballot'),
    ...demand(!standing.appliedByAmendment, 'CD-26', 'applied-by-amendment'),
    ...demand(reason.trim() !== '', 'CD-26', 'public-reason-missing'),
  ];
  return decide(unmet, () => ({ from: facts.state, to: 'triaged' }));
}
