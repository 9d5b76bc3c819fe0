import type { StoredAnchor } from '../../../db/schema/comments';
import { passageFinder } from '../../document/whole-passage';
import type { Context } from '../context';
import { loadVersionById } from '../versions/load-version.server';
import { anchorOf } from './anchor-input';
import { frozenText, liveText } from './comment-places.server';
import { readSnapshotOf } from './read-snapshot';

/**
 * An anchor whose words stand in the text at this moment; one on a whole block with what the block says, so that it
 * can be told later whether it still says that. Read here and not taken from the page: a comment must not claim that
 * a text said something else.
 *
 * @returns null when the text does not hold the block, or not the words that are commented on
 * @throws ServiceError `not-found`
 */
export async function withPassage(
  ctx: Context,
  anchor: StoredAnchor,
  of: { readonly versionId: string; readonly on: 'snapshot' | 'draft'; readonly textId?: string },
): Promise<StoredAnchor | null> {
  const words = anchorOf(anchor);
  if (anchor.blockId === null || words === null) return anchor;
  const { version } = await ctx.store.read((tx) => loadVersionById(tx, ctx, of.versionId));
  const snapshotId = of.on === 'draft' ? null : readSnapshotOf(version);
  const content =
    snapshotId === null
      ? ((await liveText(ctx, of.textId ?? version.documentId))?.content ?? null)
      : await frozenText(ctx, snapshotId);
  // Where no text can be read there is nothing to hold it against.
  if (content === null) return anchor;
  const [place] = await ctx.texts.resolveAnchors(content, [words]);
  if (place === undefined || place.state === 'lost') return null;
  if (anchor.quote !== '') return place.state === 'changed' ? null : anchor;
  const passage = passageFinder(content)(anchor.blockId);
  return passage === null ? anchor : { ...anchor, passage };
}
