import { changeVersion } from '../../../db/queries/versions';
import type { Impact } from '../../../db/words';
import { may } from '../../domain/permissions';
import type { ActorFacts } from '../../domain/permissions/actor';
import { reasonsInWords } from '../../domain/reason-sentences';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { type Answer, done, faulty } from '../people/answer';
import { CHANGED_MEANWHILE, changedSince } from '../shown-print';
import { placed } from './cure-places';
import { loadVersionById } from './load-version.server';
import { placesOf } from './places-of-version.server';

export interface VersionDescription {
  /** One or two sentences for readers of the list. */
  readonly changeSummary: string;
  /** What changed, for those who implement it. */
  readonly changeLog: string;
  /** Which organisations were offered a chance to take part, and how. */
  readonly involvementRecord: string;
  /** The chair's or editors' own judgement of the greatest change; null leaves it to the decided comments. */
  readonly highestImpact: Impact | null;
}

/** What is written about a version now, and nothing else of its row. */
export function descriptionOf({
  changeSummary,
  changeLog,
  involvementRecord,
  highestImpact,
}: VersionDescription): VersionDescription {
  return { changeSummary, changeLog, involvementRecord, highestImpact };
}

/**
 * Writes what goes with a version before it is published: change summary, change log, who was involved. `shownHash` is
 * the print of what the form began with (PM-36).
 */
export async function describeVersion(
  ctx: Context,
  versionId: string,
  description: VersionDescription,
  shownHash?: string,
): Promise<Answer> {
  return await ctx.store.tx(async (tx): Promise<Answer> => {
    const { standard, version, actor } = await loadVersionById(tx, ctx, versionId);
    const allowed = may(actor, 'freeze', { standardId: standard.id });
    if (!allowed.allowed) {
      const unmet = placed(allowed.reasons, await placesOf(tx, { standard, version }));
      throw new ServiceError('not-allowed', reasonsInWords(unmet), {}, unmet);
    }
    if (version.publishedAt !== null) {
      throw new ServiceError(
        'conflict',
        'This version is published, so its record no longer changes. What is to be said differently goes into a patch of it or into the next version.',
      );
    }
    const before = descriptionOf(version);
    if (changedSince(shownHash, before).length > 0) return faulty({ form: CHANGED_MEANWHILE }, 409);
    await changeVersion(tx, versionId, description);
    await recordEvent(tx, ctx, {
      act: 'version-described',
      objectKind: 'version',
      objectId: version.id,
      standardId: version.standardId,
      versionId: version.id,
      before: { ...before },
      after: { ...description },
    });
    return done();
  });
}

/** Those who may freeze a draft write its record too: the chair and the editors. */
export function mayDescribe(actor: ActorFacts, standardId: string): boolean {
  return may(actor, 'freeze', { standardId }).allowed;
}
