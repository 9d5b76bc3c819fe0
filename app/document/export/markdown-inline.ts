import { type MarkJson, type NodeJson, textAttribute } from '../json';
import {
  breakHtml,
  isPlainLine,
  linkTag,
  type MarkdownContext,
  orderedMarks,
  referenceHtml,
  whiteHtml,
} from './inline-html';
import { type LinePiece, linePieces } from './line-pieces';

/** A line of text as Markdown; a line break becomes `<br>` so that it survives in tables as well. */
export function inlineMarkdown(nodes: readonly NodeJson[], context: MarkdownContext): string {
  const pieces = linePieces(nodes);
  let markdown = '';
  let open: MarkJson[] = [];
  for (const [at, piece] of pieces.entries()) {
    const marks = marksOf(piece);
    const starred = markdown.endsWith('*') ? null : stars(piece, pieces[at - 1], pieces[at + 1]);
    const wanted = starred === null ? marks : [];
    const keep = commonStart(open, wanted);
    const closing = open.slice(keep).reverse().map(closeMark).join('');
    const opening = wanted.slice(keep).map(openMark).join('');
    markdown += closing + opening + (starred ?? pieceMarkdown(piece, context));
    open = wanted;
  }
  return markdown + open.reverse().map(closeMark).join('');
}

function pieceMarkdown(piece: LinePiece, context: MarkdownContext): string {
  switch (piece.kind) {
    case 'break':
      return breakHtml(piece.edge);
    case 'reference':
      return referenceHtml(piece.node, context, escapeWords);
    case 'white':
      return isCode(piece) ? `<code>${whiteHtml(piece.text)}</code>` : whiteHtml(piece.text);
    case 'words':
      return isCode(piece) ? codeSpan(piece.text) : escapeWords(piece.text);
  }
}

const isCode = (piece: LinePiece) => 'marks' in piece && piece.marks.some((mark) => mark.type === 'code');

/** Those that are opened and closed; code is written with its words. */
function marksOf(piece: LinePiece): MarkJson[] {
  return 'marks' in piece ? orderedMarks(piece.marks).filter((mark) => mark.type !== 'code') : [];
}

/**
 * Words in bold or italics between asterisks. Only where these can mean nothing else: letters stand at both ends
 * inside, and no other mark beside; everywhere else the tags of HTML are used.
 */
function stars(piece: LinePiece, before: LinePiece | undefined, after: LinePiece | undefined): string | null {
  const alone = (other: LinePiece | undefined) => other === undefined || marksOf(other).length === 0;
  if (piece.kind !== 'words' || piece.marks.length !== 1 || !alone(before) || !alone(after)) return null;
  const delimiter = piece.marks[0]?.type === 'bold' ? '**' : piece.marks[0]?.type === 'italic' ? '*' : null;
  if (delimiter === null || !/^[\p{L}\p{N}](.*[\p{L}\p{N}])?$/u.test(piece.text)) return null;
  return delimiter + escapeWords(piece.text) + delimiter;
}

function commonStart(a: readonly MarkJson[], b: readonly MarkJson[]): number {
  let length = 0;
  while (length < a.length && length < b.length && JSON.stringify(a[length]) === JSON.stringify(b[length]))
    length += 1;
  return length;
}

const DELIMITERS: Readonly<Record<string, readonly [string, string]>> = {
  bold: ['<strong>', '</strong>'],
  italic: ['<em>', '</em>'],
  strike: ['<del>', '</del>'],
  superscript: ['<sup>', '</sup>'],
  subscript: ['<sub>', '</sub>'],
};

function openMark(mark: MarkJson): string {
  if (mark.type === 'link') return isPlainLink(mark) ? '[' : linkTag(mark);
  return DELIMITERS[mark.type]?.[0] ?? '';
}

function closeMark(mark: MarkJson): string {
  if (mark.type !== 'link') return DELIMITERS[mark.type]?.[1] ?? '';
  if (!isPlainLink(mark)) return '</a>';
  return `](${destination(textAttribute(mark, 'href'))}${titleText(textAttribute(mark, 'title'))})`;
}

function isPlainLink(mark: MarkJson): boolean {
  const title = textAttribute(mark, 'title');
  return isPlainAddress(textAttribute(mark, 'href')) && (title === '' || isPlainLine(title));
}

/** An address that comes out of Markdown as it went in: readers encode every other character. */
export function isPlainAddress(address: string): boolean {
  return /^(?:[A-Za-z0-9!#$&'()*+,\-./:;=?@_~]|%[0-9A-Fa-f]{2})+$/.test(address);
}

export function destination(address: string): string {
  return `<${address.replace(/[*_~$]/g, '\\$&').replace(/&(?=#?\w+;)/g, '\\&')}>`;
}

/** ` "title"`, or nothing for none. */
export function titleText(title: string): string {
  return title === '' ? '' : ` "${title.replace(/["\\&<{}|$]/g, '\\$&')}"`;
}

/** Code between more backticks than it holds in a row; as HTML where a table or a fold of blanks would change it. */
function codeSpan(text: string): string {
  if (/[|\\]|^ | $/.test(text)) return `<code>${escapeWords(text)}</code>`;
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${space}${text}${space}${fence}`;
}

/** Text in which nothing is taken for Markdown. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]<>|~{}$]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/!$/, '\\!')
    .replace(/(?<=\s)#/g, '\\#')
    .replace(/^(\s*)([#+-]|\d+[.)])(?=\s|$)/, (_all, space: string, marker: string) => {
      return space + (/^\d/.test(marker) ? marker.replace(/[.)]$/, '\\$&') : `\\${marker}`);
    });
}

/** The same for words of a line, in which an address that is no link does not become one either. */
export function escapeWords(text: string): string {
  return escapeMarkdown(text)
    .replace(/(https?:)(?=\/\/)/gi, '$1<!-- -->')
    .replace(/(www)(?=\.)/gi, '$1<!-- -->')
    .replace(/@(?=[-\\\w]+\.)/g, '<!-- -->@');
}
