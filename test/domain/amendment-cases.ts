import type { AmendmentFacts } from '../../app/domain/amendment';
import { STANDARD } from './cases';

/** A submitted amendment of `person-1`, but for what is said. */
export function amendment(facts: Partial<AmendmentFacts> = {}): AmendmentFacts {
  return {
    standardId: STANDARD,
    hidden: false,
    authorIds: ['person-1'],
    submitted: true,
    state: 'proposed',
    versionState: 'drafting',
    organisationId: null,
    parent: null,
    ...facts,
  };
}

/** One that is still being written. */
export const written = amendment({ state: 'open', submitted: false });

/** A draft that may be changed. */
export const OPEN = { documentState: 'open', versionState: 'drafting' } as const;
