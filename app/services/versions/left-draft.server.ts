import { readLog, readLogHead } from '../../../db/queries/documents';
import { findSnapshot } from '../../../db/queries/texts';
import { findVersionById, type VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import type { Attribution } from '../../document/history/attribution';
import { textErrorCode } from '../../document/text-error';
import type { Context } from '../context';
import { loadHistory } from '../history/load-history.server';
import type { PublishedText } from './first-text.server';

/** The draft of a published version that was written on after its published text was frozen. */
interface WrittenOn {
  readonly documentId: string;
  readonly number: string;
  /** The hash of the published text. */
  readonly hash: string;
}

/** Whether the draft of a published version was written in after its published text was frozen. */
export async function wasWrittenOn(tx: Tx, version: VersionRow): Promise<WrittenOn | null> {
  const { documentId, number, publishedSnapshotId } = version;
  const published = publishedSnapshotId === null ? undefined : await findSnapshot(tx, publishedSnapshotId);
  if (documentId === null || published === undefined || published.documentId !== documentId) return null;
  const { throughSeq } = await readLogHead(tx, documentId);
  return throughSeq > published.throughSeq ? { documentId, number, hash: published.hash } : null;
}

/** The number of the version that this one follows, where its draft as it was left says other than its published text. */
export async function leftDraftOf(
  ctx: Context,
  version: Pick<VersionRow, 'basedOnId'>,
): Promise<string | null> {
  return (await readLeft(ctx, version))?.number ?? null;
}

/** The text of that draft, with who wrote it; null where it says nothing else than the published one. */
export async function leftText(
  ctx: Context,
  version: Pick<VersionRow, 'basedOnId'>,
): Promise<PublishedText | null> {
  const left = await readLeft(ctx, version);
  if (left === null) return null;
  const { documentId, number, canonical } = left;
  return { number, canonical, attribution: await attributionOf(ctx, documentId) };
}

async function readLeft(ctx: Context, { basedOnId }: Pick<VersionRow, 'basedOnId'>) {
  const found = await ctx.store.read(async (tx) => {
    const base = basedOnId === null ? undefined : await findVersionById(tx, basedOnId);
    const writtenOn = base === undefined ? null : await wasWrittenOn(tx, base);
    return writtenOn && { ...writtenOn, updates: (await readLog(tx, writtenOn.documentId)).updates };
  });
  if (found === null) return null;
  const { updates, hash: publishedHash, ...left } = found;
  // A draft is closed when its version is published: what is read here does not change any more.
  const { canonical, hash } = await ctx.texts.freeze(updates);
  return hash === publishedHash ? null : { ...left, canonical };
}

/** Who wrote it; null when that cannot be worked out. */
async function attributionOf(ctx: Context, documentId: string): Promise<Attribution | null> {
  const history = await ctx.store.read((tx) => loadHistory(tx, documentId));
  try {
    return await ctx.texts.attribute(history);
  } catch (error) {
    const failure = textErrorCode(error);
    if (failure === null || failure === 'timed-out') throw error;
    return null;
  }
}
