import {
  findOrganisation,
  findOrganisationByName,
  updateOrganisation,
} from '../../../db/queries/organisations';
import type { Tx } from '../../../db/store';
import { may } from '../../domain/permissions';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { actorFacts } from '../people/actor-facts.server';
import { type Answer, done, faulty } from '../people/answer';
import { authorise } from '../people/authorise.server';
import { CHANGED_MEANWHILE, changedSince } from '../shown-print';
import { actingFor } from './acting-for';
import { organisationAt } from './find-organisation.server';
import { detailsOf, readDetails, type TypedDetails } from './organisation-details';

const SETTLED = 'The Secretariat verified this, so only the Secretariat changes it';

/**
 * Changes what the portal says about an organisation. Name, kind, interest category and owner weigh in ballots:
 * once they are verified, only the Secretariat changes them. `shownHash` is the print of what the form began with
 * (PM-36).
 */
export async function changeOrganisation(
  ctx: Context,
  slug: string,
  typed: TypedDetails,
  shownHash?: string,
): Promise<Answer> {
  const read = readDetails(typed);
  return await ctx.store.tx(async (tx) => {
    const before = await organisationAt(tx, slug);
    const secretariat = may(await actorFacts(tx, ctx.actor), 'verify-organisation', {}).allowed;
    if (!secretariat) await authorise(tx, ctx, 'manage-organisation', { organisationId: before.id });
    if (changedSince(shownHash, detailsOf(before)).length > 0) {
      return faulty({ form: CHANGED_MEANWHILE }, 409);
    }
    if ('errors' in read) return faulty(read.errors);
    const { details } = read;
    const settled = before.verifiedAt !== null && !secretariat;
    const errors: Record<string, string> = {};
    for (const field of ['name', 'kind', 'interestCategory', 'parentId'] as const) {
      if (settled && details[field] !== before[field]) errors[field] = SETTLED;
    }
    if (await findOrganisationByName(tx, details.name, before.id)) {
      errors.name = 'Another organisation has this name';
    }
    if (details.parentId !== null && !(await findOrganisation(tx, details.parentId))) {
      errors.parentId = 'Select an organisation from the list, or none';
    } else if (
      details.parentId !== before.parentId &&
      (await wouldOwnItself(tx, before.id, details.parentId))
    ) {
      errors.parentId = 'An organisation cannot own itself, directly or through another one';
    }
    if (Object.keys(errors).length > 0) return faulty(errors, 409);
    await updateOrganisation(tx, before.id, details);
    await recordEvent(tx, ctx, {
      act: 'organisation-changed',
      objectKind: 'organisation',
      objectId: before.id,
      organisationId: actingFor(ctx.actor, before.id),
      before: { ...detailsOf(before) },
      after: { ...details },
    });
    return done();
  });
}

/** Follows the owners upwards; an owner that is not on the portal is no owner either. */
async function wouldOwnItself(tx: Tx, id: string, parentId: string | null): Promise<boolean> {
  const seen = new Set([id]);
  for (let at = parentId; at !== null; ) {
    if (seen.has(at)) return true;
    seen.add(at);
    const owner = await findOrganisation(tx, at);
    if (!owner) return true;
    at = owner.parentId;
  }
  return false;
}
