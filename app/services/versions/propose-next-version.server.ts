import { insertMove, insertVersion, listFormerNumbers, listVersions } from '../../../db/queries/versions';
import type { Impact } from '../../../db/words';
import { allow, type Decision } from '../../domain/decision';
import { decideProposal } from '../../domain/lifecycle';
import { nextNumber, numberInWords, parseNumber } from '../../domain/version-number';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { signedInPerson } from '../people/signed-in';
import { loadStandard } from '../standards/load-standard.server';
import { newVersion } from '../standards/propose-standard.server';
import { tellFollowers } from '../standards/tell-followers.server';
import { newestPublished } from './newest-version';
import { nothingPublished } from './nothing-published';
import { progressPath } from './version-address';

export interface NextVersion {
  readonly reference: string;
  readonly organisationId: string;
  /** The greatest change that is planned; it sets the number. A greater one later asks for a greater number. */
  readonly impact: Impact;
  readonly need: string;
  readonly expectedBenefit: string;
}

/**
 * Proposes the version that follows the newest published one. Its number follows from the planned impact, and
 * is checked again against what really changed before it is published.
 */
export async function proposeNextVersion(
  ctx: Context,
  input: NextVersion,
): Promise<Decision<{ readonly number: string }>> {
  const person = signedInPerson(ctx.actor);
  const decision = await ctx.store.tx(async (tx) => {
    const { standard, actor } = await loadStandard(tx, ctx, input.reference);
    const { organisationId, need, expectedBenefit, impact } = input;
    const { appliesTo } = standard;
    const proposed = decideProposal(
      { organisationId, need, expectedBenefit, appliesTo, duplicatesShown: true },
      actor,
    );
    if (!proposed.allowed) return proposed;
    const versions = await listVersions(tx, [standard.id]);
    const base = newestPublished(versions);
    const last = base && parseNumber(base.number);
    if (!base || !last) {
      throw nothingPublished(standard.reference, versions);
    }
    const number = numberInWords(nextNumber(last, impact));
    const former = await listFormerNumbers(tx, standard.id);
    if ([...versions, ...former].some((one) => one.number === number)) {
      throw new ServiceError(
        'conflict',
        `A version has the number ${number} already, or had it before it was given another. Work on that one, or plan a greater change.`,
      );
    }
    const version = { ...newVersion(ctx, standard.id, number), basedOnId: base.id };
    await insertVersion(tx, version);
    await insertMove(tx, {
      versionId: version.id,
      fromState: null,
      toState: proposed.result.to,
      actorId: person.personId,
      reason: `${need}\n\n${expectedBenefit}`,
      snapshotHash: null,
      at: ctx.now(),
    });
    await recordEvent(tx, ctx, {
      act: 'version-proposed',
      objectKind: 'version',
      objectId: version.id,
      standardId: standard.id,
      versionId: version.id,
      organisationId,
      after: { number, basedOn: base.number, impact },
    });
    await tellFollowers(tx, ctx, standard, {
      kind: 'version-moved',
      summary: `Version ${number} of ${standard.title} is proposed.`,
      path: progressPath(standard.reference, number),
    });
    return allow({ number });
  });
  if (decision.allowed) ctx.post.wake();
  return decision;
}
