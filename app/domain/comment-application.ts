import { type CommentFacts, type CommentMoved, commentMove, isUndecided } from './comment';
import { type Decision, decide, demand, unmetOf } from './decision';
import { changesText } from './disposition';
import { may } from './permissions';
import type { ActorFacts } from './permissions/actor';

const changes = ({ disposition }: CommentFacts): boolean => disposition !== null && changesText(disposition);

/** Where a comment is to be applied: a version, whose text may have been frozen for good before the comment was decided. */
export interface Revision {
  readonly number: string;
  readonly frozenBefore: boolean;
}

/** Whether an accepted comment may be marked as applied in a revision of the text. */
export function decideApplication(
  facts: CommentFacts,
  revision: Revision | null,
  actor: ActorFacts,
): Decision<CommentMoved> {
  const unmet = [
    ...commentMove(facts, 'apply'),
    ...unmetOf(may(actor, 'triage-comment', facts)),
    ...demand(changes(facts), 'CD-14', 'not-accepted'),
    ...demand(revision !== null, 'CD-14', 'revision-missing'),
    ...demand(!revision?.frozenBefore, 'CD-14', 'revision-frozen-before', { number: revision?.number ?? '' }),
  ];
  return decide(unmet, () => ({ from: facts.state, to: 'applied' }));
}

/** Whether a comment is Decided again, since the acceptance that applied it is undone. */
export function decideApplicationUndone(facts: CommentFacts, actor: ActorFacts): Decision<CommentMoved> {
  const unmet = [...commentMove(facts, 'undo-application'), ...unmetOf(may(actor, 'triage-comment', facts))];
  return decide(unmet, () => ({ from: facts.state, to: 'decided' }));
}

/**
 * CD-31, CD-32: a comment is Decided again where the text that is published was frozen before it was applied, and where
 * the version in which it was applied is cancelled.
 */
export function decideLeavingOut(facts: CommentFacts): Decision<CommentMoved> {
  return decide(commentMove(facts, 'leave-out'), () => ({ from: facts.state, to: 'decided' }));
}

/**
 * Whether a comment is published with its version: applied in a published text, or decided without a change of the text.
 *
 * @param inPublished whether the version in which it is applied is published
 */
export function decideCommentPublication(facts: CommentFacts, inPublished: boolean): Decision<CommentMoved> {
  const stands = facts.state === 'applied' ? inPublished : !changes(facts);
  const unmet = [
    ...commentMove(facts, 'publish'),
    ...demand(isUndecided(facts.state) || stands, 'CD-15', 'not-applied-yet'),
  ];
  return decide(unmet, () => ({ from: facts.state, to: 'published' }));
}
