import type { InterestCategory } from '../../db/words';
import { type Decision, decide, demand, unmetOf } from './decision';
import { isOver } from './london-time';
import { may } from './permissions';
import type { ActorFacts } from './permissions/actor';
import type { CommentPlace } from './permissions/things';

/** A consultation as its rules see it. */
export interface ConsultationFacts {
  readonly standardId: string;
  readonly closesAt: Date;
  /** Null until the clock has closed it. */
  readonly closedAt: Date | null;
  /** Whether its version is in consultation now: it may be on hold, or cancelled. */
  readonly running: boolean;
}

/** Whether it takes answers now. */
export function isOpen({ closesAt, closedAt, running }: ConsultationFacts, now: Date): boolean {
  return running && closedAt === null && !isOver(closesAt, now);
}

/** Whether an answer to a question is taken. */
export function decideAnswer(
  facts: ConsultationFacts,
  answer: { readonly place: CommentPlace; readonly text: string; readonly questionKnown: boolean },
  actor: ActorFacts,
  now: Date,
): Decision {
  const unmet = [
    ...unmetOf(may(actor, 'answer-consultation', answer.place)),
    ...demand(isOpen(facts, now), 'CS-1', 'consultation-closed'),
    ...demand(answer.questionKnown, 'CS-1', 'question-unknown'),
    ...demand(answer.text.trim() !== '', 'CS-1', 'answer-empty'),
  ];
  return decide(unmet, () => undefined);
}

/** Whether the chair may say what became of it now. */
export function decideOutcome(facts: ConsultationFacts, text: string, actor: ActorFacts): Decision {
  const unmet = [
    ...unmetOf(may(actor, 'report-consultation', facts)),
    ...demand(facts.closedAt !== null, 'CS-3', 'consultation-still-open'),
    ...demand(text.trim() !== '', 'CS-3', 'outcome-empty'),
  ];
  return decide(unmet, () => undefined);
}

/** Somebody who was offered a chance, and somebody who took one. */
export interface OfferedChance {
  readonly organisationId: string;
  readonly category: InterestCategory;
}

export interface TakenChance {
  /** Null for somebody who spoke for nobody else. */
  readonly organisationId: string | null;
  readonly personId: string;
  readonly category: InterestCategory | null;
}

export interface ReviewOfCategory {
  readonly category: InterestCategory;
  readonly offered: number;
  /** Of those who were offered a chance. */
  readonly taken: number;
  /** Organisations that took part without an invitation. */
  readonly unasked: number;
}

export interface WideReview {
  readonly categories: readonly ReviewOfCategory[];
  /** Every organisation that took part without an invitation; its category is null where none was written down. */
  readonly unasked: readonly {
    readonly organisationId: string;
    readonly category: InterestCategory | null;
  }[];
  /** People who took part in their own name. */
  readonly people: number;
}

/** Who was offered a chance and who took it, each organisation once in the category it had when it was invited. */
export function wideReview(
  categories: readonly InterestCategory[],
  offered: readonly OfferedChance[],
  taken: readonly TakenChance[],
): WideReview {
  const invited = new Map(offered.map(({ organisationId, category }) => [organisationId, category]));
  const took = new Map<string, InterestCategory | null>();
  for (const { organisationId, category } of taken) {
    if (organisationId === null) continue;
    took.set(organisationId, invited.get(organisationId) ?? category ?? took.get(organisationId) ?? null);
  }
  const own = taken.filter(({ organisationId }) => organisationId === null).map(({ personId }) => personId);
  return {
    categories: categories.map((category) => {
      const present = [...took].filter(([, of]) => of === category).map(([id]) => id);
      return {
        category,
        offered: [...invited.values()].filter((of) => of === category).length,
        taken: present.filter((id) => invited.has(id)).length,
        unasked: present.filter((id) => !invited.has(id)).length,
      };
    }),
    unasked: [...took]
      .filter(([id]) => !invited.has(id))
      .map(([organisationId, category]) => ({ organisationId, category })),
    people: new Set(own).size,
  };
}
