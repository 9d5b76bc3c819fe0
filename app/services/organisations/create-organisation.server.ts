import { insertMember, setDuty } from '../../../db/queries/memberships';
import {
  findOrganisation,
  findOrganisationByName,
  insertOrganisation,
  takenSlugs,
} from '../../../db/queries/organisations';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { type Answer, done, faulty } from '../people/answer';
import { authorise } from '../people/authorise.server';
import { takeAttemptOrRefuse } from '../people/limits.server';
import { signedInPerson } from '../people/signed-in';
import { readDetails, slugsToTry, type TypedDetails } from './organisation-details';

/**
 * Puts an organisation on the portal, not verified yet; whoever does so is its first representative.
 *
 * @returns the organisation's slug
 */
export async function createOrganisation(
  ctx: Context,
  typed: TypedDetails,
): Promise<Answer<{ readonly slug: string }>> {
  const read = readDetails(typed);
  return await ctx.store.tx(async (tx) => {
    await authorise(tx, ctx, 'create-organisation', {});
    const me = signedInPerson(ctx.actor);
    if ('errors' in read) return faulty(read.errors);
    const { details } = read;
    const namesake = await findOrganisationByName(tx, details.name);
    if (namesake) {
      return faulty({ name: `${namesake.name} is on the portal already. Ask to join it instead` }, 409);
    }
    if (details.parentId !== null && !(await findOrganisation(tx, details.parentId))) {
      return faulty({ parentId: 'Select an organisation from the list, or none' });
    }
    await takeAttemptOrRefuse(tx, ctx, 'create-organisation:person', me.personId);
    const wanted = slugsToTry(details.name);
    const taken = await takenSlugs(tx, wanted);
    const id = ctx.newId();
    const slug = wanted.find((one) => !taken.has(one)) ?? id;
    const now = ctx.now();
    await insertOrganisation(tx, { id, slug, ...details, createdBy: me.personId, createdAt: now });
    await insertMember(tx, { organisationId: id, personId: me.personId, joinedAt: now });
    await setDuty(tx, id, me.personId, 'representative');
    await recordEvent(tx, ctx, {
      act: 'organisation-created',
      objectKind: 'organisation',
      objectId: id,
      organisationId: id,
      after: {
        name: details.name,
        kind: details.kind,
        interestCategory: details.interestCategory,
        parentId: details.parentId,
        representative: me.personId,
      },
    });
    return done({ slug });
  });
}
