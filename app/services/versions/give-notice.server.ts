import type { StandardRow } from '../../../db/queries/standards';
import { changeVersion, type VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import { allow, type Decision, type Reason } from '../../domain/decision';
import {
  decideGivingNotice,
  guardSuccessor,
  type NamedSuccessor,
  namesItself,
  successorsIn,
} from '../../domain/lifecycle/successor';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { tellFollowers } from '../standards/tell-followers.server';
import { loadVersionById, versionFacts } from './load-version.server';
import { whatIsNamed } from './named-successor.server';
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
    const { reason, successor, knownProducts } = notice;
    const decided = decideGivingNotice(
      await versionFacts(tx, version, actor),
      {
        given: version.deprecationNoticeAt !== null,
        successorUnmet: await successorUnmet(tx, standard, version, successor),
      },
      actor,
    );
    if (!decided.allowed) return decided;
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

/** LC-53: what the successor that these words name has against it. */
export async function successorUnmet(
  tx: Tx,
  standard: StandardRow,
  version: VersionRow,
  words: string,
): Promise<readonly Reason[]> {
  const notFound: NamedSuccessor[] = [];
  let itself = namesItself(words, { reference: standard.reference, number: version.number });
  for (const named of successorsIn(words)) {
    const found = await whatIsNamed(tx, named);
    if (found === undefined) notFound.push(named);
    else if (found.versionId === version.id) itself = true;
  }
  return guardSuccessor({ notFound, itself });
}
