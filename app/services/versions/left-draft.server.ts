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
  readonly versionId: string;
  readonly documentId: string;
  readonly number: string;
  /** The hash of the published text. */
  readonly hash: string;
  /** Numbers of the patches that were published since, the first one first. */
  readonly lacks: readonly string[];
}

/**
 * Whether the draft of a published version was written in after its published text was frozen; of a published patch,
 * whether that of the version which it corrects was (LC-55).
 */
export async function wasWrittenOn(tx: Tx, version: VersionRow): Promise<WrittenOn | null> {
  const { id: versionId, documentId, number, patchOfId, publishedSnapshotId } = version;
  const published = publishedSnapshotId === null ? undefined : await findSnapshot(tx, publishedSnapshotId);
  if (published === undefined || documentId === null) return null;
  const { throughSeq } = await readLogHead(tx, documentId);
  if (published.documentId === documentId && throughSeq > published.throughSeq) {
    return { versionId, documentId, number, hash: published.hash, lacks: [] };
  }
  const corrected = patchOfId === null ? undefined : await findVersionById(tx, patchOfId);
  const left = corrected === undefined ? null : await wasWrittenOn(tx, corrected);
  return left && { ...left, lacks: [...left.lacks, number] };
}

/** The draft of a version that was left behind with words in it, and the patches whose corrections it lacks. */
export type LeftDraft = Pick<WrittenOn, 'number' | 'lacks'>;

/** The draft before this version as it was left, where it says other than the text that was published of it. */
export async function leftDraftOf(
  ctx: Context,
  version: Pick<VersionRow, 'basedOnId'>,
): Promise<LeftDraft | null> {
  const left = await readLeft(ctx, version);
  return left && { number: left.number, lacks: left.lacks };
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
