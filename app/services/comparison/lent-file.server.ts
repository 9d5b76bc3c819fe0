import { createHash } from 'node:crypto';
import { lendFile } from '../../../db/queries/files';
import type { FileText } from '../../document/import/import-types';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { isServiceError, ServiceError } from '../errors';
import { takeAttemptOrRefuse } from '../people/limits.server';
import { signedInPerson } from '../people/signed-in';
import { loadStandard } from '../standards/load-standard.server';
import {
  bufferOf,
  readUpload,
  sayWhyNot,
  sniffUpload,
  type UploadedFile,
} from '../versions/text-upload.server';
import { MEDIA_TYPES } from '../versions/upload-kinds';
import { sideKey } from './side-key';

/** How long a file that was brought for comparison is kept. */
export const LENT_DAYS = 30;
const DAY = 86_400_000;

/**
 * Takes in a file that is compared with texts of a standard and is no text of it. It is read at once, so that one that
 * cannot be compared is not kept; its pictures are not kept at all.
 *
 * @returns the key of the side it is
 * @throws ServiceError `sign-in-needed`, `not-found`, `too-many`, `invalid` with the field `file`
 */
export async function bringFile(
  ctx: Context,
  reference: string,
  bytes: Uint8Array,
  fileName: string,
): Promise<string> {
  const { personId } = signedInPerson(ctx.actor);
  const file = sniffUpload(bytes, fileName);
  const standardId = await ctx.store.tx(async (tx) => {
    const { standard } = await loadStandard(tx, ctx, reference);
    await takeAttemptOrRefuse(tx, ctx, 'lend-file:person', personId);
    return standard.id;
  });
  await read(ctx, file);
  const hash = createHash('sha256').update(bytes).digest('hex');
  const now = ctx.now();
  await ctx.store.tx(async (tx) => {
    await lendFile(tx, {
      hash,
      mediaType: MEDIA_TYPES[file.kind],
      bytes: bufferOf(bytes),
      uploadedBy: personId,
      createdAt: now,
      keptUntil: new Date(now.getTime() + LENT_DAYS * DAY),
    });
    await recordEvent(tx, ctx, {
      act: 'file-brought-for-comparison',
      objectKind: 'file',
      objectId: hash,
      standardId,
      after: { mediaType: MEDIA_TYPES[file.kind], bytes: bytes.length },
    });
  });
  return sideKey({ kind: 'file', hash });
}

/** What a file that was brought says; whoever has its address and an account has been given it. */
export async function readLentFile(ctx: Context, hash: string): Promise<FileText> {
  signedInPerson(ctx.actor);
  let file: UploadedFile;
  try {
    file = await readUpload(ctx, hash);
  } catch (thrown) {
    if (!isServiceError(thrown) || thrown.code !== 'not-found') throw thrown;
    throw new ServiceError(
      'not-found',
      `This file is not here: files for comparison are kept for ${LENT_DAYS} days. Bring it again.`,
    );
  }
  return await read(ctx, file);
}

async function read(ctx: Context, { bytes, kind }: UploadedFile): Promise<FileText> {
  // A copy: the worker may take the bytes it is given for good.
  return await sayWhyNot(kind, ctx.texts.readFile(Uint8Array.from(bytes), kind));
}
