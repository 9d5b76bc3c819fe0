import type { VersionState } from '../../db/words';
import { type Decision, decide, demand, refuse, unmetOf } from './decision';
import { may } from './permissions';
import type { ActorFacts } from './permissions/actor';
import { decideNumber, type NumberFacts, type VersionNumber } from './version-number';

/** After these an organisation has voted on the version under its number. */
const BEFORE_BALLOT: readonly VersionState[] = ['proposed', 'drafting', 'consultation', 'resolution'];

export interface RenumberingFacts extends NumberFacts {
  readonly standardId: string;
  readonly state: VersionState;
  /** The numbers that other versions of the standard have or had. */
  readonly taken: readonly string[];
  /** Made as a patch, whose number follows from the version that it corrects. */
  readonly isPatch: boolean;
}

/** VN-8: whether the chair may give a version this number. */
export function decideRenumbering(
  text: string,
  facts: RenumberingFacts,
  actor: ActorFacts,
): Decision<VersionNumber> {
  const numbered = decideNumber(text, facts);
  const unmet = [
    ...unmetOf(may(actor, 'number-version', facts)),
    ...demand(BEFORE_BALLOT.includes(facts.state), 'VN-8', 'number-settled'),
    ...demand(!facts.isPatch, 'LC-43', 'patch-number-settled'),
    ...unmetOf(numbered),
    ...demand(!facts.taken.includes(text), 'VN-8', 'number-taken', { number: text }),
  ];
  return numbered.allowed ? decide(unmet, () => numbered.result) : refuse(unmet);
}
