import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { findFile, insertFile, keepFiles, lendFile } from '../../../db/queries/files';
import type { Tx } from '../../../db/store';
import type { ImportedFile, ImportedImage, ImportKind } from '../../document/import/import-types';
import type { IncomingText } from '../../document/import/incoming-text';
import { textErrorCode } from '../../document/text-error';
import type { OutlineEntry } from '../../document/text-types';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { takeAttemptOrRefuse } from '../people/limits.server';
import { signedInPerson } from '../people/signed-in';
import {
  KIND_WORDS,
  kindOfFile,
  MEDIA_TYPES,
  MOST_BYTES,
  otherFile,
  otherName,
  UPLOAD_SENTENCES,
} from './upload-kinds';

/** What an upload would become, without anything having been created yet. */
export interface ImportPreview {
  readonly hash: string;
  /** `a Word file`. */
  readonly kind: string;
  readonly imported: Pick<ImportedFile, 'title' | 'words' | 'report'> & {
    readonly images: number;
    /** The beginning of each list: a page that shows thousands of points helps nobody. */
    readonly outline: readonly OutlineEntry[];
    readonly offers: ImportedFile['offers'];
    readonly changes: ImportedFile['changes'];
    readonly comments: readonly { readonly author: string; readonly body: string; readonly quote: string }[];
    /** How many there are of each. */
    readonly all: {
      readonly clauses: number;
      readonly offers: number;
      readonly changes: number;
      readonly comments: number;
    };
  };
  /** The beginning of the text, rendered. */
  readonly html: string;
  /** Whether there is more than the beginning. */
  readonly more: boolean;
}

/** A file that was uploaded, and what it claims to be. */
export interface UploadedFile {
  readonly bytes: Uint8Array;
  readonly kind: ImportKind;
}

/** How long a file is kept that was looked at and of which nothing was made. */
export const LOOKED_AT_DAYS = 30;
const DAY = 86_400_000;

/** Points that a list of the preview holds. */
const LISTED = 500;

function clausesIn(outline: readonly OutlineEntry[]): number {
  return outline.reduce((sum, { children }) => sum + 1 + clausesIn(children), 0);
}

/** The first clauses in reading order, each in its place. */
function firstClauses(outline: readonly OutlineEntry[], most: number): OutlineEntry[] {
  let left = most;
  const take = (entries: readonly OutlineEntry[]): OutlineEntry[] =>
    entries.flatMap((entry) => {
      left -= 1;
      return left < 0 ? [] : [{ ...entry, children: take(entry.children) }];
    });
  return take(outline);
}

/**
 * Takes a file in and keeps it under its hash, with the images inside it, so that what becomes of it can be looked
 * at before anything is made from it. One that cannot become a text is not kept, and one of which nothing is made is
 * forgotten after a while.
 *
 * @throws ServiceError `too-many`, `invalid` with the field `file` when it is no text
 */
export async function uploadText(
  ctx: Context,
  bytes: Uint8Array,
  fileName: string,
): Promise<{ readonly hash: string }> {
  const person = signedInPerson(ctx.actor);
  const { kind } = sniffUpload(bytes, fileName);
  await ctx.store.tx((tx) => takeAttemptOrRefuse(tx, ctx, 'upload-text:person', person.personId));
  // Markdown brings no images along, so it is read when it is looked at.
  const images = kind === 'markdown' ? [] : (await lookAt(ctx, { bytes, kind })).images;
  const hash = createHash('sha256').update(bytes).digest('hex');
  const mediaType = MEDIA_TYPES[kind];
  const now = ctx.now();
  const keptUntil = new Date(now.getTime() + LOOKED_AT_DAYS * DAY);
  const kept = { uploadedBy: person.personId, createdAt: now, keptUntil };
  await ctx.store.tx(async (tx) => {
    await lendFile(tx, { hash, mediaType, bytes: bufferOf(bytes), ...kept });
    for (const image of images) {
      await lendFile(tx, {
        hash: image.hash,
        mediaType: image.mediaType,
        bytes: bufferOf(image.bytes),
        ...kept,
      });
    }
    await recordEvent(tx, ctx, {
      act: 'file-uploaded',
      objectKind: 'file',
      objectId: hash,
      after: { mediaType, bytes: bytes.length, images: images.length },
    });
  });
  return { hash };
}

/** Keeps a file that became a text for good, and the images of that text, in the transaction that makes the text. */
export async function keepForGood(
  tx: Tx,
  ctx: Context,
  hash: string,
  images: readonly ImportedImage[],
): Promise<void> {
  const { personId: uploadedBy } = signedInPerson(ctx.actor);
  await keepFiles(tx, [hash]);
  for (const { hash: image, mediaType, bytes } of images) {
    const kept = { hash: image, mediaType, bytes: bufferOf(bytes) };
    await insertFile(tx, { ...kept, uploadedBy, createdAt: ctx.now() });
  }
}

/** Blanks, ends of lines, and the mark that some editors put before a text: a file of these alone says nothing. */
const BLANKS: readonly number[] = [0x09, 0x0a, 0x0c, 0x0d, 0x20, 0xef, 0xbb, 0xbf];
const isBlank = (byte: number): boolean => BLANKS.includes(byte);

