import { findDocumentPlace } from '../../../db/queries/documents';
import { findWritingAfter } from '../../../db/queries/history';
import { listDocumentSnapshots, listWrittenDrafts } from '../../../db/queries/snapshot-records';
import { momentInWords } from '../../domain/london-time';
import { isQuiet, quietNotBefore, saysSomethingNew } from '../../domain/quiet-moment';
import type { Context } from '../context';
import { freezeText } from '../versions/freeze-text.server';

/** What an earlier look found, by document. */
export type LookedAt = Map<string, { readonly through: number; readonly notBefore: Date }>;

/**
 * Takes an automatic snapshot of every open draft that has changed since its last snapshot and is quiet now (HI-1).
 * A text that is again what the last snapshot says needs none (HI-2).
 *
 * @param looked kept by the caller from one call to the next
 * @returns how many were taken
 */
export async function snapshotQuietDrafts(ctx: Context, looked: LookedAt): Promise<number> {
  const drafts = await ctx.store.read((tx) => listWrittenDrafts(tx));
  let taken = 0;
  const now = ctx.now();
  for (const { documentId, snapshotThrough, writtenThrough } of drafts) {
    const before = looked.get(documentId);
    const since = Math.max(snapshotThrough, before?.through ?? 0);
    // With hundreds of open drafts, asking for each of them at each look is most of what an idle portal does.
    if (writtenThrough <= since || (before && now < before.notBefore)) continue;
    const writing = await ctx.store.read((tx) => findWritingAfter(tx, documentId, since));
    if (!writing) continue;
    const writersHere = ctx.rooms.hasWriters(documentId);
    if (!isQuiet({ ...writing, writersHere }, now)) {
      looked.set(documentId, { through: before?.through ?? 0, notBefore: quietNotBefore(writing) });
      continue;
    }
    const kept = await takeSnapshot(ctx, documentId, writing.last);
    looked.set(documentId, { through: writing.through, notBefore: now });
    if (kept) taken += 1;
  }
  return taken;
}

async function takeSnapshot(ctx: Context, documentId: string, at: Date): Promise<boolean> {
  const request = { documentId, kind: 'automatic', name: `As of ${momentInWords(at)}` } as const;
  return await freezeText(ctx, request, async (tx, frozen) => {
    const place = await findDocumentPlace(tx, documentId);
    const [last] = place ? await listDocumentSnapshots(tx, place.version.id, documentId) : [];
    // HI-2; it may be that another process of this portal was faster.
    if (!place || !saysSomethingNew(frozen.hash, last?.hash)) return false;
    await frozen.keep();
    return true;
  });
}
