import { listStandardsToCarryOn, listUndecided } from '../../../db/queries/comment-lists';
import { listVersions, type VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import { follows, staysForMandate, versionToDecide } from '../../domain/comment-carrying';
import { mandateOf } from '../ballots/mandate-under-way.server';
import type { Context } from '../context';
import { everyDue } from '../every-due';
import { takeAlong, type UndecidedComment } from './carry-comments.server';
import { tellCarried } from './tell-carried.server';

interface Way {
  readonly from: VersionRow;
  readonly to: VersionRow;
  readonly ids: ReadonlySet<string>;
}

/**
 * Takes the open comments on the published versions of a standard along to where they are decided (CD-27), in the
 * transaction of the caller: on whichever of them somebody commented, and whenever.
 *
 * @param published the version that is published now: it takes what was left behind and has no other place to go
 * @returns how many went along
 */
export async function carryOnwards(
  tx: Tx,
  ctx: Context,
  standardId: string,
  published?: Pick<VersionRow, 'id'>,
): Promise<number> {
  const carried = new Map<string, UndecidedComment[]>();
  for (const { from, to, ids } of await waysOnwards(tx, ctx.now(), standardId, published)) {
    const which = ({ id }: UndecidedComment) => ids.has(id);
    const along = await takeAlong(tx, ctx, { standardId, fromVersionId: from.id, toVersionId: to.id, which });
    carried.set(to.id, [...(carried.get(to.id) ?? []), ...along]);
  }
  // Comments of one person come from several versions, and are one line for where they go.
  for (const [toVersionId, comments] of carried) await tellCarried(tx, ctx, toVersionId, comments);
  return [...carried.values()].reduce((sum, comments) => sum + comments.length, 0);
}

/** The comments that go along now, together where they have the same way. */
async function waysOnwards(
  tx: Tx,
  now: Date,
  standardId: string,
  published?: Pick<VersionRow, 'id'>,
): Promise<readonly Way[]> {
  const versions = await listVersions(tx, [standardId]);
  const newest = versions.find(({ id }) => id === published?.id);
  const ways: Way[] = [];
  for (const from of versions.filter(({ publishedAt }) => publishedAt !== null)) {
    const instead = newest !== undefined && follows(newest, from) ? newest : null;
    const placeOf = (comment: UndecidedComment) => versionToDecide(comment, from, versions) ?? instead;
    const open = (await listUndecided(tx, from.id)).filter((comment) => placeOf(comment) !== null);
    if (open.length === 0) continue;
    const mandate = await mandateOf(tx, from.id, now);
    const going = open.filter((comment) => !staysForMandate(comment, mandate));
    for (const to of new Set(going.map(placeOf))) {
      if (to === null) continue;
      ways.push({ from, to, ids: new Set(going.filter((one) => placeOf(one) === to).map(({ id }) => id)) });
    }
  }
  return ways;
}

/**
 * Work of the clock: takes along what could not go before, because a mandate of its version was being decided. It runs
 * every second, so it looks without writing first.
 *
 * @returns of how many standards comments went along by this call
 */
export async function carryWhatWaited(ctx: Context): Promise<number> {
  const due = await ctx.store.read(async (tx) => {
    const standards: string[] = [];
    for (const id of await listStandardsToCarryOn(tx)) {
      if ((await waysOnwards(tx, ctx.now(), id)).length > 0) standards.push(id);
    }
    return standards;
  });
  const clock: Context = { ...ctx, actor: { kind: 'clock' } };
  return await everyDue(due, async (id) => (await ctx.store.tx((tx) => carryOnwards(tx, clock, id))) > 0);
}