/** What was uploaded, with what it is. @throws ServiceError `invalid` with the field `file` when it can be no text */
export function sniffUpload(bytes: Uint8Array, fileName: string): UploadedFile {
  if (bytes.every(isBlank)) throw refusedFile('The file is empty. Choose a file with text in it.');
  const other = otherFile(bytes);
  if (other !== null) throw refusedFile(other);
  const kind = kindOfFile(bytes, fileName);
  if (bytes.length > MOST_BYTES[kind]) throw refusedFile(sentenceFor('too-large', kind) ?? '');
  if (kind === 'markdown') {
    const named = otherName(fileName);
    if (named !== null) throw refusedFile(named);
    refuseWhatIsNoText(bytes);
  }
  return { bytes, kind };
}

/**
 * What a file that was uploaded before becomes.
 * @throws ServiceError `not-found`, or `invalid` with the field `file` when it cannot become a text
 */
export async function previewUpload(ctx: Context, hash: string): Promise<ImportPreview> {
  signedInPerson(ctx.actor);
  const file = await readUpload(ctx, hash);
  const imported = await lookAt(ctx, file);
  const { title, words, outline, report, beginning, offers, changes, images } = imported;
  const comments = imported.comments
    .slice(0, LISTED)
    .map(({ author, body, quote }) => ({ author, body, quote }));
  const listed = { offers: offers.slice(0, LISTED), changes: changes.slice(0, LISTED), comments };
  const all = {
    clauses: clausesIn(outline),
    offers: offers.length,
    changes: changes.length,
    comments: imported.comments.length,
  };
  return {
    hash,
    kind: KIND_WORDS[file.kind],
    imported: {
      title,
      words,
      outline: firstClauses(outline, LISTED),
      report,
      ...listed,
      images: images.length,
      all,
    },
    ...beginning,
  };
}

/** An uploaded file; who knows its hash has had it. @throws ServiceError `not-found` */
export async function readUpload(ctx: Context, hash: string): Promise<UploadedFile> {
  const file = /^[0-9a-f]{64}$/.test(hash) ? await ctx.store.read((tx) => findFile(tx, hash)) : undefined;
  const kinds = Object.keys(MEDIA_TYPES) as ImportKind[];
  const kind = kinds.find((one) => MEDIA_TYPES[one] === file?.mediaType);
  if (file === undefined || kind === undefined) {
    throw new ServiceError('not-found', 'That upload is not here. Choose the file again.');
  }
  return { bytes: file.bytes, kind };
}

/** The text of a file as it stands, before a draft begins with it. @throws ServiceError `invalid` */
async function lookAt(ctx: Context, { bytes, kind }: UploadedFile): Promise<ImportedFile> {
  // A copy: the worker may take the bytes it is given for good.
  return await sayWhyNot(kind, ctx.texts.lookAtFile(Uint8Array.from(bytes), kind));
}

/** The text of a file, with the passages of the given places made into requirements. @throws ServiceError `invalid` */
export async function readFile(
  ctx: Context,
  { bytes, kind }: UploadedFile,
  requirements: readonly number[],
): Promise<ImportedFile> {
  return await sayWhyNot(kind, ctx.texts.importFile(Uint8Array.from(bytes), kind, [...requirements]));
}

/** A file as the text that is to take the place of a draft with these updates. @throws ServiceError `invalid` */
export async function readIncoming(
  ctx: Context,
  { bytes, kind }: UploadedFile,
  requirements: readonly number[],
  draft: readonly Uint8Array[],
): Promise<IncomingText> {
  const source = Uint8Array.from(bytes);
  return await sayWhyNot(kind, ctx.texts.incomingText(source, kind, [...requirements], [...draft]));
}

/** What each person tracked in a file, as edits of the draft with these updates. @throws ServiceError `invalid` */
export async function readTracked(ctx: Context, { bytes, kind }: UploadedFile, draft: readonly Uint8Array[]) {
  return await sayWhyNot(kind, ctx.texts.trackedBranches(Uint8Array.from(bytes), [...draft]));
}

/** Work on a file, its failure turned into a sentence for who chose it. @throws ServiceError `invalid` */
export async function sayWhyNot<T>(kind: ImportKind, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const sentence = sentenceFor(textErrorCode(error), kind);
    if (sentence === undefined) throw error;
    throw refusedFile(sentence);
  }
}

function refuseWhatIsNoText(bytes: Uint8Array): void {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const code = isUtf16 ? 'not-utf-8' : bytes.includes(0) ? 'holds-nul' : isUtf8(bytes) ? null : 'not-utf-8';
  if (code !== null) throw refusedFile(sentenceFor(code, 'markdown') ?? '');
}

function sentenceFor(code: string | null, kind: ImportKind): string | undefined {
  return UPLOAD_SENTENCES[code ?? '']?.(kind);
}

export function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function refusedFile(sentence: string): ServiceError {
  return new ServiceError('invalid', sentence, { file: sentence });
}
