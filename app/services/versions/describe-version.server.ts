import { changeVersion } from '../../../db/queries/versions';
import type { Impact } from '../../../db/words';
import { may } from '../../domain/permissions';
import type { ActorFacts } from '../../domain/permissions/actor';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { loadVersionById } from './load-version.server';

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

/** Writes what goes with a version before it is published: change summary, change log, who was involved. */
export async function describeVersion(
  ctx: Context,
  versionId: string,
  description: VersionDescription,
): Promise<void> {
  await ctx.store.tx(async (tx) => {
    const { version, actor } = await loadVersionById(tx, ctx, versionId);
    if (!mayDescribe(actor, version.standardId)) {
      throw new ServiceError(
        'not-allowed',
        'Only the chair and the editors of this standard describe its version.',
      );
    }
    if (version.publishedAt !== null) {
      throw new ServiceError('conflict', 'This version is published, so its record no longer changes.');
    }
    const { changeSummary, changeLog, involvementRecord, highestImpact } = version;
    await changeVersion(tx, versionId, description);
    await recordEvent(tx, ctx, {
      act: 'version-described',
      objectKind: 'version',
      objectId: version.id,
      standardId: version.standardId,
      versionId: version.id,
      before: { changeSummary, changeLog, involvementRecord, highestImpact },
      after: { ...description },
    });
  });
}

/** Those who may freeze a draft write its record too: the chair and the editors. */
export function mayDescribe(actor: ActorFacts, standardId: string): boolean {
  return may(actor, 'freeze', { standardId }).allowed;
}
