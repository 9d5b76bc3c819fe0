import { TextError } from '../text-error';
import type { XmlElement } from './archive/xml-reader';

/**
 * More than this no text holds that people can read: the longest specification known has 5,500 blocks beside one
 * another and 12,000 cells. A parser's work grows faster than the file, so it is counted before it begins.
 */
export const MOST_BLOCKS = 50_000;
export const MOST_CELLS = 300_000;
export const MOST_LINKS = 50_000;
/** Letters that the addresses of links come to when each is written where it is used. */
const MOST_ADDRESSES = 64 * 1024 * 1024;

/** Throws TextError `too-many` for Markdown that holds more of something than a text does. */
export function guardAmount(source: string): void {
  if (count(source, /\n[ \t]*\n(?![ \t]*\n)|^#{1,6}[ \t]/gm, MOST_BLOCKS)) {
    throw tooMany(`${MOST_BLOCKS} paragraphs`);
  }
  if (count(source, /\|/g, MOST_CELLS)) throw tooMany(`${MOST_CELLS} cells`);
  if (count(source, /\[/g, MOST_LINKS)) throw tooMany(`${MOST_LINKS} links`);
  let longest = 0;
  for (const { 0: line } of source.matchAll(/^[ >]{0,9}\[[^\]\n]{1,999}\]:[^\n]*/gm)) {
    longest = Math.max(longest, line.length);
  }
  const links = source.match(/\[/g)?.length ?? 0;
  if (longest * links > MOST_ADDRESSES) throw tooMany('64 MB of addresses');
}

/** Whether a pattern is found more than so many times. */
function count(source: string, pattern: RegExp, most: number): boolean {
  let found = 0;
  for (const _one of source.matchAll(pattern)) {
    found += 1;
    if (found > most) return true;
  }
  return false;
}

interface CountedNode {
  readonly type: string;
  readonly tagName?: string;
  readonly children?: readonly unknown[];
}

const BLOCKS: ReadonlySet<string> = new Set([
  'p',
  'li',
  'pre',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'hr',
  'img',
]);

/** The same for a tree, whatever file it comes from: blocks are counted outside tables, cells inside. */
export function guardTreeAmount(root: CountedNode): void {
  let [blocks, cells] = [0, 0];
  const waiting: { readonly node: CountedNode; readonly inTable: boolean }[] = [
    { node: root, inTable: false },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, inTable } = next;
    const name = node.tagName ?? '';
    if (name === 'td' || name === 'th') cells += 1;
    else if (!inTable && BLOCKS.has(name)) blocks += 1;
    if (blocks > MOST_BLOCKS) throw tooMany(`${MOST_BLOCKS} paragraphs`);
    if (cells > MOST_CELLS) throw tooMany(`${MOST_CELLS} cells`);
    for (const child of (node.children ?? []) as CountedNode[]) {
      waiting.push({ node: child, inTable: inTable || name === 'table' });
    }
  }
}

/** The same for a page before it is parsed, so far as its words tell: what stands in cells is not told apart. */
export function guardPageAmount(source: string): void {
  if (count(source, /<(?:p|li|pre|h[1-6]|hr|img)[\s/>]/gi, MOST_BLOCKS + MOST_CELLS)) {
    throw tooMany(`${MOST_BLOCKS} paragraphs`);
  }
  if (count(source, /<t[dh][\s/>]/gi, MOST_CELLS)) throw tooMany(`${MOST_CELLS} cells`);
}

/** The same for the body of a Word file, before anything is made of it. */
export function guardWordAmount(document: XmlElement): void {
  let [blocks, cells] = [0, 0];
  const waiting = [{ element: document, inTable: false }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { element, inTable } = next;
    if (element.name === 'w:tc') cells += 1;
    if (element.name === 'w:p' && !inTable) blocks += 1;
    if (blocks > MOST_BLOCKS) throw tooMany(`${MOST_BLOCKS} paragraphs`);
    if (cells > MOST_CELLS) throw tooMany(`${MOST_CELLS} cells`);
    // Nothing inside a paragraph counts.
    if (element.name === 'w:p') continue;
    for (const child of element.children) {
      if (typeof child !== 'string')
        waiting.push({ element: child, inTable: inTable || element.name === 'w:tbl' });
    }
  }
}

function tooMany(what: string): TextError {
  return new TextError('too-many', `The file holds more than ${what}.`);
}
