import { type CommentRow, findCommentByNumber } from '../../../db/queries/comments';
import type { StoredProposal } from '../../../db/schema/comments';
import type { Tx } from '../../../db/store';
import { DISPOSITIONS, HOW_DECIDED, type HowDecided, IMPACTS } from '../../../db/words';
import type { CommentFacts } from '../../domain/comment';
import type { Reason } from '../../domain/decision';
import { type CommentDecision, changesText, decideComment } from '../../domain/disposition';
import { type ActorFacts, holdsRole } from '../../domain/permissions/actor';
import type { FieldErrors } from '../errors';
import { readCommentNumber } from './comment-address';
import { tidy, tooLong } from './comment-words';

/** A decision as it came from the form. */
export interface TypedDecision {
  readonly disposition: string;
  readonly reason: string;
  /** '' where the text does not change. */
  readonly impact: string;
  /** The comment that this one repeats, such as `C-12`; '' for none. */
  readonly duplicateOf: string;
  readonly how: string;
  readonly countFor: string;
  readonly countAgainst: string;
}

export type DecisionReading =
  | { readonly ok: true; readonly decision: CommentDecision }
  | { readonly ok: false; readonly errors: FieldErrors };

/** The decision that was put to the group on this comment; null when none stands. */
export function proposalOf({ state, proposal }: CommentRow): StoredProposal | null {
  return state === 'decision-proposed' ? proposal : null;
}

/**
 * Reads a typed decision. One by silence or in a block is the one that was proposed, whatever else the form
 * says: nobody could pull out of anything else.
 */
export async function readDecision(
  tx: Tx,
  comment: CommentRow,
  facts: CommentFacts,
  typed: TypedDecision,
  actor: ActorFacts,
): Promise<DecisionReading> {
  const proposal = proposalOf(comment);
  const proposedAt = proposal === null ? null : new Date(proposal.proposedAt);
  const how = HOW_DECIDED.find((word) => word === typed.how);
  if (how === undefined) return { ok: false, errors: { how: 'Choose how the decision was reached' } };
  if ((how === 'silence' || how === 'block') && proposal !== null) {
    const { disposition, reason, impact, duplicateOfId } = proposal;
    const decision = {
      disposition,
      reason,
      impact,
      duplicateOf: duplicateOfId,
      how,
      proposedAt,
      count: null,
    };
    return { ok: true, decision };
  }
  const disposition = DISPOSITIONS.find((word) => word === typed.disposition);
  if (disposition === undefined) return { ok: false, errors: { disposition: 'Choose the decision' } };
  const reason = tidy(typed.reason);
  const errors: Record<string, string> = { ...tooLong({ reason }) };
  const count = how === 'count' ? readCount(typed, errors) : null;
  const duplicateOf =
    disposition === 'duplicate' ? await readDuplicate(tx, comment, typed.duplicateOf, errors) : null;
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const impact = changesText(disposition) ? (IMPACTS.find((word) => word === typed.impact) ?? null) : null;
  const own = how === 'editor' || how === 'chair' ? ownWay(facts, actor) : how;
  return { ok: true, decision: { disposition, reason, impact, duplicateOf, how: own, proposedAt, count } };
}

/** As what a person decides alone: as the chair, where they are that, and else as an editor. */
export function ownWay(facts: Pick<CommentFacts, 'standardId'>, actor: ActorFacts): HowDecided {
  return holdsRole(actor, facts.standardId, 'chair') ? 'chair' : 'editor';
}

/** The rules on what a decision says, as opposed to who makes it and how it is reached. */
const RULES_ON_WORDS = ['CD-7', 'CD-8', 'CD-9', 'CD-13'];

/** What a decision itself lacks, whoever makes it. */
export function lackingIn(
  facts: CommentFacts,
  decision: CommentDecision,
  actor: ActorFacts,
  now: Date,
): readonly Reason[] {
  const answer = decideComment(facts, decision, actor, now);
  return answer.allowed ? [] : answer.reasons.filter(({ rule }) => RULES_ON_WORDS.includes(rule));
}

function readCount(typed: TypedDecision, errors: Record<string, string>): CommentDecision['count'] {
  if (typed.countFor.trim() === '' && typed.countAgainst.trim() === '') return null;
  const [yes, no] = [typed.countFor, typed.countAgainst].map((text) =>
    /^\d{1,6}$/.test(text.trim()) ? Number(text) : null,
  );
  if (yes === null || yes === undefined) errors.countFor = 'Enter how many were for it, as a whole number';
  if (no === null || no === undefined) {
    errors.countAgainst = 'Enter how many were against it, as a whole number';
  }
  return typeof yes === 'number' && typeof no === 'number' ? { yes, no } : null;
}

async function readDuplicate(
  tx: Tx,
  comment: CommentRow,
  typed: string,
  errors: Record<string, string>,
): Promise<string | null> {
  if (typed.trim() === '') return null;
  const number = readCommentNumber(typed);
  const found = number === null ? undefined : await findCommentByNumber(tx, comment.standardId, number);
  if (!found || found.removedAt !== null) {
    errors.duplicateOf = 'Enter the number of a comment on this standard, such as C-12';
    return null;
  }
  // A chain of duplicates would lead readers from one number to the next, and a circle to nothing.
  const original = found.duplicateOfId ?? found.id;
  if (original === comment.id) {
    errors.duplicateOf = 'Enter the number of another comment: that one repeats this one, or is this one';
    return null;
  }
  return original;
}
