import { changeConsultation } from '../../../db/queries/consultations';
import type { StoredQuestion } from '../../../db/schema/consultations';
import { decideOutcome } from '../../domain/consultation';
import { recordEvent } from '../audit.server';
import { tidy } from '../comments/comment-words';
import type { Context } from '../context';
import { errorsAtFields } from '../field-errors';
import { type Answer, done, faulty, refused } from '../people/answer';
import { signedInPerson } from '../people/signed-in';
import { CHANGED_MEANWHILE, changedSince } from '../shown-print';
import { tellFollowers } from '../standards/tell-followers.server';
import { consultationPath } from './consultation-address';
import { loadConsultation } from './load-consultation.server';

const LONGEST_OUTCOME = 10_000;

/**
 * The chair says what changed because of a consultation, as a whole and for each question; it can be said again, and
 * the audit record keeps what was said before. `shownHash` is the print of what the form began with (PM-36).
 *
 * @throws ServiceError `sign-in-needed`, `not-found`
 */
export async function sayOutcome(
  ctx: Context,
  id: string,
  typed: { readonly outcome: string; readonly perQuestion: Readonly<Record<string, string>> },
  shownHash?: string,
): Promise<Answer> {
  const person = signedInPerson(ctx.actor);
  const answer = await ctx.store.tx(async (tx): Promise<Answer> => {
    const { consultation, standard, version, actor, facts } = await loadConsultation(tx, ctx, id);
    const outcome = tidy(typed.outcome);
    const decision = decideOutcome(facts, outcome, actor);
    if (!decision.allowed) {
      const errors = errorsAtFields(decision.reasons, { 'outcome-empty': 'outcome' });
      return refused(errors, decision.reasons);
    }
    if (changedSince(shownHash, outcomeShown(consultation)).length > 0) {
      return faulty({ form: CHANGED_MEANWHILE }, 409);
    }
    const questions = consultation.questions.map((question) => ({
      ...question,
      outcome: tidy(typed.perQuestion[question.id] ?? question.outcome),
    }));
    const tooLong = [outcome, ...questions.map((question) => question.outcome)].some(
      (text) => text.length > LONGEST_OUTCOME,
    );
    if (tooLong) {
      return faulty({
        outcome: `Each part must be ${LONGEST_OUTCOME.toLocaleString('en-GB')} characters or fewer`,
      });
    }
    const said = { questions, outcome, outcomeBy: person.personId, outcomeAt: ctx.now() };
    await changeConsultation(tx, consultation.id, said);
    await recordEvent(tx, ctx, {
      act: 'consultation-outcome-said',
      objectKind: 'consultation',
      objectId: consultation.id,
      standardId: standard.id,
      versionId: version.id,
      before: { outcome: consultation.outcome, questions: wordsOf(consultation.questions) },
      after: { outcome, questions: wordsOf(questions) },
    });
    if (consultation.outcome === '') {
      await tellFollowers(tx, ctx, standard, {
        kind: 'consultation-closed',
        summary: `What changed because of the consultation on ${standard.title} ${version.number} is said.`,
        path: consultationPath(consultation.id),
      });
    }
    return done();
  });
  return answer;
}

/** What is said now of what became of a consultation, by the fields of the form that says it. */
export function outcomeShown({
  outcome,
  questions,
}: {
  readonly outcome: string;
  readonly questions: readonly StoredQuestion[];
}): Readonly<Record<string, string>> {
  return {
    outcome,
    ...Object.fromEntries(questions.map((question) => [`outcome-${question.id}`, question.outcome])),
  };
}

/** The outcomes in the order of their questions. */
function wordsOf(questions: readonly StoredQuestion[]): readonly string[] {
  return questions.map(({ outcome }) => outcome);
}
