import { findStandard, findStandardById, type StandardRow } from '../../../db/queries/standards';
import type { Tx } from '../../../db/store';
import { may } from '../../domain/permissions';
import type { ActorFacts } from '../../domain/permissions/actor';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { actorFacts } from '../people/actor-facts.server';

export interface LoadedStandard {
  readonly standard: StandardRow;
  readonly owner: { readonly name: string; readonly slug: string } | null;
  /** Who asks, for the decisions that follow. */
  readonly actor: ActorFacts;
}

/**
 * The standard at an address, if the one who asks may see it.
 * @throws ServiceError `not-found`; one that is hidden answers in the same way. `moved` for a reference in small letters
 */
export async function loadStandard(tx: Tx, ctx: Context, reference: string): Promise<LoadedStandard> {
  const found = /^STD-\d{4,9}$/i.test(reference)
    ? await findStandard(tx, reference.toUpperCase())
    : undefined;
  if (!found) throw noSuchStandard();
  const { standard, ownerName, ownerSlug } = found;
  const actor = await actorFacts(tx, ctx.actor);
  demandVisible(standard, actor);
  if (reference !== standard.reference) {
    const to = { from: reference, to: standard.reference };
    throw new ServiceError('moved', `The reference of this standard is written ${to.to}.`, to);
  }
  const owner = ownerName !== null && ownerSlug !== null ? { name: ownerName, slug: ownerSlug } : null;
  return { standard, owner, actor };
}

/** The standard with this id, under the same condition. */
export async function loadStandardById(tx: Tx, id: string, actor: ActorFacts): Promise<StandardRow> {
  const standard = await findStandardById(tx, id);
  if (!standard) throw noSuchStandard();
  demandVisible(standard, actor);
  return standard;
}

function demandVisible(standard: StandardRow, actor: ActorFacts): void {
  // The clock shows nothing to anybody, and what falls due on a hidden standard must not stop its work.
  if (actor.kind === 'clock') return;
  if (!may(actor, 'read-version', { hidden: standard.hiddenAt !== null }).allowed) throw noSuchStandard();
}

function noSuchStandard(): ServiceError {
  return new ServiceError(
    'not-found',
    'There is no standard with this reference. Search the directory for it.',
  );
}
