import { findAmendment } from '../../../db/queries/amendments';
import type { Tx } from '../../../db/store';
import type { MergeChoices, MergedBranch } from '../../document/branch/branch-types';
import type { Context } from '../context';
import { appendMerge, type MergedText, takeOut } from './append-merge.server';
import { type BranchTexts, stillReads } from './branch-texts.server';
import { type LoadedAmendment, movedMeanwhile } from './load-amendment.server';

/** One amendment that is to be merged, and with which choices. */
export interface Merge {
  readonly loaded: LoadedAmendment;
  readonly texts: BranchTexts;
  readonly choices: MergeChoices;
}

export interface Merged {
  readonly loaded: LoadedAmendment;
  readonly texts: BranchTexts;
  readonly branch: MergedBranch;
}

/**
 * Merges amendments into a draft that stands still meanwhile: the edits of those who type wait and are merged as
 * all edits are. The text comes first and what is written about it second; when that cannot be written, the text
 * is taken back. Were the server to stop in between, the draft would say what the amendment proposes already,
 * and the next review finds nothing left to decide.
 *
 * @param today the updates of the draft, given to `rooms.hold`
 * @param write records what was merged, in one transaction
 */
export async function mergeIntoDraft(
  ctx: Context,
  draftId: string,
  today: readonly Uint8Array[],
  merges: readonly Merge[],
  write: (tx: Tx, merged: readonly Merged[], text: MergedText | null) => Promise<void>,
): Promise<void> {
  const merged: Merged[] = [];
  const updates = [...today];
  for (const { loaded, texts, choices } of merges) {
    const branch = await ctx.texts.mergeBranch(texts.base, updates, texts.updates, choices);
    merged.push({ loaded, texts, branch });
    updates.push(branch.update);
    await appendMerge(ctx, { from: loaded.amendment.documentId, to: draftId }, branch);
  }
  const [first, last] = [merged[0], merged.at(-1)];
  const text =
    first && last && first.branch.before !== last.branch.after
      ? { before: first.branch.before, after: last.branch.after }
      : null;
  try {
    await ctx.store.tx(async (tx) => {
      for (const { loaded, texts } of merged) {
        const { id, documentId } = loaded.amendment;
        const counts = (await findAmendment(tx, id))?.draftId === draftId;
        if (!counts || !(await stillReads(tx, documentId, texts.head))) throw movedMeanwhile();
      }
      await write(tx, merged, text);
    });
  } catch (error) {
    if (text !== null) await takeOut(ctx, draftId, updates, text);
    throw error;
  }
}
