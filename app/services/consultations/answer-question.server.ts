import { insertAnswer } from '../../../db/queries/consultations';
import { findOrganisation } from '../../../db/queries/organisations';
import { decideAnswer } from '../../domain/consultation';
import { recordEvent } from '../audit.server';
import { LONGEST } from '../comments/comment-limits';
import { tidy } from '../comments/comment-words';
import { refuseFlood } from '../comments/post-comment.server';
import type { Context } from '../context';
import { errorsAtFields } from '../field-errors';
import { type Answer, done, faulty, refused } from '../people/answer';
import { signedInPerson } from '../people/signed-in';
import { loadConsultation } from './load-consultation.server';

export interface AnswerToGive {
  readonly consultationId: string;
  readonly questionId: string;
  /** The organisation spoken for; '' in one's own name. */
  readonly organisationId: string;
  readonly body: string;
}

/**
 * Answers a question of a consultation. One answer a person and question: a second one takes the place of the first,
 * until the close.
 *
 * @throws ServiceError `sign-in-needed`, `not-found`, `too-many`
 */
export async function answerQuestion(ctx: Context, input: AnswerToGive): Promise<Answer> {
  const person = signedInPerson(ctx.actor);
  return await ctx.store.tx(async (tx): Promise<Answer> => {
    const now = ctx.now();
    const { consultation, standard, version, actor, facts } = await loadConsultation(
      tx,
      ctx,
      input.consultationId,
    );
    const body = tidy(input.body);
    const organisationId = input.organisationId === '' ? null : input.organisationId;
    const question = consultation.questions.find(({ id }) => id === input.questionId);
    const place = { organisationId, hidden: standard.hiddenAt !== null };
    const answer = { place, text: body, questionKnown: question !== undefined };
    const decision = decideAnswer(facts, answer, actor, now);
    if (!decision.allowed) {
      const errors = errorsAtFields(decision.reasons, {
        'answer-empty': 'body',
        'member-only': 'organisationId',
      });
      return refused(errors, decision.reasons);
    }
    if (body.length > LONGEST.body) {
      return faulty({
        body: `The answer must be ${LONGEST.body.toLocaleString('en-GB')} characters or fewer`,
      });
    }
    await refuseFlood(tx, ctx, person.personId);
    const organisation = organisationId === null ? undefined : await findOrganisation(tx, organisationId);
    await insertAnswer(tx, {
      id: ctx.newId(),
      consultationId: consultation.id,
      questionId: input.questionId,
      authorId: person.personId,
      organisationId,
      interestCategory: organisation?.interestCategory ?? null,
      body,
      createdAt: now,
    });
    await recordEvent(tx, ctx, {
      act: 'consultation-answered',
      objectKind: 'consultation',
      objectId: consultation.id,
      standardId: standard.id,
      versionId: version.id,
      organisationId,
      after: { question: input.questionId, characters: body.length },
    });
    return done();
  });
}
