import type { MembershipDuty, Office, OrganisationState, StandardRole } from '../../../db/words';

/** One active membership; invited, asked and ended ones are not facts of a permission. */
export interface MembershipFacts {
  readonly organisationId: string;
  readonly duty: MembershipDuty;
  readonly organisationState: OrganisationState;
}

export interface RoleFacts {
  readonly standardId: string;
  readonly role: StandardRole;
}

export interface PersonFacts {
  readonly kind: 'person';
  readonly personId: string;
  readonly emailConfirmed: boolean;
  readonly suspended: boolean;
  readonly offices: readonly Office[];
  readonly roles: readonly RoleFacts[];
  readonly memberships: readonly MembershipFacts[];
}

/** Who asks: somebody without an account, a person, the portal's own clock, or the machine's console. */
export type ActorFacts =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'clock' }
  | { readonly kind: 'console' }
  | PersonFacts;

export function holdsOffice(actor: ActorFacts, office: Office): boolean {
  return actor.kind === 'person' && actor.offices.includes(office);
}

/** A role on one standard gives nothing on another. */
export function holdsRole(actor: ActorFacts, standardId: string, role: StandardRole): boolean {
  return (
    actor.kind === 'person' &&
    actor.roles.some((held) => held.standardId === standardId && held.role === role)
  );
}

export function membershipIn(actor: ActorFacts, organisationId: string): MembershipFacts | undefined {
  if (actor.kind !== 'person') return undefined;
  return actor.memberships.find((membership) => membership.organisationId === organisationId);
}

/** Whether the person is the voting representative or the alternate of the organisation. */
export function speaksFor(actor: ActorFacts, organisationId: string): boolean {
  const duty = membershipIn(actor, organisationId)?.duty;
  return duty === 'representative' || duty === 'alternate';
}
