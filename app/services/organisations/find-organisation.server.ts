import { findOrganisationBySlug, type OrganisationRow } from '../../../db/queries/organisations';
import type { Tx } from '../../../db/store';
import { ServiceError } from '../errors';

/**
 * The organisation at an address.
 *
 * @throws ServiceError `not-found`
 */
export async function organisationAt(tx: Tx, slug: string): Promise<OrganisationRow> {
  const organisation = await findOrganisationBySlug(tx, slug);
  if (!organisation) throw new ServiceError('not-found', 'There is no organisation at this address.');
  return organisation;
}
