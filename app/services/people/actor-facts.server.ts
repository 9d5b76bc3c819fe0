import { findPerson, listMembershipStates, listStandardRoles } from '../../../db/queries/people';
import { listOffices } from '../../../db/queries/sessions';
import type { Tx } from '../../../db/store';
import type { OrganisationState } from '../../../db/words';
import type { ActorFacts, PersonFacts } from '../../domain/permissions/actor';
import type { Actor } from '../context';

/**
 * What the rules need to know of the one who acts, read from the store at this moment. A person who vanished
 * or was suspended since the page was opened is refused by the rules, not by the age of the session.
 */
export async function actorFacts(tx: Tx, actor: Actor): Promise<ActorFacts> {
  if (actor.kind !== 'person') return { kind: actor.kind };
  return (await personFacts(tx, actor.personId)) ?? { kind: 'anonymous' };
}

/** The same of somebody who does not act, such as the reader of a letter. */
export async function personFacts(tx: Tx, personId: string): Promise<PersonFacts | undefined> {
  const person = await findPerson(tx, personId);
  if (!person) return undefined;
  const offices = await listOffices(tx, person.id);
  const roles = await listStandardRoles(tx, person.id);
  const memberships = await listMembershipStates(tx, person.id);
  return {
    kind: 'person',
    personId: person.id,
    emailConfirmed: person.emailConfirmedAt !== null,
    suspended: person.suspendedAt !== null,
    offices,
    roles,
    memberships: memberships.map(({ organisationId, duty, verifiedAt, suspendedAt }) => ({
      organisationId,
      duty,
      organisationState: organisationState({ verifiedAt, suspendedAt }),
    })),
  };
}

/** The state of an organisation, as its two dates tell it. */
export function organisationState(dates: {
  readonly verifiedAt: Date | null;
  readonly suspendedAt: Date | null;
}): OrganisationState {
  if (dates.suspendedAt) return 'suspended';
  return dates.verifiedAt ? 'verified' : 'unverified';
}
