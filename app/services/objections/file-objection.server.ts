import { listAppointments } from '../../../db/queries/appointments';
import { listLeads } from '../../../db/queries/approvals';
import { insertObjection, listObjections, nextObjectionNumber } from '../../../db/queries/objections';
import type { Tx } from '../../../db/store';
import { decideObjection, objectionEnds } from '../../domain/objection';
import { isOverByRecord } from '../audit/over-by-record.server';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import type { FieldErrors } from '../errors';
import { errorsAtFields, type FieldOfReason } from '../field-errors';
import { tellPeople } from '../notices/tell-people.server';
import { type Answer, done, faulty, refused } from '../people/answer';
import { signedInPerson } from '../people/signed-in';
import { loadVersion } from '../versions/load-version.server';
import { decisionName, decisionsOnVersion } from './decisions-on-version.server';
import { objectionName, objectionPath } from './objection-address';

export interface ObjectionInput {
  readonly reference: string;
  readonly number: string;
  /** The decision that is objected to, as `decisionName` names it. */
  readonly about: string;
  /** The organisation spoken for; '' for oneself. */
  readonly organisationId: string;
  readonly summary: string;
  readonly reasons: string;
  readonly removedBy: string;
}

/** The field of the form in which a person can meet a demand. */
const FIELDS: FieldOfReason = { 'objection-late': 'about', 'member-only': 'organisationId' };

/** Files a formal objection: public at once, answered by an uninvolved Lead, in the way of publication until then. */
export async function fileObjection(ctx: Context, input: ObjectionInput): Promise<Answer<{ id: string }>> {
  const person = signedInPerson(ctx.actor);
  const answer = await ctx.store.tx(async (tx): Promise<Answer<{ id: string }>> => {
    const { standard, version, actor } = await loadVersion(tx, ctx, input.reference, input.number);
    const decisions = await decisionsOnVersion(tx, version, ctx.now());
    const about = decisions.find((one) => decisionName(one) === input.about);
    if (!about) return faulty({ about: 'Choose the result or decision that you object to.' });
    const { summary, reasons, removedBy } = input;
    const organisationId = input.organisationId === '' ? null : input.organisationId;
    const missing = faultsIn(input);
    const decided = decideObjection(
      {
        decidedAt: about.decidedAt,
        overByRecord: await isOverByRecord(
          tx,
          ctx.now(),
          about.kind === 'move' ? { kind: 'version', id: version.id } : about,
          objectionEnds(about.decidedAt),
        ),
        hidden: standard.hiddenAt !== null,
        organisationId,
        summary,
        decision: about.words,
        reasons,
        removedBy,
      },
      actor,
      ctx.now(),
    );
    if (Object.keys(missing).length > 0) return faulty(missing);
    if (!decided.allowed) return refused(errorsAtFields(decided.reasons, FIELDS), decided.reasons);
    const twice = (await listObjections(tx, version.id)).find(
      (one) =>
        one.filedBy === person.personId &&
        one.decisionKind === about.kind &&
        one.decisionId === about.id &&
        one.summary === summary &&
        one.reasons === reasons,
    );
    // The same form sent twice is one objection.
    if (twice !== undefined) return done({ id: twice.id });
    const id = ctx.newId();
    const number = await nextObjectionNumber(tx, standard.id);
    await insertObjection(tx, {
      id,
      standardId: standard.id,
      versionId: version.id,
      number,
      decisionKind: about.kind,
      decisionId: about.id,
      decision: about.words,
      decidedAt: about.decidedAt,
      filedBy: person.personId,
      organisationId,
      summary,
      reasons,
      removedBy,
      filedAt: ctx.now(),
      answerBy: decided.result.answerBy,
      answer: '',
      answeredLate: false,
    });
    await recordEvent(tx, ctx, {
      act: 'objection-filed',
      objectKind: 'objection',
      objectId: id,
      standardId: standard.id,
      versionId: version.id,
      organisationId,
      after: {
        number,
        about: about.words,
        decidedAt: about.decidedAt.toISOString(),
        summary,
        reasons,
        removedBy,
      },
    });
    const told = `Objection ${objectionName(number)} to a decision on ${standard.title} ${version.number}: ${summary}`;
    await tell(tx, ctx, { standardId: standard.id, path: objectionPath(id), summary: told.slice(0, 400) });
    return done({ id });
  });
  if (answer.ok) ctx.post.wake();
  return answer;
}

/** The fields that are empty, each with what to write there. */
function faultsIn({ summary, reasons, removedBy }: ObjectionInput): FieldErrors {
  return {
    ...(summary.trim() === '' ? { summary: 'Say in one or two sentences what you object to.' } : {}),
    ...(reasons.trim() === '' ? { reasons: 'Say why you object.' } : {}),
    ...(removedBy.trim() === '' ? { removedBy: 'Say what would remove your objection.' } : {}),
  };
}

/** Leads, who answer, and the chair and editors, who may have to change something. */
async function tell(
  tx: Tx,
  ctx: Context,
  news: { readonly standardId: string; readonly path: string; readonly summary: string },
): Promise<void> {
  const leads = await listLeads(tx);
  const workers = await listAppointments(tx, [news.standardId]);
  const people = [...leads, ...workers].map(({ personId }) => personId);
  await tellPeople(tx, ctx, { people, kind: 'objection-filed', ...news });
}
