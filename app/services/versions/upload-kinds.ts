import { MOST_BLOCKS, MOST_CELLS, MOST_LINKS } from '../../document/import/amount-guard';
import type { ImportKind } from '../../document/import/import-types';

const MEGABYTE = 1024 * 1024;

/** Largest file of each kind that is taken in; a Word file holds its images. */
export const MOST_BYTES: Readonly<Record<ImportKind, number>> = {
  markdown: 8 * MEGABYTE,
  html: 16 * MEGABYTE,
  word: 32 * MEGABYTE,
};

/** Largest file that is read at all, before its kind is known. */
export const LARGEST_UPLOAD_BYTES = MOST_BYTES.word;

export const MEDIA_TYPES: Readonly<Record<ImportKind, string>> = {
  markdown: 'text/markdown',
  html: 'text/html',
  word: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

export const KIND_WORDS: Readonly<Record<ImportKind, string>> = {
  markdown: 'a Markdown file',
  html: 'an HTML page',
  word: 'a Word file',
};

/** What a file is: by its first bytes, and for text by its name. */
export function kindOfFile(bytes: Uint8Array, fileName: string): ImportKind {
  const first = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 512));
  const isZip = first.subarray(0, 2).toString('latin1') === 'PK';
  const isOldOffice = first.subarray(0, 4).toString('hex') === 'd0cf11e0';
  if (isZip || isOldOffice || /\.(docx?|docm|dotx?)$/i.test(fileName)) return 'word';
  const opening = first
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  return /\.x?html?$/i.test(fileName) || /^(<!doctype html|<html[\s>])/i.test(opening) ? 'html' : 'markdown';
}

const CURES: Readonly<Record<ImportKind, string>> = {
  markdown: 'The file could not be read as Markdown. Save it as plain Markdown text and choose it again.',
  html: 'The file could not be read as HTML. Save the page again and choose that file.',
  word: 'The file is damaged or is not a Word file. Open it in Word, save it as .docx and choose it again.',
};

/** Files that people bring for one of these, by their first bytes, with what to do. */
const OTHER_FILES: ReadonlyArray<readonly [RegExp, string]> = [
  [
    /^%PDF-/,
    'The file is a PDF, which keeps no headings, lists or tables. Choose the Word file that it was made from.',
  ],
  [/^\{\\rtf/, 'The file is in Rich Text Format. Open it in Word, save it as .docx and choose that file.'],
  [
    /^(MIME-Version:|From: <Saved by)/i,
    'The file is a web archive. Save the page as HTML only and choose that file.',
  ],
  [/^(\x89PNG|\xff\xd8\xff|GIF8)/, 'The file is a picture. Choose a text, and add the picture in the draft.'],
];

/** Names of what is read as Markdown: plain text is Markdown too. */
const READ_AS_MARKDOWN: readonly string[] = ['md', 'markdown', 'mdown', 'mkd', 'mkdn', 'txt', 'text'];

/** A sentence for a file that would be read as Markdown while its name says that it is something else; null for others. */
export function otherName(fileName: string): string | null {
  const extension = /\.([a-z][a-z0-9_-]{0,15})$/i.exec(fileName.trim())?.[1]?.toLowerCase();
  if (extension === undefined || READ_AS_MARKDOWN.includes(extension)) return null;
  return (
    `The name of the file ends in .${extension}, which is not read as a text. Choose a Word file (.docx), an HTML page ` +
    '(.html or .htm) or a Markdown file (.md, .markdown or .txt). If it is Markdown, give it a name that ends in .md ' +
    'and choose it again.'
  );
}

/** A sentence for a file that is known to be none of the three; null for all others. */
export function otherFile(bytes: Uint8Array): string | null {
  const opening = Buffer.from(bytes.subarray(0, 64)).toString('latin1');
  return OTHER_FILES.find(([pattern]) => pattern.test(opening))?.[1] ?? null;
}

/** What each refusal of the text workshop means for the person who chose the file. */
export const UPLOAD_SENTENCES: Readonly<Record<string, (kind: ImportKind) => string>> = {
  'bad-input': (kind) => CURES[kind],
  'nothing-in-it': () => 'The file is empty. Choose a file with text in it.',
  'not-utf-8': () =>
    'The file is not text in UTF-8: it was saved in another encoding, such as UTF-16 or Windows. Save it as UTF-8 and choose it again.',
  'holds-nul': () =>
    'The file holds NUL characters, which no text has. Save it as plain text in UTF-8 and choose it again, or choose another file.',
  'too-large': (kind) =>
    `The file is larger than ${MOST_BYTES[kind] / MEGABYTE} MB${kind === 'word' ? ', or what is inside it is' : ''}. ` +
    'Split the text, or leave pictures out of it.',
  'too-many': () =>
    `The file holds more than one text can: ${MOST_BLOCKS.toLocaleString('en-GB')} paragraphs, headings and points of lists, ` +
    `${MOST_CELLS.toLocaleString('en-GB')} cells of tables or ${MOST_LINKS.toLocaleString('en-GB')} links. Split it and choose one of the parts.`,
  'too-costly': () =>
    'Reading the file takes more memory than one file gets. Look for a very long line, a very large table or thousands ' +
    'of brackets that never close, and take it out, or split the file.',
  'too-deep': () =>
    'Lists, quotes, tables or elements in the file are nested more than 60 deep. Flatten them and choose the file again.',
  'timed-out': () => 'Reading the file took too long. Split it into parts and choose one of them.',
  'holds-macros': () => 'The file holds macros. Save it as .docx without macros and choose that file.',
  'archive-unsafe': () =>
    'The file is put together in a way that Word does not, so it was not read. Open it in Word, save it as .docx ' +
    'and choose that file.',
  'old-office': () =>
    'The file is an old .doc file or is protected by a password. Save it as .docx without a password and choose ' +
    'that file.',
};
