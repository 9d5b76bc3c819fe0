import { listMembers } from '../../../db/queries/memberships';
import type { Tx } from '../../../db/store';
import type { MemberStanding } from '../../domain/membership';

/** The members of an organisation, as the rules ask about them. */
export async function membersStanding(tx: Tx, organisationId: string): Promise<MemberStanding[]> {
  return (await listMembers(tx, organisationId)).map(standingOf);
}

/** One of them, of those that are read already. */
export function standingOf(row: Awaited<ReturnType<typeof listMembers>>[number]): MemberStanding {
  return { personId: row.personId, duty: row.duty, suspended: row.suspendedAt !== null };
}
