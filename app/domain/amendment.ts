import type { AmendmentState, AmendmentType, Impact, VersionState } from '../../db/words';
import { type Decision, decide, demand, type Reason, unmetOf } from './decision';
import { AMENDMENT_STATE_LABELS } from './labels/amendments';
import { may } from './permissions';
import type { ActorFacts } from './permissions/actor';
import { isAmendable } from './permissions/states-of-text';
import type { AmendedAmendment, AmendmentThing } from './permissions/things';

/** An amendment as its rules see it. */
export interface AmendmentFacts extends AmendmentThing {
  readonly state: AmendmentState;
  /** Where the version stands whose text it changes. */
  readonly versionState: VersionState;
  /** The organisation it is proposed for; null when in somebody's own name. */
  readonly organisationId: string | null;
  /** The amendment that it changes; null when it changes the draft. */
  readonly parent: AmendedAmendment | null;
}

/** Every move of an amendment: the states it leaves and the one it reaches. */
export const AMENDMENT_MOVES = {
  submit: { from: ['open'], to: 'proposed' },
  revise: { from: ['proposed'], to: 'open' },
  withdraw: { from: ['open', 'proposed'], to: 'withdrawn' },
  accept: { from: ['proposed'], to: 'accepted' },
  reject: { from: ['proposed'], to: 'rejected' },
  'undo-acceptance': { from: ['accepted'], to: 'proposed' },
} as const satisfies Record<string, { from: readonly AmendmentState[]; to: AmendmentState }>;

/** Whether nothing of an amendment is left to write or to decide (AM-2): no move but an undoing leaves its state. */
export function isOver(state: AmendmentState): boolean {
  return state !== 'open' && state !== 'proposed';
}

export type AmendmentMove = keyof typeof AMENDMENT_MOVES;

export interface AmendmentMoved {
  readonly from: AmendmentState;
  readonly to: AmendmentState;
}

/** What the state of an amendment has against a move. */
export function amendmentMove(
  { state }: Pick<AmendmentFacts, 'state'>,
  move: AmendmentMove,
): readonly Reason[] {
  const from: readonly AmendmentState[] = AMENDMENT_MOVES[move].from;
  return demand(from.includes(state), 'AM-2', 'amendment-move-not-from-here', {
    state: AMENDMENT_STATE_LABELS[state],
    from: from.map((one) => AMENDMENT_STATE_LABELS[one]).join(', '),
  });
}

function moved({ state }: AmendmentFacts, move: AmendmentMove): AmendmentMoved {
  return { from: state, to: AMENDMENT_MOVES[move].to };
}

/** What is said about an amendment beside its text. */
export interface AmendmentCase {
  readonly rationale: string;
  readonly type: AmendmentType | null;
  readonly impact: Impact | null;
  /** Changes of its text against the draft it was branched from. */
  readonly changes: number;
}

/** AM-1: when the version is out or ended there is no draft any more that an amendment could come into. */
export function versionIsAmended({ versionState }: Pick<AmendmentFacts, 'versionState'>): readonly Reason[] {
  return demand(isAmendable(versionState), 'AM-1', 'state-not-amendable');
}

/** Whether an author may write the amendment now: its text, and what is said about it. */
export function decideWriting(facts: AmendmentFacts, actor: ActorFacts): Decision {
  const unmet = [
    ...unmetOf(may(actor, 'write-amendment', facts)),
    ...demand(facts.state === 'open', 'AM-2', 'amendment-move-not-from-here', {
      state: AMENDMENT_STATE_LABELS[facts.state],
      from: AMENDMENT_STATE_LABELS.open,
    }),
    ...versionIsAmended(facts),
  ];
  return decide(unmet, () => undefined);
}

/** AM-18: an amendment of an amendment is of use until that one is decided or withdrawn. */
export function parentStands(parent: Pick<AmendedAmendment, 'state'> | null): readonly Reason[] {
  return demand(parent === null || !isOver(parent.state), 'AM-18', 'amended-amendment-over');
}

/** AM-20: which text the undecided amendments of an amendment in this state are merged into. */
export function undecidedGoInto(state: AmendmentState): 'draft' | 'branch' {
  return state === 'accepted' ? 'draft' : 'branch';
}

/** Whether an author may submit the amendment now. */
export function decideSubmission(
  facts: AmendmentFacts,
  { rationale, type, impact, changes }: AmendmentCase,
  actor: ActorFacts,
): Decision<AmendmentMoved> {
  const unmet = [
    ...unmetOf(may(actor, 'write-amendment', facts)),
    ...amendmentMove(facts, 'submit'),
    ...versionIsAmended(facts),
    ...demand(rationale.trim() !== '', 'AM-6', 'rationale-missing'),
    ...demand(type !== null, 'AM-6', 'amendment-type-missing'),
    ...demand(impact !== null, 'AM-6', 'amendment-impact-missing'),
    ...demand(changes > 0, 'AM-6', 'nothing-changed'),
    ...parentStands(facts.parent),
  ];
  return decide(unmet, () => moved(facts, 'submit'));
}

/** Whether an author may take the amendment back to revise it, or withdraw it. */
export function decideAuthorsMove(
  facts: AmendmentFacts,
  move: 'revise' | 'withdraw',
  actor: ActorFacts,
): Decision<AmendmentMoved> {
  const unmet = [
    ...unmetOf(may(actor, 'write-amendment', facts)),
    ...amendmentMove(facts, move),
    ...(move === 'revise' ? versionIsAmended(facts) : []),
  ];
  return decide(unmet, () => moved(facts, move));
}

/** Whether an author may invite this person to write the amendment with them. */
export function decideInvitation(
  facts: AmendmentFacts,
  invited: { readonly personId: string; readonly name: string },
  actor: ActorFacts,
): Decision {
  const unmet = [
    ...unmetOf(may(actor, 'write-amendment', facts)),
    ...demand(facts.state === 'open', 'AM-5', 'amendment-move-not-from-here', {
      state: AMENDMENT_STATE_LABELS[facts.state],
      from: AMENDMENT_STATE_LABELS.open,
    }),
    ...versionIsAmended(facts),
    ...demand(!facts.authorIds.includes(invited.personId), 'AM-5', 'author-already', { name: invited.name }),
  ];
  return decide(unmet, () => undefined);
}
