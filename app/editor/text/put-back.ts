import * as Y from 'yjs';
import { newBlockId } from '../../document/ids';
import { textFragment } from '../../document/live-document';
import { TEXT_BLOCKS } from '../../document/shape';
import { lineOfCopy, liveElements, plainText, putLine, textBlocks } from './block-words';
import { type ElementCopy, elementFrom } from './element-copy';
import { type Hole, PUT_BACK, type Swept, type SweptBlock, type SweptWords } from './swept-away';

/** So long a text is found again by what it says, when its block is not there by its id. */
const TELLING = 12;

/** Blocks that hold other blocks and stand in nothing but a list or a table. */
const PARTS = new Set(['listItem', 'tableRow', 'tableCell', 'tableHeader']);
const LISTS = new Set(['bulletList', 'orderedList']);

const busy = new WeakSet<Y.Doc>();

/** Whether something is being put back into this document at this moment. */
export function isPuttingBack(doc: Y.Doc): boolean {
  return busy.has(doc);
}

/**
 * Puts back what an edit of somebody else swept away: into the block that has the id of the old one, or says what the
 * old one said; where there is none, as a block of its own where the old one was. What is there already is left.
 *
 * @returns in how many places something was put back
 */
export function putBack(doc: Y.Doc, swept: readonly Swept[]): number {
  const fragment = textFragment(doc);
  let places = 0;
  busy.add(doc);
  try {
    doc.transact(() => {
      // From the end, so that several from one place come to stand in their order.
      for (const one of [...swept].reverse()) {
        const did = one.kind === 'words' ? putWordsBack(fragment, one) : putBlockBack(fragment, one);
        if (did) places += 1;
      }
    }, PUT_BACK);
  } finally {
    busy.delete(doc);
  }
  return places;
}

function putWordsBack(fragment: Y.XmlFragment, { id, line, hole }: SweptWords): boolean {
  const blocks = textBlocks(fragment);
  const between = line
    .filter(({ part }) => part === 'between')
    .map(({ text }) => text)
    .join('')
    .trim();
  const block =
    blocks.find((one) => id !== null && one.getAttribute('id') === id) ??
    (between.length < TELLING ? undefined : blocks.find((one) => plainText(one).includes(between)));
  if (block !== undefined) return putLine(block, line);
  const carried = line.filter(({ part }) => part === 'carried');
  if (carried.every(({ text }) => text.trim() === '')) return false;
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.setAttribute('id', newBlockId());
  insertAt(fragment, hole, [paragraph]);
  return putLine(paragraph, trimmed(carried));
}

/** Without the space that stood between it and the words before. */
function trimmed(line: SweptWords['line']): SweptWords['line'] {
  return line.map((piece, at) => (at === 0 ? { ...piece, text: piece.text.trimStart() } : piece));
}

/**
 * Of a block that was made here only the parts are new whose text stands nowhere else: to make an item of a list
 * another one's child, the editor makes it anew. Of the others only the words are put back that are not there.
 */
function putBlockBack(fragment: Y.XmlFragment, { copy, beside, heldBy, hole }: SweptBlock): boolean {
  const live = new Map(textBlocks(fragment).map((block) => [block.getAttribute('id'), block]));
  let did = false;
  const put = (part: ElementCopy, holder: string | null, left: string | null): string | null => {
    const id = idOf(part);
    const block = id === null ? undefined : live.get(id);
    if (TEXT_BLOCKS.has(part.name) && block !== undefined) {
      did = putLine(block, lineOfCopy(part)) || did;
      return id;
    }
    if (!textsIn(part).some((text) => live.has(idOf(text) ?? ''))) {
      if (!saysSomething(part)) return left;
      insertPart(fragment, part, { holder, left, hole });
      did = true;
      return idOf(textsIn(part).at(-1)) ?? left;
    }
    let last = left;
    for (const child of elementsIn(part)) last = put(child, part.name, last);
    return last;
  };
  put(copy, heldBy, beside);
  return did;
}

interface PartPlace {
  /** The name of what held it; null for the text itself. */
  readonly holder: string | null;
  /** The id of the block of text before it. */
  readonly left: string | null;
  readonly hole: Hole;
}

function insertPart(fragment: Y.XmlFragment, part: ElementCopy, { holder, left, hole }: PartPlace): void {
  const copy = withFreeIds(part, idsIn(fragment));
  const neighbour = textBlocks(fragment).find((one) => left !== null && one.getAttribute('id') === left);
  for (let at: unknown = neighbour; at instanceof Y.XmlElement; at = at.parent) {
    const held = at.parent instanceof Y.XmlElement ? at.parent.nodeName : null;
    if (!isKin(held, holder) || (PARTS.has(copy.name) && at.nodeName !== copy.name)) continue;
    if (at.parent instanceof Y.XmlFragment) at.parent.insertAfter(at, [elementFrom(copy)]);
    return;
  }
  insertAt(fragment, hole, blocksIn(copy).map(elementFrom));
}

function isKin(one: string | null, other: string | null): boolean {
  return one === other || (one !== null && other !== null && LISTS.has(one) && LISTS.has(other));
}

/** Puts blocks into the text itself where something was, or behind what holds the place. */
function insertAt(fragment: Y.XmlFragment, { inside, after }: Hole, blocks: Y.XmlElement[]): void {
  let holder = inside;
  let left = after;
  while (holder !== fragment && holder instanceof Y.XmlElement && holder.parent instanceof Y.XmlFragment) {
    left = holder;
    holder = holder.parent;
  }
  const isThere = left !== null && left._item?.deleted === false && left.parent === fragment;
  if (isThere) fragment.insertAfter(left, blocks);
  else fragment.insert(0, blocks);
}

function idsIn(fragment: Y.XmlFragment): ReadonlySet<unknown> {
  return new Set([...liveElements(fragment)].map((element) => element.getAttribute('id')));
}

function idOf(copy: ElementCopy | undefined): string | null {
  const id = copy?.attributes.id;
  return typeof id === 'string' && id !== '' ? id : null;
}

const elementsIn = ({ children }: ElementCopy) =>
  children.filter((child): child is ElementCopy => !('runs' in child));

function textsIn(copy: ElementCopy): ElementCopy[] {
  return TEXT_BLOCKS.has(copy.name) ? [copy] : elementsIn(copy).flatMap(textsIn);
}

/** Empty blocks leave nothing behind that anybody would miss. */
function saysSomething(copy: ElementCopy): boolean {
  if (copy.name === 'figure') return true;
  return (
    textsIn(copy).some((text) => lineOfCopy(text).some((piece) => piece.text.trim() !== '')) ||
    elementsIn(copy).some(saysSomething)
  );
}

/** A copy in which no block has the id of one that is there: that one is the block then, and this another. */
function withFreeIds(copy: ElementCopy, taken: ReadonlySet<unknown>): ElementCopy {
  const { id, ref: _ref, ...others } = copy.attributes;
  const attributes = taken.has(id) && id !== undefined ? { ...others, id: newBlockId() } : copy.attributes;
  const children = copy.children.map((child) => ('runs' in child ? child : withFreeIds(child, taken)));
  return { ...copy, attributes, children };
}

/** What can stand in the text itself: of a part of a list or table the blocks that it holds. */
function blocksIn(copy: ElementCopy): readonly ElementCopy[] {
  return PARTS.has(copy.name) ? elementsIn(copy).flatMap(blocksIn) : [copy];
}
