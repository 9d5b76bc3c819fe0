import { listEnrolments, listParents } from '../../../db/queries/enrolments';
import type { Tx } from '../../../db/store';
import { type Enrolment, familiesOf } from '../../domain/ballot/electorate';

/** Somebody on the list of voters, with the voting group that parent and subsidiaries form. */
export interface EnrolledOrganisation extends Enrolment {
  readonly name: string;
  readonly slug: string;
  readonly declaration: string;
}

/**
 * The organisations enrolled on a version whose vote would count if its ballot opened now: verified and not
 * suspended, in the order in which they enrolled.
 */
export async function electorateOf(tx: Tx, versionId: string): Promise<EnrolledOrganisation[]> {
  const families = familiesOf(await listParents(tx));
  return (await listEnrolments(tx, versionId))
    .filter((row) => row.verifiedAt !== null && row.suspendedAt === null)
    .map((row) => ({
      organisationId: row.organisationId,
      groupId: families.get(row.organisationId) ?? row.organisationId,
      category: row.interestCategory,
      name: row.name,
      slug: row.slug,
      declaration: row.declaration,
    }));
}
