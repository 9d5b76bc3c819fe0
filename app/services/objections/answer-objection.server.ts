import { listAppointments } from '../../../db/queries/appointments';
import { answerObjectionRow, findObjection, type ObjectionRow } from '../../../db/queries/objections';
import type { StandardRow } from '../../../db/queries/standards';
import type { Tx } from '../../../db/store';
import type { ObjectionAnswer } from '../../../db/words';
import type { Decision } from '../../domain/decision';
import { OBJECTION_ANSWER_LABELS } from '../../domain/labels';
import { decideObjectionAnswer } from '../../domain/objection';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { tellPeople } from '../notices/tell-people.server';
import { signedInPerson } from '../people/signed-in';
import { loadVersionById, versionFacts } from '../versions/load-version.server';
import { deciders } from './deciders.server';
import { objectionName, objectionPath } from './objection-address';

export interface AnswerInput {
  readonly id: string;
  readonly outcome: ObjectionAnswer;
  /** Public. */
  readonly answer: string;
}

/** An uninvolved Lead answers a formal objection, once. */
export async function answerObjection(
  ctx: Context,
  input: AnswerInput,
): Promise<Decision<{ readonly late: boolean }>> {
  const lead = signedInPerson(ctx.actor);
  const decision = await ctx.store.tx(async (tx) => {
    const objection = await findObjection(tx, input.id);
    if (!objection) throw new ServiceError('not-found', 'There is no objection at this address.');
    const { standard, version, actor } = await loadVersionById(tx, ctx, objection.versionId);
    const decided = decideObjectionAnswer(
      {
        version: await versionFacts(tx, version, actor),
        filedAt: objection.filedAt,
        filedBy: objection.filedBy,
        decidedBy: await deciders(tx, objection),
        answer: input.answer,
      },
      actor,
      ctx.now(),
    );
    if (!decided.allowed) return decided;
    const written = await answerObjectionRow(tx, objection.id, {
      outcome: input.outcome,
      answer: input.answer,
      answeredBy: lead.personId,
      answeredAt: ctx.now(),
      answeredLate: decided.result.late,
    });
    if (!written) {
      throw new ServiceError('conflict', 'This objection is answered already. Its page shows the answer.');
    }
    await recordEvent(tx, ctx, {
      act: 'objection-answered',
      objectKind: 'objection',
      objectId: objection.id,
      standardId: standard.id,
      versionId: version.id,
      before: { answered: false },
      after: { outcome: input.outcome, answer: input.answer, late: decided.result.late },
    });
    await tellOfAnswer(tx, ctx, standard, objection, input.outcome);
    return decided;
  });
  if (decision.allowed) ctx.post.wake();
  return decision;
}

/** The one who filed it hears of the answer, and so do the chair and the editors. */
async function tellOfAnswer(
  tx: Tx,
  ctx: Context,
  standard: StandardRow,
  objection: ObjectionRow,
  outcome: ObjectionAnswer,
): Promise<void> {
  const name = objectionName(objection.number);
  const summary = `Objection ${name} on ${standard.title} is answered: ${OBJECTION_ANSWER_LABELS[outcome]}.`;
  const path = objectionPath(objection.id);
  const workers = await listAppointments(tx, [standard.id]);
  const people = [objection.filedBy, ...workers.map(({ personId }) => personId)];
  await tellPeople(tx, ctx, { people, kind: 'objection-answered', summary, path, standardId: standard.id });
}
