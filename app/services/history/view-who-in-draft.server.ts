import { findDocumentPlace } from '../../../db/queries/documents';
import type { Where } from '../../document/history/passages';
import type { OutlineEntry } from '../../document/text-types';
import { may } from '../../domain/permissions';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { documentThing } from '../live/seat-facts.server';
import { actorFacts } from '../people/actor-facts.server';
import { loadHistory } from './load-history.server';
import { type WhoLine, whoLines } from './who-lines';
import { loadWriterNames } from './writer-names.server';

/** Who wrote what stands in a draft at this moment. */
export interface WhoInDraft {
  readonly documentId: string;
  readonly reference: string;
  readonly title: string;
  readonly number: string;
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
    const place = await findDocumentPlace(tx, documentId);
    const facts = await actorFacts(tx, ctx.actor);
    if (!place || !may(facts, 'read-draft', await documentThing(tx, place)).allowed) {
      throw new ServiceError('not-found', 'There is no draft at this address.');
    }
    return { place, history: await loadHistory(tx, documentId) };
  });
  const { place, history } = found;
  // Without a part only the contents are shown.
  const { lines, attribution, outline } = await ctx.texts.whoWrote(history, where ?? { blockId: '' });
  const names = await ctx.store.read((tx) => loadWriterNames(tx, attribution.writers));
  return {
    documentId,
    reference: place.standard.reference,
    title: place.standard.title,
    number: place.version.number,
    outline,
    lines: where === null ? [] : whoLines(lines, attribution.writers, names),
  };
}
