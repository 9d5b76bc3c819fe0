import { readLog } from '../../../db/queries/documents';
import type { OutlineEntry } from '../../document/text-types';
import type { Context } from '../context';
import { loadVersionById } from '../versions/load-version.server';
import { storedText } from '../versions/text-to-read.server';

/** The clauses of the text that readers of a version are shown: what was frozen, or the draft as it is now. */
export async function outlineOf(ctx: Context, versionId: string): Promise<readonly OutlineEntry[]> {
  const { stored, updates } = await ctx.store.read(async (tx) => {
    const { version } = await loadVersionById(tx, ctx, versionId);
    const text = await storedText(tx, version);
    if (text !== null || version.documentId === null) return { stored: text, updates: null };
    return { stored: null, updates: (await readLog(tx, version.documentId)).updates };
  });
  if (stored !== null) return stored.outline;
  return updates === null ? [] : (await ctx.texts.readLive(updates)).outline;
}
