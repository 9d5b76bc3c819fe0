import type { InterestCategory, SupportPosition } from '../../db/words';
import { type AmendmentFacts, amendmentMove } from './amendment';
import { type Decision, decide, demand, unmetOf } from './decision';
import { may } from './permissions';
import type { ActorFacts } from './permissions/actor';

/** Whether this person may say now, for the organisation, whether it supports the amendment. */
export function decideSupport(
  facts: AmendmentFacts,
  support: { readonly organisationId: string; readonly position: SupportPosition | null },
  actor: ActorFacts,
): Decision {
  const { organisationId, position } = support;
  const unmet = [
    ...unmetOf(may(actor, 'support-amendment', { hidden: facts.hidden, organisationId })),
    ...amendmentMove(facts, 'accept'),
    ...demand(position !== null, 'AM-9', 'position-missing'),
    ...demand(organisationId !== facts.organisationId, 'AM-10', 'own-amendment'),
  ];
  return decide(unmet, () => undefined);
}

/** A position as it was given; of one organisation the last for the present wording counts. */
export interface GivenPosition {
  readonly organisationId: string;
  readonly interestCategory: InterestCategory;
  readonly position: SupportPosition;
  /** Which wording it was given on: how often the amendment had been submitted. */
  readonly round: number;
}

export interface SupportCount {
  readonly interestCategory: InterestCategory;
  readonly support: number;
  readonly doNotSupport: number;
}

/** The positions that count for this wording, in the order given: one of each organisation, its last. */
export function countingPositions<P extends GivenPosition>(given: readonly P[], round: number): readonly P[] {
  const last = new Map<string, P>();
  for (const one of given) if (one.round === round) last.set(one.organisationId, one);
  return [...last.values()];
}

/** How many organisations of each category support it and how many do not; categories without any left out. */
export function countSupport(given: readonly GivenPosition[], round: number): readonly SupportCount[] {
  const counts = new Map<InterestCategory, SupportCount>();
  for (const { interestCategory, position } of countingPositions(given, round)) {
    const before = counts.get(interestCategory) ?? { interestCategory, support: 0, doNotSupport: 0 };
    const field = position === 'support' ? 'support' : 'doNotSupport';
    counts.set(interestCategory, { ...before, [field]: before[field] + 1 });
  }
  return [...counts.values()].sort((a, b) => (a.interestCategory < b.interestCategory ? -1 : 1));
}
