import { changeVersion } from '../../../db/queries/versions';
import { isInForce } from '../../domain/lifecycle/in-force';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { authorise } from '../people/authorise.server';
import { tellFollowers } from '../standards/tell-followers.server';
import { loadVersionById, partTaken } from './load-version.server';
import { versionPath } from './version-address';

export interface DeprecationNotice {
  readonly versionId: string;
  readonly reason: string;
  /** What takes its place, or that nothing does. */
  readonly successor: string;
  /** Products known to use the version, or that none is known. */
  readonly knownProducts: string;
}

/** Gives the public notice that must stand for 28 days before a published version is deprecated. */
export async function giveDeprecationNotice(ctx: Context, notice: DeprecationNotice): Promise<void> {
  await ctx.store.tx(async (tx) => {
    const { standard, version, actor } = await loadVersionById(tx, ctx, notice.versionId);
    const tookPart = await partTaken(tx, version, actor);
    await authorise(tx, ctx, 'deprecate', { standardId: standard.id, tookPart });
    if (!isInForce(version.state)) {
      throw new ServiceError(
        'conflict',
        'Notice of deprecation is given for a published or effective version.',
      );
    }
    const { reason, successor, knownProducts } = notice;
    await changeVersion(tx, version.id, {
      deprecationNoticeAt: ctx.now(),
      deprecationReason: reason,
      successor,
      knownProducts,
    });
    await recordEvent(tx, ctx, {
      act: 'deprecation-notice-given',
      objectKind: 'version',
      objectId: version.id,
      standardId: standard.id,
      versionId: version.id,
      after: { reason, successor, knownProducts },
    });
    await tellFollowers(tx, ctx, standard, {
      kind: 'version-moved',
      summary: `${standard.title} ${version.number} will be deprecated: ${reason}`,
      path: versionPath(standard.reference, version.number),
    });
  });
  ctx.post.wake();
}
