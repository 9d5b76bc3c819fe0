import { type CommentFacts, type CommentMoved, commentMove } from './comment';
import { type Decision, decide, demand, unmetOf } from './decision';
import { changesText } from './disposition';
import { may } from './permissions';
import type { ActorFacts } from './permissions/actor';

const changes = ({ disposition }: CommentFacts): boolean => disposition !== null && changesText(disposition);

/** Whether an accepted comment may be marked as applied in a revision of the text. */
export function decideApplication(
  facts: CommentFacts,
  revision: string | null,
  actor: ActorFacts,
): Decision<CommentMoved> {
  const unmet = [
    ...commentMove(facts, 'apply'),
    ...unmetOf(may(actor, 'triage-comment', facts)),
    ...demand(changes(facts), 'CD-14', 'not-accepted'),
    ...demand(revision !== null, 'CD-14', 'revision-missing'),
  ];
  return decide(unmet, () => ({ from: facts.state, to: 'applied' }));
}

/** Whether a comment is Decided again, since the acceptance that applied it is undone. */
export function decideApplicationUndone(facts: CommentFacts, actor: ActorFacts): Decision<CommentMoved> {
  const unmet = [...commentMove(facts, 'undo-application'), ...unmetOf(may(actor, 'triage-comment', facts))];
  return decide(unmet, () => ({ from: facts.state, to: 'decided' }));
}

/** Whether a comment is published with its version: applied, or decided without a change of the text. */
export function decideCommentPublication(facts: CommentFacts): Decision<CommentMoved> {
  const unmet = [
    ...commentMove(facts, 'publish'),
    ...demand(facts.state !== 'decided' || !changes(facts), 'CD-15', 'not-applied-yet'),
  ];
  return decide(unmet, () => ({ from: facts.state, to: 'published' }));
}
