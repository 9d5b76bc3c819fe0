import { findObjection, listObjections, type ObjectionRow } from '../../../db/queries/objections';
import { findOrganisation } from '../../../db/queries/organisations';
import { findPerson } from '../../../db/queries/people';
import type { StandardRow } from '../../../db/queries/standards';
import { findPublishedPatch, type VersionRow } from '../../../db/queries/versions';
import { OBJECTION_ANSWERS } from '../../../db/words';
import { unmetOf } from '../../domain/decision';
import { decideObjectionAnswer, whatAnObjectionDoes } from '../../domain/objection';
import { may } from '../../domain/permissions';
import { sayReasons } from '../../domain/reason-sentences';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { loadVersion, loadVersionById, versionFacts } from '../versions/load-version.server';
import { progressPath, versionPath } from '../versions/version-address';
import { deciders } from './deciders.server';
import { decisionName, decisionsOnVersion } from './decisions-on-version.server';
import { objectionName, objectionPath, objectionsPath, objectPath } from './objection-address';

const placeOf = ({ reference, title }: StandardRow, { number }: VersionRow) => ({
  reference,
  title,
  number,
  path: versionPath(reference, number),
  progress: progressPath(reference, number),
  objections: objectionsPath(reference, number),
});

const lineOf = (objection: ObjectionRow) => ({
  id: objection.id,
  name: objectionName(objection.number),
  path: objectionPath(objection.id),
  summary: objection.summary,
  decision: objection.decision,
  filedAt: objection.filedAt,
  answerBy: objection.answerBy,
  outcome: objection.outcome,
  answeredAt: objection.answeredAt,
});

/** Every formal objection to a decision on a version. */
export async function viewObjections(ctx: Context, reference: string, number: string) {
  return await ctx.store.read(async (tx) => {
    const { standard, version } = await loadVersion(tx, ctx, reference, number);
    return {
      place: placeOf(standard, version),
      object: objectPath(reference, number),
      objections: (await listObjections(tx, version.id)).map(lineOf),
      now: ctx.now(),
    };
  });
}

/** The form to file one: the decisions that are young enough, and the organisations one may speak for. */
export async function viewObjectionForm(ctx: Context, reference: string, number: string, about: string) {
  if (ctx.actor.kind !== 'person') throw new ServiceError('sign-in-needed', 'Sign in to file an objection.');
  const { memberships } = ctx.actor;
  return await ctx.store.read(async (tx) => {
    const { standard, version, actor } = await loadVersion(tx, ctx, reference, number);
    const decisions = await decisionsOnVersion(tx, version, ctx.now());
    const options = decisions.map((one) => ({
      value: decisionName(one),
      words: one.words,
      decidedAt: one.decidedAt,
    }));
    return {
      place: placeOf(standard, version),
      does: whatAnObjectionDoes({
        state: version.state,
        isPatch: version.patchOfId !== null,
        settled: version.mandatedAt !== null || (await findPublishedPatch(tx, version.id)) !== null,
      }),
      decisions: options,
      chosen: options.some(({ value }) => value === about) ? about : '',
      /** Whether the decision that the address names is one that nobody objects to now. */
      gone: about !== '' && !options.some(({ value }) => value === about),
      organisations: memberships.map((one) => ({ id: one.organisationId, name: one.organisationName })),
      refused: sayReasons(
        unmetOf(may(actor, 'object', { hidden: standard.hiddenAt !== null, organisationId: null })),
      ),
    };
  });
}

export type ObjectionView = Awaited<ReturnType<typeof viewObjection>>;

/** One objection with its answer; for a Lead, whether this one may answer it. */
export async function viewObjection(ctx: Context, id: string) {
  return await ctx.store.read(async (tx) => {
    const objection = await findObjection(tx, id);
    if (!objection) throw new ServiceError('not-found', 'There is no objection at this address.');
    const { standard, version, actor } = await loadVersionById(tx, ctx, objection.versionId);
    const isLead = ctx.actor.kind === 'person' && ctx.actor.offices.includes('lead');
    const decision = decideObjectionAnswer(
      {
        version: await versionFacts(tx, version, actor),
        filedAt: objection.filedAt,
        filedBy: objection.filedBy,
        decidedBy: await deciders(tx, objection),
        answer: 'Words that are yet to be written.',
      },
      actor,
      ctx.now(),
    );
    return {
      ...lineOf(objection),
      place: placeOf(standard, version),
      decidedAt: objection.decidedAt,
      decisionPath: decisionPath(standard, version, objection),
      filedBy: (await findPerson(tx, objection.filedBy))?.name ?? 'Former member',
      organisation:
        objection.organisationId === null
          ? null
          : ((await findOrganisation(tx, objection.organisationId))?.name ?? null),
      reasons: objection.reasons,
      removedBy: objection.removedBy,
      answer: objection.answer,
      answeredBy:
        objection.answeredBy === null ? null : ((await findPerson(tx, objection.answeredBy))?.name ?? null),
      answeredLate: objection.answeredLate,
      answers: OBJECTION_ANSWERS,
      isLead,
      refusal: sayReasons(unmetOf(decision)),
      overdue: objection.answeredAt === null && ctx.now() > objection.answerBy,
    };
  });
}

function decisionPath(
  { reference }: StandardRow,
  { number }: VersionRow,
  { decisionKind, decisionId }: ObjectionRow,
): string {
  switch (decisionKind) {
    case 'ballot':
      return `/ballots/${decisionId}`;
    case 'approval':
      return `/approvals/${decisionId}`;
    case 'comment':
      return `/comments/${decisionId}`;
    case 'move':
      return progressPath(reference, number);
  }
}
