import { findFile } from '../../../db/queries/files';
import { findSnapshot } from '../../../db/queries/texts';
import { EXPORT_FORMATS, type ExportFormat, type ExportImage } from '../../document/export/export-types';
import { sayMissingReferences } from '../../document/missing-reference';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { isShown } from './imported-file.server';
import { loadVersion } from './load-version.server';
import { standaloneHtml } from './standalone-html';
import { textPath, versionPath } from './version-address';
import { readableText } from './view-text.server';

export const DOWNLOAD_FORMATS = ['json', 'html', 'md', ...EXPORT_FORMATS] as const;

/** A text as a file. */
export interface Download {
  readonly body: string | Uint8Array;
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
  if (!format) throw new ServiceError('not-found', `A text comes as ${DOWNLOAD_FORMATS.join(', ')}.`);
  const { row, occasions } = await ctx.store.read((tx) => readableText(tx, ctx, hash));
  const [first] = occasions;
  const title = first ? `${first.reference} ${first.title} ${first.number}` : hash;
  const source = `${ctx.settings.origin}${first ? versionPath(first.reference, first.number) : textPath(hash)}`;
  const fileName = `${name ?? hash.slice(0, 12)}${format === 'csv' ? '-requirements' : ''}.${format}`;
  switch (format) {
    // The very bytes that the hash names: `sha256sum` of the file gives the hash.
    case 'json':
      return { body: row.canonical, mediaType: 'application/json', fileName, hash };
    case 'html':
      return {
        body: standaloneHtml({ title, hash, source, html: await withImages(ctx, row) }),
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
    default: {
      const images = await imagesOf(ctx, row.canonical);
      const body = await ctx.texts.exportFile(row.canonical, format, { title, source, hash, images });
      return { body, mediaType: EXPORT_TYPES[format], fileName, hash };
    }
  }
}

const EXPORT_TYPES: Readonly<Record<ExportFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  csv: 'text/csv; charset=utf-8; header=present',
  reqif: 'application/xml; charset=utf-8',
};

/** The uploaded images that a text shows, as far as they are here. */
async function imagesOf(ctx: Context, canonical: string): Promise<ExportImage[]> {
  const hashes = await ctx.texts.imageHashes(canonical);
  return await ctx.store.read(async (tx) => {
    const images: ExportImage[] = [];
    for (const hash of hashes) {
      const file = await findFile(tx, hash);
      if (file !== undefined && isShown(file.mediaType)) {
        images.push({ hash, mediaType: file.mediaType, bytes: file.bytes });
      }
    }
    return images;
  });
}

/** The HTML of a text with its uploaded images inside it. */
async function withImages(ctx: Context, { html: kept, canonical }: { html: string; canonical: string }) {
  const html = sayMissingReferences(kept);
  if (!html.includes('src="/files/')) return html;
  const images = new Map((await imagesOf(ctx, canonical)).map((image) => [image.hash, image]));
  return html.replace(/src="\/files\/([0-9a-f]{64})"/g, (whole, hash: string) => {
    const image = images.get(hash);
    return image === undefined
      ? whole
      : `src="data:${image.mediaType};base64,${Buffer.from(image.bytes).toString('base64')}"`;
  });
}
