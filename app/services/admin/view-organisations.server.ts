import { representativesOf } from '../../../db/queries/memberships';
import { organisationNames } from '../../../db/queries/organisation-record';
import {
  countOrganisations,
  listOrganisations,
  type OrganisationFilter,
} from '../../../db/queries/organisations';
import { ORGANISATION_STATES } from '../../../db/words';
import type { Context } from '../context';
import { organisationState } from '../people/actor-facts.server';
import { authorise } from '../people/authorise.server';

const PAGE_SIZE = 50;

export interface AdminOrganisationsQuery {
  readonly words: string;
  readonly state: string;
  readonly page: number;
}

/** Organisations for the Secretariat; those that wait to be verified by default. */
export async function viewOrganisationsToLookAfter(ctx: Context, query: AdminOrganisationsQuery) {
  const state = ORGANISATION_STATES.find((word) => word === query.state);
  const filter: OrganisationFilter = {
    ...(query.words ? { words: query.words } : {}),
    ...(state ? { state } : {}),
  };
  return await ctx.store.read(async (tx) => {
    await authorise(tx, ctx, 'verify-organisation', {});
    const total = await countOrganisations(tx, filter);
    const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
    const page = Math.min(Math.max(1, query.page), pages);
    const rows = await listOrganisations(tx, filter, PAGE_SIZE, (page - 1) * PAGE_SIZE);
    const representatives = await representativesOf(
      tx,
      rows.map((row) => row.id),
    );
    const parents = await organisationNames(
      tx,
      rows.flatMap((row) => row.parentId ?? []),
    );
    return {
      total,
      page,
      pages,
      toVerify: await countOrganisations(tx, { state: 'unverified' }),
      organisations: rows.map((row) => ({
        slug: row.slug,
        name: row.name,
        kind: row.kind,
        interestCategory: row.interestCategory,
        parent: row.parentId ? (parents.get(row.parentId)?.name ?? null) : null,
        state: organisationState(row),
        createdAt: row.createdAt,
        members: Number(row.members),
        /** Whom to ask who they are; the Secretariat needs the address for that. */
        representative: representatives.get(row.id) ?? null,
      })),
    };
  });
}
