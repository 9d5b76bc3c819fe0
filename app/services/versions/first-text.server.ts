import { findCanonical, findSnapshot } from '../../../db/queries/texts';
import { findVersionById, type VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import { mintIds } from '../../document/ids';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { readUpload } from './markdown-upload.server';
import { templateFor } from './template';

/** What the draft begins with. */
export type DraftSource =
  | { readonly from: 'template' }
  | { readonly from: 'published' }
  /** A Markdown file that this person uploaded and looked at. */
  | { readonly from: 'markdown'; readonly uploadHash: string };

/** The Yjs update that puts the first text into an empty document. */
export async function firstUpdate(
  ctx: Context,
  source: DraftSource,
  standard: Parameters<typeof templateFor>[0],
  canonical: string | null,
): Promise<Uint8Array> {
  switch (source.from) {
    case 'template':
      return await ctx.texts.seed(mintIds(templateFor(standard)));
    case 'published':
      if (canonical === null) throw nothingPublished();
      return await ctx.texts.restore([], canonical);
    case 'markdown': {
      const bytes = await readUpload(ctx, source.uploadHash);
      return (await ctx.texts.importMarkdown(bytes)).update;
    }
  }
}

/** The canonical text of the published version that this one follows; null when the draft begins otherwise. */
export async function publishedText(
  tx: Tx,
  version: VersionRow,
  source: DraftSource,
): Promise<string | null> {
  if (source.from !== 'published') return null;
  const base = version.basedOnId === null ? undefined : await findVersionById(tx, version.basedOnId);
  const snapshotId = base?.publishedSnapshotId ?? null;
  const snapshot = snapshotId === null ? undefined : await findSnapshot(tx, snapshotId);
  const canonical = snapshot && (await findCanonical(tx, snapshot.hash));
  if (canonical === undefined) throw nothingPublished();
  return canonical;
}

function nothingPublished(): ServiceError {
  return new ServiceError(
    'conflict',
    'There is no published text to start from. Start from the template or a file.',
  );
}
