import { endOfDayAfter } from '../../domain/london-time';
import { may } from '../../domain/permissions';
import type { Context } from '../context';
import { loadVersion } from '../versions/load-version.server';
import { versionPath } from '../versions/version-address';
import { senseChecksOn } from './sense-checks-on.server';

/** The sense checks on a version, and whether this person may open another. @throws ServiceError `not-found` */
export async function viewSenseChecks(ctx: Context, reference: string, number: string) {
  return await ctx.store.read(async (tx) => {
    const { standard, version, actor } = await loadVersion(tx, ctx, reference, number);
    return {
      standard: { reference, title: standard.title },
      version: { id: version.id, number, state: version.state, path: versionPath(reference, number) },
      checks: await senseChecksOn(tx, version.id),
      mayOpen:
        version.publishedAt === null && may(actor, 'open-sense-check', { standardId: standard.id }).allowed,
      /** The closing day that the form begins with. */
      suggestedClose: endOfDayAfter(ctx.now(), 7),
    };
  });
}
