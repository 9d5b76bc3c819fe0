import { expect } from 'vitest';
import type { Decision } from '../../app/domain/decision';
import type { ActorFacts, MembershipFacts, PersonFacts } from '../../app/domain/permissions/actor';
import { sayReason } from '../../app/domain/reason-sentences';
import type { ReasonWord } from '../../app/domain/reason-words';
import type { Office, StandardRole } from '../../db/words';

/** The standard, and the other one, of every case. */
export const STANDARD = 'standard-1';
export const OTHER_STANDARD = 'standard-2';

export const ANONYMOUS: ActorFacts = { kind: 'anonymous' };
export const CLOCK: ActorFacts = { kind: 'clock' };
export const CONSOLE: ActorFacts = { kind: 'console' };

export function person(facts: Partial<PersonFacts> = {}): PersonFacts {
  return {
    kind: 'person',
    personId: 'person-1',
    emailConfirmed: true,
    suspended: false,
    offices: [],
    roles: [],
    memberships: [],
    ...facts,
  };
}

export const PARTICIPANT = person();
export const inOffice = (...offices: readonly Office[]): PersonFacts => person({ offices });
export const inRole = (role: StandardRole, standardId = STANDARD): PersonFacts =>
  person({ roles: [{ standardId, role }] });
export const LEAD = inOffice('lead');
export const SECRETARIAT = inOffice('secretariat');
export const CHAIR = inRole('chair');
export const EDITOR = inRole('editor');

export function memberOf(organisationId: string, facts: Partial<MembershipFacts> = {}): PersonFacts {
  const membership = { organisationId, duty: 'member', organisationState: 'verified' } as const;
  return person({ memberships: [{ ...membership, ...facts }] });
}
export const representativeOf = (organisationId: string): PersonFacts =>
  memberOf(organisationId, { duty: 'representative' });

/**
 * The words of a refusal in their order, none when it is allowed. Every reason on the way must have a sentence
 * in which each fact is filled in, and somebody who can cure it.
 */
export function unmet(decision: Decision<unknown>): readonly ReasonWord[] {
  if (decision.allowed) return [];
  expect(decision.reasons.length, 'a refusal names at least one demand').toBeGreaterThan(0);
  return decision.reasons.map((reason) => {
    const said = sayReason(reason);
    expect(said.sentence, reason.word).toMatch(/^[^{}]+[.]$/);
    expect(said.sentence, reason.word).not.toMatch(/undefined|NaN|: \.| {2}/);
    expect(said.cure.length, reason.word).toBeGreaterThan(0);
    return reason.word;
  });
}

/** The rules that a refusal names, each once. */
export function rulesOf(decision: Decision<unknown>): readonly string[] {
  return decision.allowed ? [] : [...new Set(decision.reasons.map(({ rule }) => rule))];
}
