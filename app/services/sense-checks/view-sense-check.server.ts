import { findPerson } from '../../../db/queries/people';
import { findSenseCheck, listSenseAnswers, type SenseCheckRow } from '../../../db/queries/sense-checks';
import { may } from '../../domain/permissions';
import { adviceOf, countingAnswers, takesAnswers } from '../../domain/sense-check';
import { amendmentPath } from '../amendments/amendment-address';
import type { Context } from '../context';
import { loadVersionById } from '../versions/load-version.server';
import { clausePath, versionPath } from '../versions/version-address';
import { noSuchSenseCheck } from './answer-sense-check.server';
import { senseChecksPath } from './sense-check-address';

/** One sense check: the question, what each organisation says, and whether this person may answer for one. */
export async function viewSenseCheck(ctx: Context, id: string) {
  return await ctx.store.read(async (tx) => {
    const check = await findSenseCheck(tx, id);
    if (!check) throw noSuchSenseCheck();
    const { standard, version, actor } = await loadVersionById(tx, ctx, check.versionId);
    const given = await listSenseAnswers(tx, [id]);
    const opener = await findPerson(tx, check.openedBy);
    const open = takesAnswers(check, ctx.now());
    const memberships = ctx.actor.kind === 'person' ? ctx.actor.memberships : [];
    const hidden = standard.hiddenAt !== null;
    const { reference } = standard;
    return {
      id,
      standard: { reference, title: standard.title },
      version: {
        number: version.number,
        state: version.state,
        path: versionPath(reference, version.number),
        senseChecks: senseChecksPath(reference, version.number),
      },
      subject: { kind: check.subjectKind, name: check.subject, path: subjectPath(check, reference) },
      question: check.question,
      openedBy: opener?.name ?? 'Former member',
      openedAt: check.openedAt,
      closesAt: check.closesAt,
      open,
      closed: check.closedAt !== null,
      advice: adviceOf(given),
      answers: countingAnswers(given).map(
        ({
          organisationId,
          organisationName,
          organisationSlug,
          interestCategory,
          position,
          reason,
          personName,
          at,
        }) => ({
          organisationId,
          organisationName,
          organisationSlug,
          interestCategory,
          position,
          reason,
          personName,
          at,
        }),
      ),
      /** Answers that an organisation has since replaced. */
      replaced: given.length - countingAnswers(given).length,
      mine: open
        ? memberships
            .filter(
              ({ organisationId }) => may(actor, 'answer-sense-check', { hidden, organisationId }).allowed,
            )
            .map(({ organisationId, organisationName }) => ({ id: organisationId, name: organisationName }))
        : [],
      signedIn: ctx.actor.kind === 'person',
      now: ctx.now(),
    };
  });
}

export type SenseCheckView = Awaited<ReturnType<typeof viewSenseCheck>>;

function subjectPath({ subjectKind, subjectId, subject }: SenseCheckRow, reference: string): string {
  switch (subjectKind) {
    case 'comment':
      return `/standards/${reference}/comments/${subject}`;
    case 'amendment':
      return amendmentPath(subjectId);
    case 'clause':
      return clausePath(reference, subjectId);
  }
}
