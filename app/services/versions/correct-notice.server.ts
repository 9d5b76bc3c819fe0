import { changeVersion, type VersionRow } from '../../../db/queries/versions';
import { allow, type Decision, refuse } from '../../domain/decision';
import {
  decideCorrectingNotice,
  decideTakingNoticeBack,
  type NoticeOfEnd,
} from '../../domain/lifecycle/correcting-notice';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { changedSince } from '../shown-print';
import { tellFollowers } from '../standards/tell-followers.server';
import { successorUnmet } from './give-notice.server';
import { loadVersionById, versionFacts } from './load-version.server';
import { versionPath } from './version-address';

/** What the public is told now of the end of a version. */
export function noticeOf(version: VersionRow): NoticeOfEnd {
  const { deprecationReason: reason, successor, knownProducts, phaseOutEndsAt: phaseOutEnds } = version;
  return { reason, successor, knownProducts, phaseOutEnds };
}

export interface CorrectingNotice extends NoticeOfEnd {
  readonly versionId: string;
  /** Why it is corrected; public. */
  readonly why: string;
  /** The print of the notice that the form began with (PM-36). */
  readonly shownHash?: string;
}

/**
 * Corrects the notice of the end of a version: everybody who follows the standard is told what it says now, and where
 * it names another successor before the deprecation its days begin anew.
 */
export async function correctNotice(
  ctx: Context,
  { versionId, why, shownHash, ...after }: CorrectingNotice,
): Promise<Decision<{ readonly beginsAnew: boolean }>> {
  const decision = await ctx.store.tx(async (tx): Promise<Decision<{ readonly beginsAnew: boolean }>> => {
    const { standard, version, actor } = await loadVersionById(tx, ctx, versionId);
    const before = noticeOf(version);
    const decided = decideCorrectingNotice(
      await versionFacts(tx, version, actor),
      {
        given: version.deprecationNoticeAt !== null,
        before,
        after,
        why,
        successorUnmet: await successorUnmet(tx, standard, version, after.successor),
      },
      actor,
      ctx.now(),
    );
    if (decided.allowed && changedSince(shownHash, before).length > 0) {
      return refuse([{ rule: 'PM-36', word: 'changed-meanwhile' }]);
    }
    if (!decided.allowed) return decided;
    const { beginsAnew } = decided.result;
    const { reason, successor, knownProducts, phaseOutEnds } = after;
    const ended = version.state === 'deprecated';
    await changeVersion(tx, version.id, {
      deprecationReason: reason,
      successor,
      knownProducts,
      ...(beginsAnew ? { deprecationNoticeAt: ctx.now() } : {}),
      ...(ended ? { phaseOutEndsAt: phaseOutEnds } : {}),
    });
    const written = ({ phaseOutEnds: ends, ...words }: NoticeOfEnd) => ({
      ...words,
      ...(ended ? { phaseOutEnds: ends?.toISOString() ?? null } : {}),
    });
    await recordEvent(tx, ctx, {
      act: 'deprecation-notice-corrected',
      objectKind: 'version',
      objectId: version.id,
      standardId: standard.id,
      versionId: version.id,
      before: written(before),
      after: { ...written(after), why, beginsAnew },
    });
    await tellFollowers(tx, ctx, standard, {
      kind: 'version-moved',
      summary: `The notice of the end of ${standard.title} ${version.number} is corrected: ${why}`,
      path: versionPath(standard.reference, version.number),
    });
    return allow({ beginsAnew });
  });
  if (decision.allowed) ctx.post.wake();
  return decision;
}

/** Takes a notice of deprecation back: the version goes on as if none had been given, and the record keeps both. */
export async function takeNoticeBack(
  ctx: Context,
  { versionId, why }: Pick<CorrectingNotice, 'versionId' | 'why'>,
): Promise<Decision> {
  const decision = await ctx.store.tx(async (tx): Promise<Decision> => {
    const { standard, version, actor } = await loadVersionById(tx, ctx, versionId);
    const given = version.deprecationNoticeAt !== null;
    const facts = await versionFacts(tx, version, actor);
    const decided = decideTakingNoticeBack(facts, { given, why }, actor);
    if (!decided.allowed) return decided;
    const { reason, successor, knownProducts } = noticeOf(version);
    await changeVersion(tx, version.id, {
      deprecationNoticeAt: null,
      deprecationReason: '',
      successor: '',
      knownProducts: '',
    });
    await recordEvent(tx, ctx, {
      act: 'deprecation-notice-taken-back',
      objectKind: 'version',
      objectId: version.id,
      standardId: standard.id,
      versionId: version.id,
      before: { reason, successor, knownProducts },
      after: { why },
    });
    await tellFollowers(tx, ctx, standard, {
      kind: 'version-moved',
      summary: `${standard.title} ${version.number} will not be deprecated, and its notice is taken back: ${why}`,
      path: versionPath(standard.reference, version.number),
    });
    return allow();
  });
  if (decision.allowed) ctx.post.wake();
  return decision;
}
