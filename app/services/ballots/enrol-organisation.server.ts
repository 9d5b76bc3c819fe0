import { deleteEnrolment, insertEnrolment, listEnrolments } from '../../../db/queries/enrolments';
import { findVersionById } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import type { InterestCategory } from '../../../db/words';
import { decideEnrolment } from '../../domain/ballot/electorate';
import { allow, type Decision, refuse, unmetOf } from '../../domain/decision';
import { may } from '../../domain/permissions';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { actorFacts } from '../people/actor-facts.server';
import { ballotToPrepare } from './ballot-to-prepare.server';

export interface Enrolling {
  readonly versionId: string;
  readonly organisationId: string;
  readonly category: InterestCategory;
  /** Interests to declare, shown beside the vote; for a consultant, whose interest it carries. */
  readonly declaration: string;
  readonly consultant: boolean;
}

/** Enrols an organisation as a voter on a version whose ballot has not opened yet. */
export async function enrolOrganisation(ctx: Context, input: Enrolling): Promise<Decision> {
  const { actor } = ctx;
  if (actor.kind !== 'person')
    throw new ServiceError('sign-in-needed', 'Sign in to enrol your organisation.');
  return await ctx.store.tx(async (tx) => {
    const { version, opened, enrolled } = await enrolmentOf(tx, input.versionId, ctx.now());
    const decision = decideEnrolment(
      { opened, enrolled },
      { ...input, interestCarried: input.declaration },
      await actorFacts(tx, actor),
    );
    if (!decision.allowed) return decision;
    await insertEnrolment(tx, {
      versionId: version.id,
      organisationId: input.organisationId,
      interestCategory: input.category,
      declaration: publicDeclaration(input),
      enrolledBy: actor.personId,
      enrolledAt: ctx.now(),
    });
    await recordEvent(tx, ctx, {
      act: 'organisation-enrolled',
      objectKind: 'version',
      objectId: version.id,
      standardId: version.standardId,
      versionId: version.id,
      organisationId: input.organisationId,
      after: { interestCategory: input.category, declaration: publicDeclaration(input) },
    });
    return allow();
  });
}

/** What stands beside the enrolment and the vote: that an organisation advises others for pay is said first. */
function publicDeclaration({ consultant, declaration }: Enrolling): string {
  return consultant ? `Advises others for pay. Carries the interest of: ${declaration.trim()}` : declaration;
}

/** Takes an organisation off the list of voters, as long as the ballot has not opened. */
export async function leaveElectorate(
  ctx: Context,
  input: { readonly versionId: string; readonly organisationId: string },
): Promise<Decision> {
  return await ctx.store.tx(async (tx) => {
    const { version, opened } = await enrolmentOf(tx, input.versionId, ctx.now());
    const unmet = unmetOf(may(await actorFacts(tx, ctx.actor), 'enrol', input));
    if (opened) return refuse([...unmet, { rule: 'BL-5', word: 'enrolment-closed' }]);
    if (unmet.length > 0) return refuse(unmet);
    if (!(await deleteEnrolment(tx, input.versionId, input.organisationId))) {
      throw new ServiceError('conflict', 'That organisation is not enrolled, so there is nothing to undo.');
    }
    await recordEvent(tx, ctx, {
      act: 'enrolment-withdrawn',
      objectKind: 'version',
      objectId: version.id,
      standardId: version.standardId,
      versionId: version.id,
      organisationId: input.organisationId,
    });
    return allow();
  });
}

async function enrolmentOf(tx: Tx, versionId: string, now: Date) {
  const version = await findVersionById(tx, versionId);
  if (!version) throw new ServiceError('not-found', 'There is no such version.');
  const enrolments = await listEnrolments(tx, versionId);
  return {
    version,
    opened: (await ballotToPrepare(tx, version, now)) === null,
    enrolled: enrolments.map(({ organisationId, interestCategory }) => ({
      organisationId,
      groupId: organisationId,
      category: interestCategory,
    })),
  };
}
