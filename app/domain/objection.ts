import type { VersionState } from '../../db/words';
import { type Decision, decide, demand, unmetOf } from './decision';
import { endOfDayAfter, isOver } from './london-time';
import { may } from './permissions';
import type { ActorFacts } from './permissions/actor';
import type { VersionThing } from './permissions/things';

/** Calendar days in London. */
export const OBJECTION_DAYS = 14;
const ANSWER_DAYS = 30;

/** The last second in which a decision can be objected to. */
export function objectionEnds(decidedAt: Date): Date {
  return endOfDayAfter(decidedAt, OBJECTION_DAYS);
}

export interface ObjectionFacts {
  /** When the result or decision that is objected to was made public. */
  readonly decidedAt: Date;
  /** Whether an event that was recorded since the decision is later than the time to object to it (AU-11). */
  readonly overByRecord: boolean;
  readonly hidden: boolean;
  /** The organisation that is spoken for; null for oneself. */
  readonly organisationId: string | null;
  readonly summary: string;
  readonly decision: string;
  readonly reasons: string;
  readonly removedBy: string;
}

/** Whether a formal objection is accepted, and the day by which a Lead answers it. */
export function decideObjection(
  facts: ObjectionFacts,
  actor: ActorFacts,
  now: Date,
): Decision<{ readonly answerBy: Date }> {
  const fields = { summary: facts.summary, decision: facts.decision, reasons: facts.reasons };
  const missing = Object.entries({ ...fields, 'what would remove it': facts.removedBy })
    .filter(([, words]) => words.trim() === '')
    .map(([field]) => field);
  const unmet = [
    ...unmetOf(may(actor, 'object', facts)),
    ...demand(
      !facts.overByRecord && !isOver(objectionEnds(facts.decidedAt), now),
      'LC-34',
      'objection-late',
      {
        days: OBJECTION_DAYS,
      },
    ),
    ...demand(missing.length === 0, 'LC-34', 'objection-incomplete', { fields: missing.join(', ') }),
  ];
  return decide(unmet, () => ({ answerBy: endOfDayAfter(now, ANSWER_DAYS) }));
}

/** What an objection that waits for its answer does: LC-19 keeps a first publication back for it, and nothing else. */
export function whatAnObjectionDoes({
  state,
  isPatch,
  settled,
}: {
  readonly state: VersionState;
  readonly isPatch: boolean;
  /** Mandated, or replaced by a patch: nothing is decided on it any more that the Leads would weigh it for. */
  readonly settled: boolean;
}): 'keeps-from-publication' | 'weighed-for-patch' | 'weighed-for-mandate' | 'answered-only' {
  if (['cancelled', 'retired', 'deprecated', 'effective'].includes(state)) return 'answered-only';
  if (state === 'published') return settled ? 'answered-only' : 'weighed-for-mandate';
  return isPatch ? 'weighed-for-patch' : 'keeps-from-publication';
}

export interface AnswerFacts {
  readonly version: VersionThing;
  readonly filedAt: Date;
  readonly filedBy: string;
  /** Those who made the decision that is objected to. */
  readonly decidedBy: readonly string[];
  readonly answer: string;
}

/** Whether this Lead may answer the objection; a late answer is accepted and marked as late. */
export function decideObjectionAnswer(
  facts: AnswerFacts,
  actor: ActorFacts,
  now: Date,
): Decision<{ readonly late: boolean }> {
  const own = actor.kind === 'person' && [facts.filedBy, ...facts.decidedBy].includes(actor.personId);
  const unmet = [
    ...unmetOf(may(actor, 'answer-objection', facts.version)),
    ...demand(!own, 'LC-37', 'own-objection'),
    ...demand(facts.answer.trim() !== '', 'LC-35', 'answer-missing'),
  ];
  return decide(unmet, () => ({ late: isOver(endOfDayAfter(facts.filedAt, ANSWER_DAYS), now) }));
}
