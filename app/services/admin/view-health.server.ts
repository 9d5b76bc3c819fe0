import { type LargeDocument, largestDocuments } from '../../../db/queries/health';
import { may } from '../../domain/permissions';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import type { HealthLine } from '../health';
import { actorFacts } from '../people/actor-facts.server';

const MOST_DOCUMENTS = 10;

export interface HealthView {
  readonly lines: readonly HealthLine[];
  readonly largest: readonly LargeDocument[];
  /** ISO 8601. */
  readonly at: string;
}

/** How the portal is, for administrators: what `npm run doctor` says, and the documents that take most room. */
export async function viewHealth(ctx: Context): Promise<HealthView> {
  const largest = await ctx.store.read(async (tx) => {
    const facts = await actorFacts(tx, ctx.actor);
    if (facts.kind === 'anonymous') throw new ServiceError('sign-in-needed', 'Sign in to see this page.');
    if (!may(facts, 'administer', {}).allowed)
      throw new ServiceError('not-allowed', 'Only administrators see this page.');
    return await largestDocuments(tx, MOST_DOCUMENTS);
  });
  return { lines: await ctx.health.lines(), largest, at: ctx.now().toISOString() };
}
