import { findOrganisation } from '../../../db/queries/organisations';
import { findSenseCheck, insertSenseAnswer, listSenseAnswers } from '../../../db/queries/sense-checks';
import { SENSE_POSITIONS } from '../../../db/words';
import { decideSenseAnswer } from '../../domain/sense-check';
import { recordEvent } from '../audit.server';
import { tidy } from '../comments/comment-words';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { errorsAtFields } from '../field-errors';
import { type Answer, done, faulty } from '../people/answer';
import { signedInPerson } from '../people/signed-in';
import { loadVersionById } from '../versions/load-version.server';

const LONGEST_REASON = 2000;

export interface SenseAnswerToGive {
  readonly organisationId: string;
  /** As it came from the form; the rule knows the positions. */
  readonly position: string;
  readonly reason: string;
}

/**
 * Answers a sense check for an organisation. It can be answered again until the close; the last answer counts and the
 * earlier ones are kept.
 *
 * @throws ServiceError `sign-in-needed`, `not-found`
 */
export async function answerSenseCheck(ctx: Context, id: string, input: SenseAnswerToGive): Promise<Answer> {
  const { personId } = signedInPerson(ctx.actor);
  return await ctx.store.tx(async (tx): Promise<Answer> => {
    const check = await findSenseCheck(tx, id);
    if (!check) throw noSuchSenseCheck();
    const { standard, version, actor } = await loadVersionById(tx, ctx, check.versionId);
    const position = SENSE_POSITIONS.find((word) => word === input.position) ?? null;
    const reason = tidy(input.reason);
    const { organisationId } = input;
    const decision = decideSenseAnswer(
      { ...check, hidden: standard.hiddenAt !== null },
      { organisationId, position, reason },
      actor,
      ctx.now(),
    );
    const tooLong = reason.length > LONGEST_REASON;
    const errors = {
      ...(decision.allowed ? {} : errorsAtFields(decision.reasons, FIELDS)),
      ...(tooLong ? { reason: 'The reason must be 2,000 characters or fewer.' } : {}),
    };
    const organisation = await findOrganisation(tx, organisationId);
    if (position === null || !organisation || Object.keys(errors).length > 0) {
      return faulty(errors, 'form' in errors ? 409 : 400);
    }
    const last = (await listSenseAnswers(tx, [id])).findLast((one) => one.organisationId === organisationId);
    // The same form sent twice says nothing new.
    if (last?.position === position && last.reason === reason) return done();
    await insertSenseAnswer(tx, {
      senseCheckId: id,
      organisationId,
      interestCategory: organisation.interestCategory,
      position,
      reason,
      personId,
      at: ctx.now(),
    });
    await recordEvent(tx, ctx, {
      act: 'sense-check-answered',
      objectKind: 'sense-check',
      objectId: id,
      standardId: standard.id,
      versionId: version.id,
      organisationId,
      after: { position },
    });
    return done();
  });
}

const FIELDS = {
  'member-only': 'organisationId',
  'organisation-not-verified': 'organisationId',
  'sense-position-missing': 'position',
  'sense-reason-missing': 'reason',
} as const;

export function noSuchSenseCheck(): ServiceError {
  return new ServiceError('not-found', 'There is no sense check at this address.');
}
