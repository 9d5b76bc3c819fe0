import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { findFile, insertFile } from '../../../db/queries/files';
import { textErrorCode } from '../../document/text-error';
import type { ImportedText } from '../../document/workshop-types';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { signedInPerson } from '../people/signed-in';

/** Largest Markdown file that is taken in. */
export const LARGEST_UPLOAD_BYTES = 8 * 1024 * 1024;

const MARKDOWN = 'text/markdown';

/** What an upload would become, without anything having been created yet. */
export interface ImportPreview {
  readonly hash: string;
  readonly imported: Pick<ImportedText, 'title' | 'words' | 'outline' | 'report'>;
  /** The beginning of the text, rendered. */
  readonly html: string;
  /** Whether there is more than the beginning. */
  readonly more: boolean;
}

/** Blocks that the beginning of a text holds. */
const BLOCKS_SHOWN = 60;

/**
 * Takes a Markdown file in and keeps it under its hash, so that what becomes of it can be looked at before
 * anything is made from it.
 *
 * @throws ServiceError `invalid` with the field `file` when it is no text
 */
export async function uploadMarkdown(ctx: Context, bytes: Uint8Array): Promise<{ readonly hash: string }> {
  const person = signedInPerson(ctx.actor);
  if (bytes.length === 0) throw refusedFile('The file is empty. Choose a Markdown file with text in it.');
  if (bytes.length > LARGEST_UPLOAD_BYTES) throw refusedFile(TOO_LARGE);
  if (bytes.includes(0)) throw refusedFile(HOLDS_NUL);
  if (!isUtf8(bytes)) throw refusedFile(NOT_UTF_8);
  const hash = createHash('sha256').update(bytes).digest('hex');
  await ctx.store.tx(async (tx) => {
    await insertFile(tx, {
      hash,
      mediaType: MARKDOWN,
      bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
      uploadedBy: person.personId,
      createdAt: ctx.now(),
    });
    await recordEvent(tx, ctx, {
      act: 'file-uploaded',
      objectKind: 'file',
      objectId: hash,
      after: { mediaType: MARKDOWN, bytes: bytes.length },
    });
  });
  return { hash };
}

/**
 * What a file that was uploaded before becomes.
 * @throws ServiceError `not-found`, or `invalid` with the field `file` when it cannot become a text
 */
export async function previewUpload(ctx: Context, hash: string): Promise<ImportPreview> {
  signedInPerson(ctx.actor);
  return await previewOf(ctx, hash, await readUpload(ctx, hash));
}

/** The bytes of an uploaded Markdown file; who knows its hash has had them. @throws ServiceError `not-found` */
export async function readUpload(ctx: Context, hash: string): Promise<Uint8Array> {
  const file = /^[0-9a-f]{64}$/.test(hash) ? await ctx.store.read((tx) => findFile(tx, hash)) : undefined;
  if (file?.mediaType !== MARKDOWN) {
    throw new ServiceError('not-found', 'That upload is not here. Choose the file again.');
  }
  return file.bytes;
}

async function previewOf(ctx: Context, hash: string, bytes: Uint8Array): Promise<ImportPreview> {
  try {
    // A copy: the worker may take the bytes it is given for good.
    const imported = await ctx.texts.importMarkdown(Uint8Array.from(bytes));
    const { title, words, outline, report, content } = imported;
    const blocks = content.content ?? [];
    const { html } = await ctx.texts.html({ ...content, content: blocks.slice(0, BLOCKS_SHOWN) });
    return { hash, imported: { title, words, outline, report }, html, more: blocks.length > BLOCKS_SHOWN };
  } catch (error) {
    const sentence = SENTENCES[textErrorCode(error) ?? ''];
    if (sentence === undefined) throw error;
    throw refusedFile(sentence);
  }
}

const NOT_UTF_8 = 'The file is not text in UTF-8. Save it as UTF-8 and choose it again.';
const HOLDS_NUL =
  'The file holds characters that no text has, so it is probably not Markdown. Choose another file.';
const TOO_LARGE = 'The file is larger than 8 MB. Split the text, or leave pictures out of it.';

/** What each refusal of the text workshop means for the person who chose the file. */
const SENTENCES: Readonly<Record<string, string>> = {
  'bad-input': 'The file could not be read as Markdown. Save it as plain Markdown text and choose it again.',
  'not-utf-8': NOT_UTF_8,
  'holds-nul': HOLDS_NUL,
  'too-large': TOO_LARGE,
  'too-deep':
    'Lists or quotes in the file are nested more than 60 deep. Flatten them and choose the file again.',
  'timed-out': 'Reading the file took too long. Split it into parts and choose one of them.',
};

function refusedFile(sentence: string): ServiceError {
  return new ServiceError('invalid', sentence, { file: sentence });
}
