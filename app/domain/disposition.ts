import type { CommentState, Disposition, HowDecided, Impact, StandardRole } from '../../db/words';
import { type CommentFacts, type CommentMoved, commentMove } from './comment';
import { type Decision, decide, demand, type Reason, unmetOf } from './decision';
import { dayInWords, endOfDayAfter, isOver } from './london-time';
import { may } from './permissions';
import { type ActorFacts, holdsRole } from './permissions/actor';

/** Calendar days in London. */
const SILENCE_DAYS = 7;

/** What a decision on a comment says, and what shows how it was reached. */
export interface CommentDecision {
  readonly disposition: Disposition;
  readonly reason: string;
  readonly impact: Impact | null;
  readonly how: HowDecided;
  /** The comment that this one repeats; null unless the disposition is Duplicate. */
  readonly duplicateOf: string | null;
  /** When the decision was proposed to the group; null when it was not. */
  readonly proposedAt: Date | null;
  /** The recorded count; null when there was none. */
  readonly count: { readonly yes: number; readonly no: number } | null;
}

const CHANGES_TEXT: readonly Disposition[] = ['accepted', 'accepted-with-changes'];
/** Ways in which the group decides, as opposed to one person for it. */
const BY_GROUP: readonly HowDecided[] = ['silence', 'count', 'block'];

/** A decision of the group stands on a proposal that everybody could see and pull out. */
function reachedSoundly(decision: CommentDecision, state: CommentState, now: Date): readonly Reason[] {
  const { how, proposedAt, count } = decision;
  if (how === 'silence' || how === 'block') {
    const proposed = state === 'decision-proposed' ? proposedAt : null;
    const ends = proposed === null ? null : silenceEnds(proposed);
    const until =
      ends === null
        ? 'after the day on which the decision is proposed'
        : `until the end of ${dayInWords(ends)}`;
    const over = ends !== null && isOver(ends, now);
    return demand(over, 'CD-10', 'silence-too-short', { days: SILENCE_DAYS, until });
  }
  if (how !== 'count') return [];
  return [
    ...demand(count !== null, 'CD-11', 'count-missing'),
    ...demand(count === null || count.yes > count.no, 'CD-11', 'count-against'),
  ];
}

/** Editors decide Editorial comments, the chair all others, and the group the blocking ones. */
function whoDecides(facts: CommentFacts, decision: CommentDecision, actor: ActorFacts): readonly Reason[] {
  const chairs = holdsRole(actor, facts.standardId, 'chair');
  const editorial = facts.type === 'editorial' && !facts.blocking;
  const breaking = decision.impact === 'breaking' && CHANGES_TEXT.includes(decision.disposition);
  return [
    ...unmetOf(may(actor, 'decide-comment', facts)),
    ...demand(editorial || chairs, facts.type === 'editorial' ? 'CD-6' : 'CD-5', 'chair-needed'),
    ...demand(!editorial || !breaking || chairs, 'CD-24', 'chair-needed'),
    ...demand(!facts.blocking || BY_GROUP.includes(decision.how), 'CD-6', 'group-needed'),
  ];
}

/** Whether this decision on a comment stands now. */
export function decideComment(
  facts: CommentFacts,
  decision: CommentDecision,
  actor: ActorFacts,
  now: Date,
): Decision<CommentMoved> {
  const { disposition, how } = decision;
  const unmet = [
    ...commentMove(facts, 'decide'),
    ...whoDecides(facts, decision, actor),
    ...demand(disposition !== 'withdrawn' && how !== 'commenter', 'CD-13', 'withdrawal-by-commenter-only'),
    ...demand(disposition === 'accepted' || decision.reason.trim() !== '', 'CD-7', 'decision-reason-missing'),
    ...demand(!CHANGES_TEXT.includes(disposition) || decision.impact !== null, 'CD-8', 'impact-missing'),
    ...demand(disposition !== 'duplicate' || decision.duplicateOf !== null, 'CD-9', 'duplicate-missing'),
    ...reachedSoundly(decision, facts.state, now),
  ];
  return decide(unmet, () => ({ from: facts.state, to: 'decided' }));
}

/** A decision that was put to the group. */
export interface ProposedDecision extends Omit<CommentDecision, 'how' | 'count'> {
  /** The role it was proposed in; null where that was not kept, which counts as an editor's. */
  readonly proposedAs: StandardRole | null;
  /** Whether it was proposed for several comments together. */
  readonly inBlock: boolean;
}

/** Whether a proposed decision stands now without anybody recording it. */
export function decideStanding(
  facts: CommentFacts,
  proposed: ProposedDecision,
  actor: ActorFacts,
  now: Date,
): Decision<CommentMoved & { readonly how: HowDecided }> {
  const how = proposed.inBlock ? 'block' : 'silence';
  const unmet = [
    ...commentMove(facts, 'decide'),
    ...unmetOf(may(actor, 'let-decision-stand', facts)),
    ...demand(standsByItself(facts, proposed), 'CD-20', 'chair-needed'),
    ...reachedSoundly({ ...proposed, how, count: null }, facts.state, now),
  ];
  return decide(unmet, () => ({ from: facts.state, to: 'decided', how }));
}

/** Whether the clock records it once its days are over; every other one the chair records then (CD-20). */
export function standsByItself(
  facts: Pick<CommentFacts, 'type' | 'blocking'>,
  { impact, disposition, proposedAs }: Pick<ProposedDecision, 'impact' | 'disposition' | 'proposedAs'>,
): boolean {
  const breaking = impact === 'breaking' && CHANGES_TEXT.includes(disposition);
  return proposedAs === 'chair' || (facts.type === 'editorial' && !facts.blocking && !breaking);
}

/** The last second in which a decision that is proposed now can be pulled out; it stands after it (CD-10). */
export function silenceEnds(proposedAt: Date): Date {
  return endOfDayAfter(proposedAt, SILENCE_DAYS);
}

/** Whether a disposition asks for a change of the text. */
export function changesText(disposition: Disposition): boolean {
  return CHANGES_TEXT.includes(disposition);
}
