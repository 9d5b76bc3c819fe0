import type { Where } from '../../document/history/passages';
import type { OutlineEntry } from '../../document/text-types';
import type { Context } from '../context';
import { loadHistory } from './load-history.server';
import { namedText } from './named-text.server';
import { type WhoLine, whoLines } from './who-lines';
import { loadWriterNames } from './writer-names.server';

/** Who wrote what stands in a draft at this moment. */
export interface WhoInDraft {
  readonly documentId: string;
  readonly reference: string;
  readonly title: string;
  readonly number: string;
  readonly what: string;
  readonly page: { readonly text: string; readonly href: string };
  readonly outline: readonly OutlineEntry[];
  readonly lines: readonly WhoLine[];
}

/**
 * Who wrote a clause, a block, or some words of a draft.
 *
 * @throws ServiceError `not-found` when there is no such draft for this reader
 */
export async function viewWhoInDraft(
  ctx: Context,
  documentId: string,
  where: Where | null,
): Promise<WhoInDraft> {
  const found = await ctx.store.read(async (tx) => {
    const { named } = await namedText(tx, ctx, documentId);
    return { named, history: await loadHistory(tx, documentId) };
  });
  const { named, history } = found;
  // Without a part only the contents are shown.
  const { lines, attribution, outline } = await ctx.texts.whoWrote(history, where ?? { blockId: '' });
  const names = await ctx.store.read((tx) => loadWriterNames(tx, attribution.writers));
  return {
    ...named,
    outline,
    lines: where === null ? [] : whoLines(lines, attribution.writers, names),
  };
}
