import {
  COMMENT_TYPES,
  type CommentState,
  type CommentType,
  type Disposition,
  type VersionState,
} from '../../db/words';
import { type Decision, decide, demand, type Reason, unmetOf } from './decision';
import { COMMENT_STATE_LABELS } from './labels/comments';
import { endOfDayAfter, isOver } from './london-time';
import { may } from './permissions';
import { type ActorFacts, membershipIn } from './permissions/actor';
import type { CommentPlace } from './permissions/things';

/** A comment as its rules see it. */
export interface CommentFacts {
  readonly standardId: string;
  readonly authorId: string;
  readonly hidden: boolean;
  readonly type: CommentType;
  readonly blocking: boolean;
  readonly state: CommentState;
  /** Null until it is decided. */
  readonly disposition: Disposition | null;
  readonly decidedAt: Date | null;
  /** Whether it is recorded that the commenter said nothing of the decision in time. */
  readonly silenceRecorded?: boolean;
}

const UNDECIDED = ['submitted', 'triaged', 'waiting-for-input', 'decision-proposed'] as const;

/** Every move of a comment: the states it leaves and the one it reaches. */
export const COMMENT_MOVES = {
  triage: { from: ['submitted'], to: 'triaged' },
  'ask-for-input': { from: ['triaged'], to: 'waiting-for-input' },
  'input-given': { from: ['waiting-for-input'], to: 'triaged' },
  'propose-decision': { from: ['triaged', 'waiting-for-input'], to: 'decision-proposed' },
  'pull-out': { from: ['decision-proposed'], to: 'triaged' },
  decide: { from: ['triaged', 'waiting-for-input', 'decision-proposed'], to: 'decided' },
  withdraw: { from: UNDECIDED, to: 'decided' },
  apply: { from: ['decided'], to: 'applied' },
  'undo-application': { from: ['applied'], to: 'decided' },
  'leave-out': { from: ['applied'], to: 'decided' },
  'take-back': { from: ['decided', 'applied'], to: 'triaged' },
  publish: { from: ['decided', 'applied'], to: 'published' },
} as const satisfies Record<string, { from: readonly CommentState[]; to: CommentState }>;

export type CommentMove = keyof typeof COMMENT_MOVES;

export interface CommentMoved {
  readonly from: CommentState;
  readonly to: CommentState;
}

/** What the state of a comment has against a move. */
export function commentMove({ state }: Pick<CommentFacts, 'state'>, move: CommentMove): readonly Reason[] {
  const from: readonly CommentState[] = COMMENT_MOVES[move].from;
  return demand(from.includes(state), 'CD-3', 'comment-move-not-from-here', {
    state: COMMENT_STATE_LABELS[state],
    from: from.map((one) => COMMENT_STATE_LABELS[one]).join(', '),
  });
}

/** Whether nobody has decided the comment yet. */
export function isUndecided(state: CommentState): boolean {
  return (UNDECIDED as readonly CommentState[]).includes(state);
}

/** Whether the comment goes along to the next version: open, or kept for it. */
export function isCarriedOver({ state, disposition }: Pick<CommentFacts, 'state' | 'disposition'>): boolean {
  return isUndecided(state) || disposition === 'kept-for-later';
}

/** Whether a version in this state takes comments (CD-21). */
export function takesComments(state: VersionState): boolean {
  return state !== 'cancelled';
}

/** Whether this actor may comment at this place on a version in this state. */
export function decideCommenting(actor: ActorFacts, place: CommentPlace, state: VersionState): Decision {
  const unmet = [
    ...unmetOf(may(actor, 'comment', place)),
    ...demand(takesComments(state), 'CD-21', 'version-cancelled'),
  ];
  return decide(unmet, () => undefined);
}

export interface NewComment {
  readonly place: CommentPlace;
  readonly versionState: VersionState;
  readonly type: string;
  readonly text: string;
  /** The time for what it answers; null for a comment on a draft. */
  readonly answers: AnswerTime | null;
}

/** Until when a consultation or a ballot is answered in time. */
export interface AnswerTime {
  readonly closesAt: Date;
  /** Whether it was closed; that stands whatever the clock says (AU-11). */
  readonly closed: boolean;
}

/** Whether a comment that answers this is late now (CD-2). */
export function isLate({ closesAt, closed }: AnswerTime, now: Date): boolean {
  return closed || isOver(closesAt, now);
}

