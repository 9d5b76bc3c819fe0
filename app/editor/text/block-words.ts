import * as Y from 'yjs';
import { liveChildren } from '../../document/live-document';
import { TEXT_BLOCKS } from '../../document/shape';

/** Words of one writer in a block, with the place at which they stood between the words that are not theirs. */
export interface PlacedWords {
  /** UTF-16 units of `BlockWords.between` before them. */
  readonly at: number;
  readonly text: string;
  /** Formatting as the editor's binding writes it. */
  readonly marks: Readonly<Record<string, unknown>>;
}

/** What stood in a block of text: the words to be carried over, and all the others as one text. */
export interface BlockWords {
  readonly between: string;
  readonly carried: readonly PlacedWords[];
}

/** Whether a part of a text is to be carried over, stood beside that, or was not there any more. */
export type Part = 'carried' | 'between' | 'gone';

/** Reads a block of text, deleted or not, as long as Yjs still holds what it said. */
export function readWords(block: Y.XmlElement, judge: (item: Y.Item) => Part): BlockWords {
  let between = '';
  const carried: PlacedWords[] = [];
  for (const text of textsOf(block)) {
    const marks: Record<string, unknown> = {};
    for (let item = text._start; item !== null; item = item.right) {
      const part = judge(item);
      if (part === 'gone') continue;
      if (item.content instanceof Y.ContentFormat) marks[item.content.key] = item.content.value;
      if (!(item.content instanceof Y.ContentString)) continue;
      if (part === 'between') between += item.content.str;
      else carried.push({ at: between.length, text: item.content.str, marks: { ...marks } });
    }
  }
  return { between, carried };
}

/** The runs of text in a block, those that are deleted too. */
function textsOf(block: Y.XmlElement): Y.XmlText[] {
  const texts: Y.XmlText[] = [];
  for (let child = block._start as Y.Item | null; child !== null; child = child.right) {
    if (child.content instanceof Y.ContentType && child.content.type instanceof Y.XmlText) {
      texts.push(child.content.type);
    }
  }
  return texts;
}

/** Writes words into a block that says by now what stood between them, as far as nobody changed it since. */
export function putWords(block: Y.XmlElement, { between, carried }: BlockWords): void {
  const now = plainText(block);
  const place = placeFrom(between, now);
  for (const { at, text, marks } of [...carried].reverse()) {
    insertText(block, place(at), text, block.nodeName === 'codeBlock' ? {} : marks);
  }
}

/** The live words of a block of text. */
export function plainText(block: Y.XmlElement): string {
  return liveTexts(block)
    .map((text) => stringOf(text))
    .join('');
}

/** Every live element below, in reading order. */
export function* liveElements(parent: Y.XmlFragment): Generator<Y.XmlElement> {
  for (const child of liveChildren(parent)) {
    if (!(child instanceof Y.XmlElement)) continue;
    yield child;
    if (!TEXT_BLOCKS.has(child.nodeName)) yield* liveElements(child);
  }
}

const liveTexts = (block: Y.XmlElement) =>
  liveChildren(block).filter((child): child is Y.XmlText => child instanceof Y.XmlText);

function stringOf(text: Y.XmlText): string {
  let said = '';
  for (let item = text._start; item !== null; item = item.right) {
    if (!item.deleted && item.content instanceof Y.ContentString) said += item.content.str;
  }
  return said;
}

/** Where a place of one text is in another that was made from it: what is the same at both ends stays where it was. */
function placeFrom(before: string, now: string): (at: number) => number {
  const shorter = Math.min(before.length, now.length);
  let start = 0;
  while (start < shorter && before[start] === now[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === now.at(-1 - end)) end += 1;
  const found = before === '' ? -1 : now.indexOf(before);
  return (at) => {
    if (found >= 0) return found + at;
    if (at <= start) return at;
    return at >= before.length - end ? now.length - (before.length - at) : start;
  };
}

function insertText(
  block: Y.XmlElement,
  at: number,
  words: string,
  marks: Readonly<Record<string, unknown>>,
): void {
  let left = at;
  for (const text of liveTexts(block)) {
    if (left <= text.length) {
      text.insert(left, words, marks);
      return;
    }
    left -= text.length;
  }
  const text = new Y.XmlText();
  text.insert(0, words, marks);
  block.push([text]);
}
