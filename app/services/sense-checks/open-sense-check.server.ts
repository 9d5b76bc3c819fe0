import { insertSenseCheck, listSenseChecks } from '../../../db/queries/sense-checks';
import { dayInWords } from '../../domain/london-time';
import { decideSenseCheck } from '../../domain/sense-check';
import { recordEvent } from '../audit.server';
import { tidy } from '../comments/comment-words';
import type { Context } from '../context';
import { errorsAtFields } from '../field-errors';
import { type Answer, done, faulty } from '../people/answer';
import { signedInPerson } from '../people/signed-in';
import { tellFollowers } from '../standards/tell-followers.server';
import { loadVersionById } from '../versions/load-version.server';
import { findSubject } from './find-subject.server';
import { outlineOf } from './outline-of.server';
import { senseCheckPath } from './sense-check-address';

const LONGEST_QUESTION = 300;

export interface SenseCheckToOpen {
  readonly versionId: string;
  /** C-12, A-3, or the number or id of a clause. */
  readonly about: string;
  readonly question: string;
  /** The last second of the day on which it closes. */
  readonly closesAt: Date;
}

/**
 * The chair or an editor asks organisations one question. Those who follow the standard and whoever wrote what it is
 * about are told.
 *
 * @throws ServiceError `sign-in-needed`, `not-found`
 */
export async function openSenseCheck(
  ctx: Context,
  input: SenseCheckToOpen,
): Promise<Answer<{ readonly id: string }>> {
  const { personId } = signedInPerson(ctx.actor);
  const outline = await outlineOf(ctx, input.versionId);
  const answer = await ctx.store.tx(async (tx): Promise<Answer<{ readonly id: string }>> => {
    const { standard, version, actor } = await loadVersionById(tx, ctx, input.versionId);
    const subject = await findSubject(tx, version, outline, input.about);
    const question = tidy(input.question);
    const { closesAt } = input;
    const decision = decideSenseCheck(
      {
        standardId: standard.id,
        versionState: version.state,
        subjectKnown: subject !== null,
        question,
        closesAt,
      },
      actor,
      ctx.now(),
    );
    const tooLong = question.length > LONGEST_QUESTION;
    const errors = {
      ...(decision.allowed ? {} : errorsAtFields(decision.reasons, FIELDS)),
      ...(tooLong ? { question: `The question must be ${LONGEST_QUESTION} characters or fewer.` } : {}),
    };
    if (subject === null || Object.keys(errors).length > 0) {
      return faulty(errors, 'form' in errors ? 409 : 400);
    }
    const asked = (await listSenseChecks(tx, version.id, subject.id)).find(
      (one) => one.question === question && one.closedAt === null,
    );
    // The same form sent twice opens one.
    if (asked) return done({ id: asked.id });
    const id = ctx.newId();
    await insertSenseCheck(tx, {
      id,
      standardId: standard.id,
      versionId: version.id,
      subjectKind: subject.kind,
      subjectId: subject.id,
      subject: subject.name,
      question,
      openedBy: personId,
      openedAt: ctx.now(),
      closesAt,
    });
    await recordEvent(tx, ctx, {
      act: 'sense-check-opened',
      objectKind: 'sense-check',
      objectId: id,
      standardId: standard.id,
      versionId: version.id,
      after: { about: subject.name, question, closesAt: closesAt.toISOString() },
    });
    await tellFollowers(tx, ctx, standard, {
      kind: 'sense-check-opened',
      summary: `Sense check on ${subject.name} of ${standard.title} ${version.number}, until ${dayInWords(closesAt)}: ${question}`,
      path: senseCheckPath(id),
      also: subject.authorIds,
    });
    return done({ id });
  });
  if (answer.ok) ctx.post.wake();
  return answer;
}

const FIELDS = {
  'sense-question-missing': 'question',
  'sense-subject-unknown': 'about',
  'sense-closing-unfit': 'closes',
} as const;
