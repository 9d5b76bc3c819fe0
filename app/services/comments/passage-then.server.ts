import type { StoredAnchor } from '../../../db/schema/comments';
import { passageFinder } from '../../document/whole-passage';
import type { Context } from '../context';
import { loadVersionById } from '../versions/load-version.server';
import { frozenText, liveText } from './comment-places.server';
import { readSnapshotOf } from './read-snapshot';

/**
 * An anchor on a whole block with what the block says at this moment, so that it can be told later whether it still
 * says that. Read here and not taken from the page: a comment must not claim that a text said something else.
 *
 * @throws ServiceError `not-found`
 */
export async function withPassage(
  ctx: Context,
  anchor: StoredAnchor,
  of: { readonly versionId: string; readonly on: 'snapshot' | 'draft' },
): Promise<StoredAnchor> {
  if (anchor.blockId === null || anchor.quote !== '') return anchor;
  const { version } = await ctx.store.read((tx) => loadVersionById(tx, ctx, of.versionId));
  const snapshotId = of.on === 'draft' ? null : readSnapshotOf(version);
  const content =
    snapshotId === null
      ? ((await liveText(ctx, version.documentId))?.content ?? null)
      : await frozenText(ctx, snapshotId);
  const passage = content === null ? null : passageFinder(content)(anchor.blockId);
  return passage === null ? anchor : { ...anchor, passage };
}
