import {
  countOrganisations,
  listOrganisations,
  type OrganisationFilter,
} from '../../../db/queries/organisations';
import { INTEREST_CATEGORIES, ORGANISATION_KINDS } from '../../../db/words';
import { type Decision, refuse } from '../../domain/decision';
import { may } from '../../domain/permissions';
import type { Context } from '../context';
import { actorFacts, organisationState } from '../people/actor-facts.server';

const PAGE_SIZE = 30;

/** What the list was asked for, as it stands in the address. */
export interface OrganisationsQuery {
  readonly words: string;
  readonly kind: string;
  readonly interest: string;
  readonly verified: boolean;
  readonly page: number;
}

/** The public list of organisations; suspended ones are left out. */
export async function viewOrganisations(ctx: Context, query: OrganisationsQuery) {
  const kind = ORGANISATION_KINDS.find((word) => word === query.kind);
  const interestCategory = INTEREST_CATEGORIES.find((word) => word === query.interest);
  const filter: OrganisationFilter = {
    listed: true,
    ...(query.words ? { words: query.words } : {}),
    ...(kind ? { kind } : {}),
    ...(interestCategory ? { interestCategory } : {}),
    ...(query.verified ? { state: 'verified' } : {}),
  };
  return await ctx.store.read(async (tx) => {
    const total = await countOrganisations(tx, filter);
    const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
    const page = Math.min(Math.max(1, query.page), pages);
    const rows = await listOrganisations(tx, filter, PAGE_SIZE, (page - 1) * PAGE_SIZE);
    const create: Decision =
      ctx.actor.kind === 'person'
        ? may(await actorFacts(tx, ctx.actor), 'create-organisation', {})
        : refuse([{ rule: 'PM-3', word: 'sign-in-needed' }]);
    return {
      total,
      page,
      pages,
      mayCreate: create.allowed,
      organisations: rows.map((row) => ({
        slug: row.slug,
        name: row.name,
        kind: row.kind,
        interestCategory: row.interestCategory,
        state: organisationState(row),
        members: Number(row.members),
      })),
    };
  });
}
