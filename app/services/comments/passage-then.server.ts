import { readLogSteps } from '../../../db/queries/documents';
import type { StoredAnchor } from '../../../db/schema/comments';
import type { Anchor } from '../../document/anchor-types';
import { passageFinder } from '../../document/whole-passage';
import type { Context } from '../context';
import { loadVersionById } from '../versions/load-version.server';
import { anchorOf } from './anchor-input';
import { frozenText, liveText } from './comment-places.server';
import { readSnapshotOf } from './read-snapshot';

/** How long somebody may write a comment on words that were edited meanwhile. */
const LATELY_MS = 30 * 60_000;
/** How many steps of the log are left out, one after the other: an edit of a moment ago is undone by the first. */
const STEPS_BACK = [1, 4, 16, 64, 256, 1024];

/**
 * Whether the words stood in a text that this document had a short while ago, as far as its log still has the steps.
 * The texts between are not all read: words that stood for a few steps only may be missed, and are refused.
 */
async function stoodLately(ctx: Context, documentId: string, words: Anchor): Promise<boolean> {
  const { folded, steps } = await ctx.store.read((tx) => readLogSteps(tx, documentId));
  const since = ctx.now().getTime() - LATELY_MS;
  for (const back of STEPS_BACK) {
    const left = steps.slice(0, Math.max(0, steps.length - back));
    // Its first step left out is the one whose text this was until then.
    const until = steps[left.length]?.at;
    if (until === undefined || until.getTime() < since) return false;
    const updates = [...(folded === null ? [] : [folded]), ...left.map(({ update }) => update)];
    if (updates.length === 0) return false;
    const { content } = await ctx.texts.readLive(updates);
    const [place] = await ctx.texts.resolveAnchors(content, [words]);
    if (place?.state === 'found' || place?.state === 'moved') return true;
    if (left.length === 0) return false;
  }
  return false;
}

/**
 * An anchor whose words stand in the text at this moment, or stood in a live one a short while ago; one on a whole block with what the block says, so that it
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
  const quoted = anchor.quote !== '';
  if (place === undefined || place.state === 'lost' || (quoted && place.state === 'changed')) {
    const live = snapshotId === null ? (of.textId ?? version.documentId) : null;
    return quoted && live !== null && (await stoodLately(ctx, live, words)) ? anchor : null;
  }
  if (quoted) return anchor;
  const passage = passageFinder(content)(anchor.blockId);
  return passage === null ? anchor : { ...anchor, passage };
}
