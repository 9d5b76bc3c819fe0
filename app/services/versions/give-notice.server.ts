import { findStandard } from '../../../db/queries/standards';
import { changeVersion, findRenumbered, findVersion } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import { allow, type Decision } from '../../domain/decision';
import { isInForce } from '../../domain/lifecycle/in-force';
import { decideSuccessor, type NamedSuccessor, successorsIn } from '../../domain/lifecycle/successor';
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
export async function giveDeprecationNotice(ctx: Context, notice: DeprecationNotice): Promise<Decision> {
  const decision = await ctx.store.tx(async (tx) => {
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
    const named = decideSuccessor(await notFound(tx, successorsIn(successor)));
    if (!named.allowed) return named;
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
    return allow();
  });
  if (decision.allowed) ctx.post.wake();
  return decision;
}

/** Those of which there is no such standard, or no such version of it. */
async function notFound(tx: Tx, named: readonly NamedSuccessor[]): Promise<readonly NamedSuccessor[]> {
  const missing: NamedSuccessor[] = [];
  for (const one of named) if (!(await isThere(tx, one))) missing.push(one);
  return missing;
}

async function isThere(tx: Tx, { reference, number }: NamedSuccessor): Promise<boolean> {
  const found = await findStandard(tx, reference);
  if (found === undefined || found.standard.hiddenAt !== null) return false;
  if (number === null) return true;
  const { id } = found.standard;
  const version = await findVersion(tx, id, number);
  return version !== undefined || (await findRenumbered(tx, id, number)) !== undefined;
}
