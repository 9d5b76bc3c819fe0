import { findSnapshot } from '../../../db/queries/texts';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { loadVersion } from './load-version.server';
import { standaloneHtml } from './standalone-html';
import { textPath, versionPath } from './version-address';
import { readableText } from './view-text.server';

export const DOWNLOAD_FORMATS = ['json', 'html', 'md'] as const;

/** A text as a file. */
export interface Download {
  readonly body: string;
  readonly mediaType: string;
  readonly fileName: string;
  readonly hash: string;
}

/** The frozen text of a version: published, or what its present step is about. @throws ServiceError `not-found` */
export async function downloadVersion(
  ctx: Context,
  reference: string,
  number: string,
  format: string,
): Promise<Download> {
  const hash = await ctx.store.read(async (tx) => {
    const { version } = await loadVersion(tx, ctx, reference, number);
    const snapshotId = version.publishedSnapshotId ?? version.snapshotId;
    return snapshotId === null ? undefined : (await findSnapshot(tx, snapshotId))?.hash;
  });
  if (hash === undefined) {
    throw new ServiceError(
      'not-found',
      'No text of this version is frozen yet, so there is nothing to download.',
    );
  }
  return await downloadText(ctx, hash, format, `${reference}-${number}`);
}

/** A frozen text by its hash. @throws ServiceError `not-found` */
export async function downloadText(
  ctx: Context,
  hash: string,
  wanted: string,
  name?: string,
): Promise<Download> {
  const format = DOWNLOAD_FORMATS.find((one) => one === wanted);
  if (!format) throw new ServiceError('not-found', 'A text comes as json, html or md.');
  const { row, occasions } = await ctx.store.read((tx) => readableText(tx, ctx, hash));
  const fileName = `${name ?? hash.slice(0, 12)}.${format}`;
  const [first] = occasions;
  switch (format) {
    // The very bytes that the hash names: `sha256sum` of the file gives the hash.
    case 'json':
      return { body: row.canonical, mediaType: 'application/json', fileName, hash };
    case 'html':
      return {
        body: standaloneHtml({
          title: first ? `${first.reference} ${first.title} ${first.number}` : hash,
          hash,
          html: row.html,
          source: `${ctx.settings.origin}${first ? versionPath(first.reference, first.number) : textPath(hash)}`,
        }),
        mediaType: 'text/html; charset=utf-8',
        fileName,
        hash,
      };
    case 'md':
      return {
        body: await ctx.texts.exportMarkdown(row.canonical),
        mediaType: 'text/markdown; charset=utf-8',
        fileName,
        hash,
      };
  }
}
