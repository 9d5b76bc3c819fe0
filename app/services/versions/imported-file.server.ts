import { findFile } from '../../../db/queries/files';
import type { Context } from '../context';
import { ServiceError } from '../errors';

/** Kinds of file that are served to readers as they are: images that browsers draw and that hold no program. */
const SHOWN: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

export function isShown(mediaType: string): boolean {
  return SHOWN.has(mediaType);
}

/** An image that a text shows, by the hash of its bytes; whoever knows the hash has seen the text. */
export async function viewImage(ctx: Context, hash: string) {
  const file = /^[0-9a-f]{64}$/.test(hash) ? await ctx.store.read((tx) => findFile(tx, hash)) : undefined;
  if (file === undefined || !isShown(file.mediaType)) {
    throw new ServiceError('not-found', 'There is no image with this hash. Check that the hash is whole.');
  }
  return { bytes: file.bytes, mediaType: file.mediaType, hash };
}
