import { insertSupport } from '../../../db/queries/amendment-people';
import { findOrganisation } from '../../../db/queries/organisations';
import { SUPPORT_POSITIONS } from '../../../db/words';
import { LONGEST_REASON } from '../../domain/amendment-limits';
import { decideSupport } from '../../domain/amendment-support';
import { unmetOf } from '../../domain/decision';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { type Answer, done, faulty, refused } from '../people/answer';
import { signedInPerson } from '../people/signed-in';
import { amendmentErrors, tooLong } from './amendment-fields';
import { loadAmendment } from './load-amendment.server';

export interface SupportToGive {
  readonly organisationId: string;
  /** As it came from the form; the rule knows the positions. */
  readonly position: string;
  readonly reason: string;
}

/**
 * Says for an organisation whether it supports an amendment. It can be said again; the last time counts, and
 * what was said before stays in the record.
 *
 * @throws ServiceError `sign-in-needed`, `not-found`
 */
export async function supportAmendment(ctx: Context, id: string, input: SupportToGive): Promise<Answer> {
  const person = signedInPerson(ctx.actor);
  return await ctx.store.tx(async (tx): Promise<Answer> => {
    const { amendment, standard, version, actor, facts } = await loadAmendment(tx, ctx, id);
    const { organisationId } = input;
    const reason = input.reason.trim();
    const position = SUPPORT_POSITIONS.find((word) => word === input.position) ?? null;
    const decision = decideSupport(facts, { organisationId, position }, actor);
    const faults = {
      ...amendmentErrors(unmetOf(decision)),
      ...tooLong('supportReason', reason, LONGEST_REASON),
    };
    if (!decision.allowed || position === null || Object.keys(faults).length > 0) {
      return refused(faults, unmetOf(decision));
    }
    const organisation = await findOrganisation(tx, organisationId);
    if (!organisation) return faulty({ organisationId: 'Choose the organisation you speak for' });
    await insertSupport(tx, {
      amendmentId: id,
      organisationId,
      interestCategory: organisation.interestCategory,
      position,
      reason,
      personId: person.personId,
      round: amendment.round,
      at: ctx.now(),
    });
    await recordEvent(tx, ctx, {
      act: 'amendment-position-given',
      objectKind: 'amendment',
      objectId: id,
      standardId: standard.id,
      versionId: version.id,
      organisationId,
      after: { number: amendment.number, round: amendment.round, position },
    });
    return done();
  });
}