/** Whether a comment is taken; one after the closing time is taken too, and marked late. */
export function decideNewComment(
  comment: NewComment,
  actor: ActorFacts,
  now: Date,
): Decision<{ readonly late: boolean }> {
  const unmet = [
    ...unmetOf(decideCommenting(actor, comment.place, comment.versionState)),
    ...demand(comment.text.trim() !== '', 'CD-1', 'comment-empty'),
    ...demand((COMMENT_TYPES as readonly string[]).includes(comment.type), 'CD-1', 'comment-type-unknown'),
  ];
  return decide(unmet, () => ({ late: comment.answers !== null && isLate(comment.answers, now) }));
}

/** How a comment stands to the ballots on its standard. */
export interface CommentInBallot {
  /** The organisation for which it was made; null for nobody but its author. */
  readonly organisationId: string | null;
  readonly ballotOpen: boolean;
  /** Whether a vote of the open ballot rests on it. */
  readonly votedOn: boolean;
}

/** Whether the words of a comment may go or change now, apart from whose they are (CD-22, CD-23, CD-25). */
export function mayChangeWords(
  { state }: Pick<CommentFacts, 'state'>,
  inBallot: CommentInBallot,
  actor: ActorFacts,
): readonly Reason[] {
  return [
    ...demand(state !== 'decision-proposed', 'CD-22', 'words-proposed-on'),
    ...standsInBallot(inBallot, actor),
  ];
}

/**
 * Whoever does not belong to the organisation is refused before anything is asked of its vote: two different answers
 * would tell its position (BL-32).
 */
function standsInBallot(
  { organisationId, ballotOpen, votedOn }: CommentInBallot,
  actor: ActorFacts,
): readonly Reason[] {
  const belongs = organisationId === null || membershipIn(actor, organisationId) !== undefined;
  if (ballotOpen && !belongs) return demand(false, 'CD-25', 'words-of-organisation');
  return demand(!votedOn, 'CD-23', 'words-voted-on');
}

type DeskMove = 'triage' | 'ask-for-input' | 'input-given' | 'propose-decision' | 'pull-out' | 'withdraw';

const ACT_OF = {
  triage: 'triage-comment',
  'ask-for-input': 'triage-comment',
  'input-given': 'triage-comment',
  'propose-decision': 'decide-comment',
  'pull-out': 'pull-out',
  withdraw: 'withdraw-comment',
} as const satisfies Record<DeskMove, string>;

/** Whether the commenter may take the comment back: they alone, before it is decided, and as far as a ballot lets them. */
export function decideWithdrawing(
  facts: CommentFacts,
  inBallot: CommentInBallot,
  actor: ActorFacts,
): Decision<CommentMoved> {
  const move = decideCommentMove(facts, 'withdraw', actor);
  return move.allowed ? decide(standsInBallot(inBallot, actor), () => move.result) : move;
}

/** Whether this actor may make a move that asks for nothing but the right person and the right state. */
export function decideCommentMove(
  facts: CommentFacts,
  move: DeskMove,
  actor: ActorFacts,
): Decision<CommentMoved> {
  const unmet = [...commentMove(facts, move), ...unmetOf(may(actor, ACT_OF[move], facts))];
  return decide(unmet, () => ({ from: facts.state, to: COMMENT_MOVES[move].to }));
}

/** Calendar days in London. */
const CONTENT_DAYS = 14;

/** Until when the commenter may say whether the decision contents them; silence is recorded after it. */
export function contentEnds(decidedAt: Date): Date {
  return endOfDayAfter(decidedAt, CONTENT_DAYS);
}

/** Whether the commenter may mark the decision Content or Not content now. */
export function decideContent(facts: CommentFacts, actor: ActorFacts, now: Date): Decision {
  const { decidedAt, silenceRecorded = false } = facts;
  // What is recorded stands, also when the clock is set back.
  const inTime = decidedAt === null || (!isOver(contentEnds(decidedAt), now) && !silenceRecorded);
  const unmet = [
    ...unmetOf(may(actor, 'answer-decision', facts)),
    ...demand(decidedAt !== null, 'CD-16', 'not-decided-yet'),
    ...demand(inTime, 'CD-16', 'content-too-late', { days: CONTENT_DAYS }),
  ];
  return decide(unmet, () => undefined);
}
