import { listOrganisationChoices } from '../../../db/queries/organisations';
import { may } from '../../domain/permissions';
import type { Context } from '../context';
import { actorFacts } from '../people/actor-facts.server';
import { authorise } from '../people/authorise.server';
import { printOf } from '../shown-print';
import { organisationAt } from './find-organisation.server';
import { detailsOf } from './organisation-details';

/**
 * What the page that adds an organisation needs.
 *
 * @throws ServiceError `sign-in-needed`, `not-allowed`
 */
export async function viewNewOrganisation(ctx: Context) {
  return await ctx.store.read(async (tx) => {
    await authorise(tx, ctx, 'create-organisation', {});
    return { owners: await listOrganisationChoices(tx) };
  });
}

/**
 * What the page that changes an organisation needs.
 *
 * @throws ServiceError `not-found`, `sign-in-needed`, `not-allowed`
 */
export async function viewOrganisationForm(ctx: Context, slug: string) {
  return await ctx.store.read(async (tx) => {
    const organisation = await organisationAt(tx, slug);
    const secretariat = may(await actorFacts(tx, ctx.actor), 'verify-organisation', {}).allowed;
    if (!secretariat) await authorise(tx, ctx, 'manage-organisation', { organisationId: organisation.id });
    const details = detailsOf(organisation);
    const owners = await listOrganisationChoices(tx);
    return {
      slug: organisation.slug,
      owners: owners.filter(({ id }) => id !== organisation.id),
      settled: organisation.verifiedAt !== null && !secretariat,
      present: { ...details, parentId: details.parentId ?? '', website: details.website ?? '' },
      shownHash: printOf(details),
    };
  });
}
