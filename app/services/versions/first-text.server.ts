import type { ClientRow } from '../../../db/queries/live-text';
import { findSnapshotRecord } from '../../../db/queries/snapshot-records';
import { findCanonical, findSnapshot } from '../../../db/queries/texts';
import { findVersionById, type VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import type { Attribution } from '../../document/history/attribution';
import type { Carried } from '../../document/history/writers';
import { mintIds } from '../../document/ids';
import type { ImportedComment, ImportedImage } from '../../document/import/import-types';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { attributionIn } from '../history/snapshot-record';
import { templateFor } from './template';
import { readFile, readUpload, type UploadedFile } from './text-upload.server';

/** What the draft begins with. */
export type DraftSource =
  | { readonly from: 'template' }
  | { readonly from: 'published' }
  /** The draft of the version before, as it was left: written on beside its published text. */
  | { readonly from: 'left' }
  /** A file that this person uploaded and looked at, with the places of the offers to make requirements of. */
  | {
      readonly from: 'file';
      readonly uploadHash: string;
      readonly requirements?: readonly number[];
    };

/** What a draft begins with. */
export interface FirstText {
  /** The Yjs update that puts it into an empty document. */
  readonly update: Uint8Array;
  /** What it was made from: a word for the record. */
  readonly from: string;
  readonly comments: readonly ImportedComment[];
  /** The file with the changes that people tracked in it; null where there are none. */
  readonly tracked: UploadedFile | null;
  /** The file that it was made from, with its images; null where there is none. */
  readonly file: { readonly hash: string; readonly images: readonly ImportedImage[] } | null;
}

/** The first text of a draft, from whatever it begins with. */
export async function firstText(
  ctx: Context,
  source: DraftSource,
  standard: Parameters<typeof templateFor>[0],
  canonical: string | null,
): Promise<FirstText> {
  const { from } = source;
  switch (from) {
    case 'template':
      return {
        from,
        update: await ctx.texts.seed(mintIds(templateFor(standard))),
        comments: [],
        tracked: null,
        file: null,
      };
    case 'published':
    case 'left':
      if (canonical === null) throw nothingPublished();
      return {
        from,
        update: await ctx.texts.restore([], canonical),
        comments: [],
        tracked: null,
        file: null,
      };
    case 'file': {
      const file = await readUpload(ctx, source.uploadHash);
      const { update, comments, changes, images } = await readFile(ctx, file, source.requirements ?? []);
      // The text is as it was before them; each person's become an amendment once the draft is there.
      return {
        from: file.kind,
        update,
        comments,
        tracked: changes.length > 0 ? file : null,
        file: { hash: source.uploadHash, images },
      };
    }
  }
}

/** How the first text comes in, as it is recorded with the client ids of that text. */
export type FirstOrigin = Pick<ClientRow, 'origin' | 'carried'>;

/** Text that is carried over keeps its writers, where they are known. */
export async function originOf(
  ctx: Context,
  source: DraftSource,
  update: Uint8Array,
  published: PublishedText | null,
): Promise<FirstOrigin> {
  if (source.from === 'template') return { origin: 'template' };
  if (source.from === 'file') return { origin: 'imported' };
  if (published === null) throw nothingPublished();
  const { number, attribution } = published;
  const carried: Carried =
    attribution === null
      ? { version: number, writers: [], runs: [] }
      : await ctx.texts.carriedOver(update, number, attribution);
  return { origin: 'carried', carried };
}

export interface PublishedText {
  readonly canonical: string;
  /** Number of the version it was published as. */
  readonly number: string;
  /** Who wrote it; null when that was not recorded. */
  readonly attribution: Attribution | null;
}

/** The text of the published version that this one follows; null when the draft begins otherwise. */
export async function publishedText(
  tx: Tx,
  version: Pick<VersionRow, 'basedOnId'>,
  source: DraftSource,
): Promise<PublishedText | null> {
  if (source.from !== 'published') return null;
  const base = version.basedOnId === null ? undefined : await findVersionById(tx, version.basedOnId);
  const snapshotId = base?.publishedSnapshotId ?? null;
  const snapshot = snapshotId === null ? undefined : await findSnapshot(tx, snapshotId);
  const canonical = snapshot && (await findCanonical(tx, snapshot.hash));
  if (!base || !snapshot || canonical === undefined) throw nothingPublished();
  const record = await findSnapshotRecord(tx, snapshot.id);
  return { canonical, number: base.number, attribution: attributionIn(record) };
}

function nothingPublished(): ServiceError {
  return new ServiceError(
    'conflict',
    'There is no published text to start from. Start from the template or a file.',
  );
}
