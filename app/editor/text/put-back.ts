import * as Y from 'yjs';
import { newBlockId } from '../../document/ids';
import { textFragment } from '../../document/live-document';
import { TEXT_BLOCKS } from '../../document/shape';
import { liveElements, plainText, putWords } from './block-words';
import {
  type ElementCopy,
  type Hole,
  PUT_BACK,
  type Swept,
  type SweptBlock,
  type SweptWords,
  type TextCopy,
} from './swept-away';

/** So long a text is found again by what it says, when its block is not there by its id. */
const TELLING = 12;

/** Blocks that hold other blocks and stand in nothing but a list or a table. */
const PARTS = new Set(['listItem', 'tableRow', 'tableCell', 'tableHeader']);
const LISTS = new Set(['bulletList', 'orderedList']);

/**
 * Puts back what an edit of somebody else swept away: into the block that has the id of the old one, or says what the
 * old one said; where there is none, as a block of its own where the old one was.
 */
export function putBack(doc: Y.Doc, swept: readonly Swept[]): void {
  const fragment = textFragment(doc);
  doc.transact(() => {
    // From the end, so that several from one place come to stand in their order.
    for (const one of [...swept].reverse()) {
      if (one.kind === 'words') putWordsBack(fragment, one);
      else putBlockBack(fragment, one);
    }
  }, PUT_BACK);
}

function putWordsBack(fragment: Y.XmlFragment, { id, words, hole }: SweptWords): void {
  const blocks = textBlocks(fragment);
  const block =
    blocks.find((one) => id !== null && one.getAttribute('id') === id) ??
    (words.between.trim().length < TELLING
      ? undefined
      : blocks.find((one) => plainText(one).includes(words.between.trim())));
  if (block !== undefined) {
    putWords(block, words);
    return;
  }
  const text = words.carried.map((run) => run.text).join('');
  if (text.trim() === '') return;
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.setAttribute('id', newBlockId());
  paragraph.insert(0, [new Y.XmlText(text.trim())]);
  insertAt(fragment, hole, [paragraph]);
}

function putBlockBack(fragment: Y.XmlFragment, swept: SweptBlock): void {
  const { beside, heldBy, hole } = swept;
  const copy = withFreeIds(swept.copy, idsIn(fragment));
  const neighbour = textBlocks(fragment).find((one) => beside !== null && one.getAttribute('id') === beside);
  for (let at: unknown = neighbour; at instanceof Y.XmlElement; at = at.parent) {
    const holder = at.parent instanceof Y.XmlElement ? at.parent.nodeName : null;
    if (!isKin(holder, heldBy) || (PARTS.has(copy.name) && at.nodeName !== copy.name)) continue;
    (at.parent as Y.XmlFragment).insertAfter(at, [elementFrom(copy)]);
    return;
  }
  insertAt(fragment, hole, blocksIn(copy).map(elementFrom));
}

function isKin(one: string | null, other: string | null): boolean {
  return one === other || (one !== null && other !== null && LISTS.has(one) && LISTS.has(other));
}

const textBlocks = (fragment: Y.XmlFragment) =>
  [...liveElements(fragment)].filter(({ nodeName }) => TEXT_BLOCKS.has(nodeName));

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

/** A copy in which no block has the id of one that is there: that one is the block then, and this another. */
function withFreeIds(copy: ElementCopy, taken: ReadonlySet<unknown>): ElementCopy {
  const { id, ref, ...others } = copy.attributes;
  const attributes = taken.has(id) && id !== undefined ? { ...others, id: newBlockId() } : copy.attributes;
  const children = copy.children.map((child) => ('runs' in child ? child : withFreeIds(child, taken)));
  return { ...copy, attributes, children };
}

/** What can stand in the text itself: of a part of a list or table the blocks that it holds. */
function blocksIn(copy: ElementCopy): readonly ElementCopy[] {
  if (!PARTS.has(copy.name)) return [copy];
  return copy.children.flatMap((child) => ('runs' in child ? [] : blocksIn(child)));
}

function elementFrom({ name, attributes, children }: ElementCopy): Y.XmlElement {
  const element = new Y.XmlElement<Record<string, string>>(name);
  for (const [key, value] of Object.entries(attributes)) {
    // The binding writes numbers and objects as well, and Yjs keeps them as they are.
    if (value !== null && value !== undefined) element.setAttribute(key, value as string);
  }
  element.insert(
    0,
    children.map((child) => ('runs' in child ? textFrom(child) : elementFrom(child))),
  );
  return element as Y.XmlElement;
}

function textFrom({ runs }: TextCopy): Y.XmlText {
  const text = new Y.XmlText();
  text.applyDelta([...runs]);
  return text;
}
