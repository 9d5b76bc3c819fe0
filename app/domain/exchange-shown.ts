import { type Decision, decide, demand, unmetOf } from './decision';
import { may } from './permissions';
import type { ActorFacts } from './permissions/actor';
import type { StandardThing } from './permissions/things';
import { guardRecordOfUse, type UsedVersion } from './statement-of-use';

export interface ExchangeToRecord {
  /** The requirements it was shown for, and every MUST of the published text. */
  readonly requirements: readonly string[];
  readonly musts: readonly string[];
  readonly firstProduct: string;
  readonly secondProduct: string;
  /** The families of the two suppliers; null for one that is no verified supplier. */
  readonly firstGroup: string | null;
  readonly secondGroup: string | null;
  readonly evidence: string;
  readonly shownOn: Date;
}

const given = (words: string): boolean => words.trim() !== '';

const areMusts = ({ requirements, musts }: Pick<ExchangeToRecord, 'requirements' | 'musts'>): boolean =>
  requirements.length > 0 && requirements.every((one) => musts.includes(one));

/** Whether it may be recorded now that two products were seen to exchange. */
export function decideExchange(
  version: UsedVersion & StandardThing,
  shown: ExchangeToRecord,
  actor: ActorFacts,
  now: Date,
): Decision {
  const { firstGroup, secondGroup } = shown;
  const known = firstGroup !== null && secondGroup !== null;
  const unmet = [
    ...unmetOf(may(actor, 'record-exchange', version)),
    ...guardRecordOfUse(version, 'CF-8', shown.evidence),
    ...demand(areMusts(shown), 'CF-8', 'requirement-unknown'),
    ...demand(given(shown.firstProduct) && given(shown.secondProduct), 'CF-8', 'product-missing'),
    ...demand(known, 'CF-8', 'supplier-unknown'),
    ...demand(!known || firstGroup !== secondGroup, 'CF-8', 'products-not-independent'),
    ...demand(shown.shownOn <= now, 'CF-8', 'shown-in-future'),
  ];
  return decide(unmet, () => undefined);
}

/** Whether a MUST may be said not to be about exchange. */
export function decideNoExchange(
  version: UsedVersion & StandardThing,
  facts: Pick<ExchangeToRecord, 'requirements' | 'musts'> & { readonly reason: string },
  actor: ActorFacts,
): Decision {
  const unmet = [
    ...unmetOf(may(actor, 'record-exchange', version)),
    ...demand(areMusts(facts), 'CF-9', 'requirement-unknown'),
    ...demand(given(facts.reason), 'CF-9', 'public-reason-missing'),
  ];
  return decide(unmet, () => undefined);
}
