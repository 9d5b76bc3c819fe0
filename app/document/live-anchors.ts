import * as Y from 'yjs';
import type { Anchor, AnchorPlace } from './anchor-types';
import { AnchoredText, type LineRange } from './anchored-text';
import { blockId, type DocumentJson } from './json';
import { type LiveChild, liveChildren, readText, textFragment } from './live-document';

/**
 * Yjs relative positions of a range in a block of the live text, as an anchor carries them; null when there is no
 * such block. They hang on the characters outside it, so that what takes the place of its words stands between them.
 */
export function positionsOf(
  doc: Y.Doc,
  id: string,
  from: number,
  to: number,
): { fromPosition: string; toPosition: string } | null {
  const block = findElement(textFragment(doc), id);
  if (block === null) return null;
  return { fromPosition: encode(positionAt(block, from, -1)), toPosition: encode(positionAt(block, to, 0)) };
}

/**
 * Looks anchors up in a live text: as `anchorFinder` does, and where the words were edited, their relative
 * positions tell what stands in their place now, even in another block.
 */
export function liveAnchorFinder(doc: Y.Doc, content: DocumentJson = readText(doc)) {
  const text = new AnchoredText(content);
  return (anchor: Anchor): AnchorPlace => text.placeOf(anchor, rangeNow(doc, anchor));
}

/** Where both ends of an anchor's words stand; null when the live text does not know. */
function rangeNow(doc: Y.Doc, { fromPosition, toPosition }: Anchor): LineRange | null {
  if (fromPosition === undefined || toPosition === undefined) return null;
  const from = resolve(doc, fromPosition);
  const to = resolve(doc, toPosition);
  if (from === null || to === null) return null;
  // The block was split within the words: what stayed in the first one are those words still.
  const end = from.blockId === to.blockId ? to.offset : from.length;
  return end < from.offset ? null : { blockId: from.blockId, from: from.offset, to: end };
}

function encode(position: Y.RelativePosition): string {
  const bytes = Y.encodeRelativePosition(position);
  return btoa(String.fromCharCode(...bytes));
}

/** The block and the offset in its line that a position stands at, and how long that line is. */
function resolve(
  doc: Y.Doc,
  encoded: string,
): { readonly blockId: string; readonly offset: number; readonly length: number } | null {
  let absolute: Y.AbsolutePosition | null = null;
  try {
    const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
    absolute = Y.createAbsolutePositionFromRelativePosition(Y.decodeRelativePosition(bytes), doc);
  } catch {
    return null;
  }
  if (absolute === null) return null;
  const within = absolute.type;
  const block = within instanceof Y.XmlText ? within.parent : within;
  if (!(block instanceof Y.XmlElement)) return null;
  const id = block.getAttribute('id');
  if (typeof id !== 'string') return null;
  // In a run of text the index counts characters, in the block itself it counts children.
  const children = liveChildren(block);
  const earlier = within === block ? absolute.index : (children as unknown[]).indexOf(within);
  let offset = within === block ? 0 : absolute.index;
  for (const child of children.slice(0, earlier)) offset += lengthOf(child);
  return { blockId: id, offset, length: children.reduce((sum, child) => sum + lengthOf(child), 0) };
}

function lengthOf(child: LiveChild): number {
  return child instanceof Y.XmlText ? child.length : 1;
}

/** The relative position at an offset of a block's inline text. */
function positionAt(block: Y.XmlElement, offset: number, assoc: number): Y.RelativePosition {
  let left = offset;
  let index = 0;
  for (const child of liveChildren(block)) {
    const length = lengthOf(child);
    const inside = assoc < 0 ? left <= length : left < length;
    if (child instanceof Y.XmlText && inside)
      return Y.createRelativePositionFromTypeIndex(child, left, assoc);
    if (left <= 0) break;
    left -= length;
    index += 1;
  }
  return Y.createRelativePositionFromTypeIndex(block, index, assoc);
}

function findElement(root: Y.XmlFragment, id: string): Y.XmlElement | null {
  const waiting: LiveChild[] = liveChildren(root);
  while (waiting.length > 0) {
    const child = waiting.pop();
    if (!(child instanceof Y.XmlElement)) continue;
    if (blockId({ attrs: { id: child.getAttribute('id') ?? null } }) === id) return child;
    for (const inner of liveChildren(child)) waiting.push(inner);
  }
  return null;
}
