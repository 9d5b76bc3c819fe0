import { listMembershipsOf } from '../../../db/queries/people';
import { unmetOf } from '../../domain/decision';
import { may } from '../../domain/permissions';
import { type SaidReason, sayReasons } from '../../domain/reason-sentences';
import type { Context } from '../context';
import { actorFacts } from '../people/actor-facts.server';
import { signedInPerson } from '../people/signed-in';
import { findDuplicates, type LikelyDuplicate } from './find-duplicates.server';

/** An organisation in whose name this person may propose, or why not. */
export interface ProposingOrganisation {
  readonly organisationId: string;
  readonly name: string;
  readonly refused: readonly SaidReason[];
}

/** What the form of a proposal needs to know. @throws ServiceError `sign-in-needed` */
export async function viewProposal(
  ctx: Context,
): Promise<{ readonly organisations: readonly ProposingOrganisation[] }> {
  const person = signedInPerson(ctx.actor);
  const { actor, memberships } = await ctx.store.read(async (tx) => ({
    actor: await actorFacts(tx, person),
    // With those that are suspended, who are told so.
    memberships: await listMembershipsOf(tx, [person.personId]),
  }));
  return {
    organisations: memberships.map(({ organisationId, name }) => ({
      organisationId,
      name,
      refused: sayReasons(unmetOf(may(actor, 'propose-standard', { organisationId }))),
    })),
  };
}

/** Standards that are likely the same as what is being proposed. */
export async function likelyDuplicates(
  ctx: Context,
  title: string,
  summary: string,
): Promise<readonly LikelyDuplicate[]> {
  return await ctx.store.read((tx) => findDuplicates(tx, title, summary));
}
