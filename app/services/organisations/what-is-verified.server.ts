import { listMembers } from '../../../db/queries/memberships';
import { findOrganisation, type OrganisationRow } from '../../../db/queries/organisations';
import type { Tx } from '../../../db/store';
import { namesInWords } from '../../domain/names-in-words';
import { detailsOf } from './organisation-details';

/** What the Secretariat checks before it verifies an organisation, as its page shows it. */
export async function whatIsVerified(tx: Tx, organisation: OrganisationRow) {
  const { parentId, ...details } = detailsOf(organisation);
  const members = await listMembers(tx, organisation.id);
  return {
    ...details,
    owner: parentId === null ? null : [parentId, (await findOrganisation(tx, parentId))?.name ?? ''],
    representatives: members
      .filter(({ duty, suspendedAt }) => duty !== 'member' && suspendedAt === null)
      .map(({ personId, name, duty }) => [personId, name, duty]),
  };
}

const CALLED: Readonly<Record<keyof Awaited<ReturnType<typeof whatIsVerified>>, string>> = {
  name: 'its name',
  kind: 'its kind',
  interestCategory: 'its interest category',
  owner: 'its owner',
  description: 'what it says it does',
  website: 'its website',
  representatives: 'who votes for it',
};

/** PM-36, said of facts by their names in `whatIsVerified`. */
export function lookAgain(changed: readonly string[]): string {
  const called = Object.entries(CALLED).flatMap(([name, words]) => (changed.includes(name) ? [words] : []));
  return `It was changed since you looked: ${namesInWords(called)}. Look again at what this page says now, then verify it.`;
}
