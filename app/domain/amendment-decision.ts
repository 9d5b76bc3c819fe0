import type { AmendmentState, ClauseOutcome, DocumentState, VersionState } from '../../db/words';
import {
  AMENDMENT_MOVES,
  type AmendmentFacts,
  type AmendmentMoved,
  amendmentMove,
  versionIsAmended,
} from './amendment';
import { type Decision, decide, demand, type Reason, unmetOf } from './decision';
import { may } from './permissions';
import type { ActorFacts } from './permissions/actor';
import { beingWritten, textOpen } from './permissions/states-of-text';
import type { DecidedThing } from './permissions/things';

/** The draft that an amendment would be merged into. */
export interface DraftStanding {
  readonly documentState: DocumentState;
  readonly versionState: VersionState;
}

/** One clause that the amendment changes, as it stands against today's draft. */
export interface ClauseToDecide {
  readonly clauseId: string;
  /** "3.2 Scope". */
  readonly name: string;
  /** Whether the draft changed there too, so that three wordings have to be read. */
  readonly needsDecision: boolean;
  /** What was decided before; null while nothing was. */
  readonly decided: ClauseOutcome | null;
}

/** What an editor decides about one clause. */
export interface ClauseDecision {
  readonly clauseId: string;
  readonly outcome: ClauseOutcome;
  readonly reason: string;
  /** The wording given to it, for a clause that is reworded. */
  readonly wording: string;
}

/** Who decides, from which state, and on which draft: asked before anything else. */
export function decideReview(facts: AmendmentFacts, draft: DraftStanding, actor: ActorFacts): Decision {
  const unmet = [
    ...unmetOf(may(actor, 'decide-amendment', facts)),
    ...amendmentMove(facts, 'accept'),
    ...draftIsOpen(draft),
  ];
  return decide(unmet, () => undefined);
}

function draftIsOpen(draft: DraftStanding): readonly Reason[] {
  return [...textOpen(draft, 'AM-11'), ...beingWritten(draft.versionState, 'AM-11')];
}

/** How clauses are decided, and what was decided before. */
export interface Deciding {
  /** Everything that is left at once, without having read clause by clause. */
  readonly asWhole: boolean;
  /** Whether a clause of the amendment was taken in before. */
  readonly taken: boolean;
}

/**
 * Whether these decisions on clauses stand. A clause that needs a decision of its own is in the list alone, or
 * with others that were read one by one. When the draft says already what the amendment proposes no clause is left,
 * and it is accepted as a whole.
 *
 * @returns the state the amendment reaches; it stays submitted while clauses are undecided
 */
export function decideClauses(
  facts: AmendmentFacts,
  draft: DraftStanding,
  clauses: readonly ClauseToDecide[],
  decisions: readonly ClauseDecision[],
  actor: ActorFacts,
  { asWhole, taken }: Deciding,
): Decision<AmendmentMoved> {
  const nothingLeft = asWhole && clauses.length === 0;
  const unmet = [
    ...unmetOf(decideReview(facts, draft, actor)),
    ...demand(decisions.length > 0 || nothingLeft, 'AM-14', 'no-clause-chosen'),
    ...decisions.flatMap((decision) => {
      const clause = clauses.find(({ clauseId }) => clauseId === decision.clauseId);
      return clause === undefined
        ? demand(false, 'AM-2', 'clause-decided-already', { clause: decision.clauseId })
        : unmetForClause(clause, decision, asWhole);
    }),
  ];
  return decide(unmet, () => ({
    from: facts.state,
    to: stateAfter(clauses, decisions, taken || nothingLeft),
  }));
}

