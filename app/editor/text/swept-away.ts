import * as Y from 'yjs';
import { TEXT_BLOCKS } from '../../document/shape';
import { readLine } from './block-words';
import { childItems, copyOf, type ElementCopy, typeIn } from './element-copy';
import type { Part, Piece } from './line-places';

/** The origin of the edits that put back what somebody else's edit swept away. */
export const PUT_BACK = Symbol('words put back that an edit of somebody else swept away');

/** Where something was: a part of the text that is still there, and what stood before it in that. */
export interface Hole {
  readonly inside: Y.XmlFragment;
  readonly after: Y.XmlElement | Y.XmlText | null;
}

/** Words written here into, or taken out of, a block which somebody else took away without knowing of that. */
export interface SweptWords {
  readonly kind: 'words';
  readonly id: string | null;
  readonly line: readonly Piece[];
  readonly hole: Hole;
}

/** A block that was made here inside or beside something that somebody else took away without knowing of it. */
export interface SweptBlock {
  readonly kind: 'block';
  readonly copy: ElementCopy;
  /** The name of what held it; null for the text itself. */
  readonly heldBy: string | null;
  /** The id of the nearest block of text before it. */
  readonly beside: string | null;
  readonly hole: Hole;
}

export type Swept = SweptWords | SweptBlock;

/** Ranges of deleted parts by client, as Yjs keeps them. */
export type DeletedIds = ReturnType<typeof Y.createDeleteSet>;

/** Whether this part of the text was written here. */
export type IsOwn = (item: Y.Item) => boolean;

/**
 * What was swept away: written here, deleted in this transaction, and not by anybody who knew of it. Yjs deletes
 * with a block all that is in it, and an editor cannot give a block another shape but by making it anew: a word that
 * was on its way into the old block would be lost for everybody, and nobody told. To be called before Yjs forgets
 * what deleted things said, in `afterTransaction`.
 *
 * @param known what the edits that came in delete by name
 * @param isTaken whether something that they name and that was gone already was taken out here, unknown to them
 */
export function sweptAway(
  transaction: Y.Transaction,
  known: DeletedIds,
  isOwn: IsOwn,
  isTaken: (id: Y.ID) => boolean,
): Swept[] {
  /** Taken out here, while those who took the whole block away still had it. */
  const isDropped = (item: Y.Item) =>
    item.deleted &&
    !Y.isDeleted(transaction.deleteSet, item.id) &&
    Y.isDeleted(known, item.id) &&
    isTaken(item.id);
  const blocks = new Set<Y.XmlElement>();
  // Words typed one after the other are one item to Yjs; here each is either known or not.
  Y.iterateDeletedStructs(transaction, known, (item) => {
    if (!(item instanceof Y.Item) || !isDropped(item)) return;
    const line = lineHolding(item);
    if (line?._item && Y.isDeleted(transaction.deleteSet, line._item.id)) blocks.add(line);
  });
  const isSwept = (item: Y.Item) =>
    item.deleted &&
    isOwn(item) &&
    Y.isDeleted(transaction.deleteSet, item.id) &&
    !Y.isDeleted(known, item.id);
  const judge = (item: Y.Item): Part => {
    if (isSwept(item)) return 'carried';
    if (isDropped(item)) return 'dropped';
    const isHere = !item.deleted || Y.isDeleted(known, item.id);
    return isHere && wasHere(transaction, item) ? 'between' : 'gone';
  };
  const made = new Set<Y.XmlElement>();
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (item) => {
    if (!(item instanceof Y.Item) || !isSwept(item)) return;
    const top = topSwept(item, isSwept);
    const line = top === null ? lineHolding(item) : lineHolding(top._item);
    if (line !== null) blocks.add(line);
    else if (top !== null) made.add(top);
  });
  return [
    ...[...blocks].map((block): SweptWords => {
      const id = attributeOf(block, 'id');
      return { kind: 'words', id, line: readLine(block, judge), hole: holeOf(block) };
    }),
    ...[...made].map(
      (block): SweptBlock => ({
        kind: 'block',
        copy: copyOf(block, isSwept),
        heldBy: block.parent instanceof Y.XmlElement ? block.parent.nodeName : null,
        beside: textBefore(block),
        hole: holeOf(block),
      }),
    ),
  ];
}

/** Whether a thing stood there until this transaction. */
function wasHere({ deleteSet }: Y.Transaction, item: Y.Item): boolean {
  return !item.deleted || Y.isDeleted(deleteSet, item.id);
}

/** The outermost element around a part that was swept away itself; null when it stood in one that was known. */
function topSwept(item: Y.Item, isSwept: IsOwn): Y.XmlElement | null {
  let top: Y.XmlElement | null = null;
  for (let at: Y.Item | null = item; at !== null && isSwept(at); at = parentItem(at)) {
    const type = typeIn(at);
    if (type instanceof Y.XmlElement) top = type;
  }
  return top;
}

function parentItem({ parent }: Y.Item): Y.Item | null {
  return parent instanceof Y.AbstractType ? parent._item : null;
}

/** The block of text in whose line a run of words stands, or a thing that is not text. */
function lineHolding(item: Y.Item | null): Y.XmlElement | null {
  if (item === null) return null;
  const { parent, content } = item;
  if (content instanceof Y.ContentString) {
    const block = parent instanceof Y.XmlText ? parent.parent : null;
    return block instanceof Y.XmlElement ? block : null;
  }
  const isThing = typeIn(item) instanceof Y.XmlElement;
  return isThing && parent instanceof Y.XmlElement && TEXT_BLOCKS.has(parent.nodeName) ? parent : null;
}

/** What an attribute said last, also of a deleted element. */
function attributeOf(element: Y.XmlElement, name: string): string | null {
  const value: unknown = element._map.get(name)?.content.getContent().at(-1);
  return typeof value === 'string' && value !== '' ? value : null;
}

/** The id of the block of text that stood last before a block, inside the same thing. */
function textBefore(block: Y.XmlElement): string | null {
  for (let item = block._item?.left ?? null; item !== null; item = item.left) {
    const id = lastTextIn(item);
    if (id !== null) return id;
  }
  return null;
}

function lastTextIn(item: Y.Item): string | null {
  const type = typeIn(item);
  if (!(type instanceof Y.XmlElement)) return null;
  if (TEXT_BLOCKS.has(type.nodeName)) return attributeOf(type, 'id');
  for (const inside of childItems(type).reverse()) {
    const id = lastTextIn(inside);
    if (id !== null) return id;
  }
  return null;
}

function holeOf(block: Y.XmlElement): Hole {
  let gone = block;
  while (gone.parent instanceof Y.XmlElement && gone.parent._item?.deleted) gone = gone.parent;
  let left = gone._item?.left ?? null;
  while (left !== null && (left.deleted || typeIn(left) === null)) left = left.left;
  // What holds a block is an element or the text itself.
  return { inside: gone.parent as Y.XmlFragment, after: left === null ? null : typeIn(left) };
}
