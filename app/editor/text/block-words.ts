import * as Y from 'yjs';
import { liveChildren } from '../../document/live-document';
import { TEXT_BLOCKS } from '../../document/shape';
import { childItems, copyOf, type ElementCopy, elementFrom, runsIn, typeIn } from './element-copy';
import { lineChanges, OBJECT, type Part, type Piece } from './line-places';

/** Reads the line of a block of text, deleted or not, as long as Yjs still holds what it said. */
export function readLine(block: Y.XmlElement, judge: (item: Y.Item) => Part): Piece[] {
  const partOf = (item: Y.Item) => {
    const part = judge(item);
    return part === 'gone' ? null : part;
  };
  return childItems(block).flatMap((item): Piece[] => {
    const type = typeIn(item);
    if (type instanceof Y.XmlText) {
      return runsIn(type, partOf).map(({ part, words, marks }) => ({
        part,
        text: words,
        marks,
        object: null,
      }));
    }
    const part = partOf(item);
    if (type === null || part === null) return [];
    const object = copyOf(type, (inside) => partOf(inside) !== null);
    return [{ part, text: OBJECT, marks: {}, object }];
  });
}

/** The line of a copy of a block of text, all of it to be carried over. */
export function lineOfCopy({ children }: ElementCopy): Piece[] {
  return children.flatMap((child): Piece[] => {
    if (!('runs' in child)) return [{ part: 'carried', text: OBJECT, marks: {}, object: child }];
    return child.runs.map(({ insert, attributes }) => ({
      part: 'carried',
      text: insert,
      marks: attributes,
      object: null,
    }));
  });
}

/** Does to a block what a line has to carry over; answers whether anything was written into it. */
export function putLine(block: Y.XmlElement, line: readonly Piece[]): boolean {
  const changes = lineChanges(lineOf(block), line);
  for (const change of [...changes].reverse()) {
    if ('takeOut' in change) takeOut(block, change.at, change.takeOut);
    else put(block, change.at, change.piece, change.text);
  }
  return changes.some((change) => 'piece' in change);
}

function put(block: Y.XmlElement, at: number, { object, marks }: Piece, text: string): void {
  const isCode = block.nodeName === 'codeBlock';
  if (object === null) insertText(block, at, text, isCode ? {} : marks);
  else if (!isCode) insertObject(block, at, elementFrom(object));
  else if (object.name === 'hardBreak') insertText(block, at, '\n', {});
}

/** The live line of a block, with OBJECT for what is not text. */
export function lineOf(block: Y.XmlElement): string {
  return liveChildren(block)
    .map((child) => (child instanceof Y.XmlText ? stringOf(child) : OBJECT))
    .join('');
}

/** The live words of a block of text. */
export function plainText(block: Y.XmlElement): string {
  return lineOf(block).replaceAll(OBJECT, '');
}

/** Every live block of text, in reading order. */
export function textBlocks(parent: Y.XmlFragment): Y.XmlElement[] {
  return [...liveElements(parent)].filter(({ nodeName }) => TEXT_BLOCKS.has(nodeName));
}

/** Every live element below, in reading order; of what is in a line none. */
export function* liveElements(parent: Y.XmlFragment): Generator<Y.XmlElement> {
  for (const child of liveChildren(parent)) {
    if (!(child instanceof Y.XmlElement)) continue;
    yield child;
    if (!TEXT_BLOCKS.has(child.nodeName)) yield* liveElements(child);
  }
}

const stringOf = (text: Y.XmlText) =>
  runsIn(text, ({ deleted }) => (deleted ? null : 'here'))
    .map(({ words }) => words)
    .join('');

function insertText(block: Y.XmlElement, at: number, words: string, marks: Piece['marks']): void {
  const { text, offset, index } = textAt(block, at);
  if (text !== null) {
    text.insert(offset, words, marks);
    return;
  }
  const own = new Y.XmlText();
  own.insert(0, words, marks);
  block.insert(index, [own]);
}

function insertObject(block: Y.XmlElement, at: number, object: Y.XmlElement): void {
  const { text, offset, index } = textAt(block, at);
  if (text === null) {
    block.insert(index, [object]);
    return;
  }
  const rest = restFrom(text, offset);
  if (rest.length > 0) text.delete(offset, text.length - offset);
  block.insert(index + 1, [object]);
  if (rest.length === 0) return;
  const tail = new Y.XmlText();
  tail.applyDelta(rest);
  block.insert(index + 2, [tail]);
}

function takeOut(block: Y.XmlElement, at: number, length: number): void {
  let [from, left] = [at, length];
  for (const child of liveChildren(block)) {
    const size = child instanceof Y.XmlText ? child.length : 1;
    const here = Math.max(0, Math.min(size - from, left));
    if (child instanceof Y.XmlText && here > 0) child.delete(from, here);
    else if (here > 0) block.delete(block.toArray().indexOf(child), 1);
    left -= here;
    from = Math.max(0, from - size);
  }
}

/** What a text says from a place on, with its formatting. */
function restFrom(text: Y.XmlText, offset: number): { insert: string; attributes: object }[] {
  let passed = 0;
  // Yjs gives a delta no type.
  return (text.toDelta() as { insert: unknown; attributes?: object }[]).flatMap(
    ({ insert, attributes = {} }) => {
      if (typeof insert !== 'string') return [];
      const rest = insert.slice(Math.max(0, offset - passed));
      passed += insert.length;
      return rest === '' ? [] : [{ insert: rest, attributes }];
    },
  );
}

/** The run of text at a place of a line; where there is none, at which child one would begin. */
function textAt(block: Y.XmlElement, at: number) {
  let left = at;
  let index = 0;
  for (const child of liveChildren(block)) {
    const length = child instanceof Y.XmlText ? child.length : 1;
    if (child instanceof Y.XmlText && left <= length) return { text: child, offset: left, index };
    if (left === 0) break;
    left -= length;
    index += 1;
  }
  return { text: null, offset: 0, index };
}