function unmetForClause(
  { name, needsDecision, decided }: ClauseToDecide,
  { outcome, reason, wording }: ClauseDecision,
  asWhole: boolean,
): readonly Reason[] {
  const clause = { clause: name };
  return [
    ...demand(decided === null, 'AM-2', 'clause-decided-already', clause),
    ...demand(!(needsDecision && asWhole), 'AM-13', 'clause-needs-own-decision', clause),
    ...demand(outcome !== 'rejected' || reason.trim() !== '', 'AM-12', 'rejection-reason-missing'),
    ...demand(outcome !== 'reworded' || wording.trim() !== '', 'AM-13', 'clause-wording-missing', clause),
  ];
}

/** AM-14: where the amendment is when these decisions are made too. */
function stateAfter(
  clauses: readonly ClauseToDecide[],
  decisions: readonly ClauseDecision[],
  takenBefore: boolean,
): AmendmentState {
  const outcomes = clauses.map(
    ({ clauseId, decided }) => decided ?? decisions.find((one) => one.clauseId === clauseId)?.outcome ?? null,
  );
  if (outcomes.includes(null)) return 'proposed';
  const taken = takenBefore || outcomes.some((outcome) => outcome !== 'rejected');
  return AMENDMENT_MOVES[taken ? 'accept' : 'reject'].to;
}

/** Whether an editor may reject what is left of an amendment as a whole; `taken` when a clause was taken in before. */
export function decideRejection(
  facts: AmendmentFacts,
  draft: DraftStanding,
  { reason, taken }: { readonly reason: string; readonly taken: boolean },
  actor: ActorFacts,
): Decision<AmendmentMoved> {
  const unmet = [
    ...unmetOf(decideReview(facts, draft, actor)),
    ...demand(reason.trim() !== '', 'AM-12', 'rejection-reason-missing'),
  ];
  return decide(unmet, () => ({ from: facts.state, to: AMENDMENT_MOVES[taken ? 'accept' : 'reject'].to }));
}

/** One clause that changed in the draft since, as it stands against the amendment. */
export interface ClauseToTakeIn {
  /** "3.2 Scope". */
  readonly name: string;
  /** Whether the amendment changed there too. */
  readonly needsDecision: boolean;
  /** Whether all of its wordings were read and one chosen for each. */
  readonly read: boolean;
}

/** Whether its authors may take these changes of the draft into the amendment that they write. */
export function decideUpdate(
  facts: AmendmentFacts,
  clauses: readonly ClauseToTakeIn[],
  actor: ActorFacts,
): Decision {
  const unmet = [
    ...unmetOf(may(actor, 'write-amendment', facts)),
    ...demand(facts.state === 'open', 'AM-17', 'amendment-not-being-written'),
    ...versionIsAmended(facts),
    ...demand(clauses.length > 0, 'AM-17', 'nothing-to-take-in'),
    ...clauses.flatMap(({ name, needsDecision, read }) =>
      demand(!needsDecision || read, 'AM-17', 'clause-to-take-in-not-read', { clause: name }),
    ),
  ];
  return decide(unmet, () => undefined);
}

/** Whether its authors may take out again what they last took in; `last` is whether there is something to undo. */
export function decideUndoUpdate(facts: AmendmentFacts, last: boolean, actor: ActorFacts): Decision {
  const unmet = [
    ...unmetOf(may(actor, 'write-amendment', facts)),
    ...demand(facts.state === 'open', 'AM-21', 'amendment-not-being-written'),
    ...versionIsAmended(facts),
    ...demand(last, 'AM-21', 'nothing-to-undo'),
  ];
  return decide(unmet, () => undefined);
}

/** Whether an editor may undo an acceptance: the last one on this draft, once. */
export function decideUndo(
  thing: DecidedThing,
  acceptance: { readonly isLast: boolean; readonly undone: boolean },
  draft: DraftStanding,
  actor: ActorFacts,
): Decision {
  const unmet = [
    ...unmetOf(may(actor, 'decide-amendment', thing)),
    ...demand(acceptance.isLast && !acceptance.undone, 'AM-16', 'nothing-to-undo'),
    ...draftIsOpen(draft),
  ];
  return decide(unmet, () => undefined);
}
