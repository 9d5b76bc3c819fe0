import type { HowDecided } from '../../../db/words';
import {
  type CommentFacts,
  commentMove,
  decideCommentMove,
  decideContent,
  isUndecided,
} from '../../domain/comment';
import { decideApplication } from '../../domain/comment-application';
import { unmetOf } from '../../domain/decision';
import { type DecisionStanding, decideTakingBack } from '../../domain/decision-taken-back';
import { type CommentDecision, decideComment } from '../../domain/disposition';
import { may } from '../../domain/permissions';
import type { ActorFacts } from '../../domain/permissions/actor';
import { type SaidReason, sayReasons } from '../../domain/reason-sentences';
import { ownWay } from './decision-input.server';
import type { DeskMove } from './triage-comment.server';

/** What the one who asks may do with a comment now. Pages show the forms of it and work out nothing. */
export interface CommentRights {
  readonly reply: boolean;
  /** Why not, for those who cannot reply. */
  readonly replyRefused: readonly SaidReason[];
  readonly edit: boolean;
  readonly withdraw: boolean;
  readonly desk: readonly DeskMove[];
  readonly assign: boolean;
  readonly propose: boolean;
  readonly pullOut: boolean;
  /** The ways in which this person can decide it now; null for people who decide nothing here. */
  readonly decide: { readonly ways: readonly HowDecided[]; readonly refused: readonly SaidReason[] } | null;
  readonly apply: boolean;
  /** The decision can be taken back. */
  readonly takeBack: boolean;
  readonly answer: boolean;
}

export interface CommentStanding {
  readonly facts: CommentFacts;
  /** Its author removed its words. */
  readonly removed: boolean;
  /** When the decision that stands was proposed; null when none is. */
  readonly proposedAt: Date | null;
  readonly decision: DecisionStanding;
}

export function commentRights(standing: CommentStanding, actor: ActorFacts, now: Date): CommentRights {
  const { facts, removed } = standing;
  const reply = may(actor, 'comment', { hidden: facts.hidden, organisationId: null });
  const own = may(actor, 'edit-comment', facts).allowed && !removed;
  const can = (move: Parameters<typeof decideCommentMove>[1]) =>
    !removed && decideCommentMove(facts, move, actor).allowed;
  const desk: readonly DeskMove[] = ['triage', 'ask-for-input', 'input-given'];
  return {
    reply: reply.allowed,
    replyRefused: sayReasons(unmetOf(reply)),
    edit: own && isUndecided(facts.state),
    withdraw: can('withdraw'),
    desk: desk.filter(can),
    assign: !removed && isUndecided(facts.state) && may(actor, 'triage-comment', facts).allowed,
    propose: can('propose-decision'),
    pullOut: can('pull-out'),
    decide: removed ? null : waysToDecide(standing, actor, now),
    apply: !removed && decideApplication(facts, { number: '', frozenBefore: false }, actor).allowed,
    takeBack: !removed && decideTakingBack(facts, standing.decision, 'a reason', actor).allowed,
    answer: facts.disposition !== 'withdrawn' && decideContent(facts, actor, now).allowed,
  };
}

/** Which ways of deciding are open, asked of the rules with a decision that lacks nothing in itself. */
function waysToDecide(
  { facts, proposedAt }: CommentStanding,
  actor: ActorFacts,
  now: Date,
): CommentRights['decide'] {
  const fromHere = commentMove(facts, 'decide').length === 0;
  if (!fromHere || !may(actor, 'decide-comment', facts).allowed) return null;
  const ask = (how: HowDecided) => decideComment(facts, soundDecision(how, proposedAt), actor, now);
  const candidates: readonly HowDecided[] = [ownWay(facts, actor), 'count', 'silence', 'block'];
  const ways = candidates.filter((how) => ask(how).allowed);
  return { ways, refused: ways.length > 0 ? [] : sayReasons(unmetOf(ask(ownWay(facts, actor)))) };
}

/** A decision that lacks nothing in itself. */
function soundDecision(how: HowDecided, proposedAt: Date | null): CommentDecision {
  return {
    disposition: 'noted',
    reason: 'a reason',
    impact: null,
    how,
    duplicateOf: null,
    proposedAt,
    count: { yes: 1, no: 0 },
  };
}
