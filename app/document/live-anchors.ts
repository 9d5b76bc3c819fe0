import * as Y from 'yjs';
import type { Anchor, AnchorPlace } from './anchors';
import { anchorFinder } from './anchors';
import { blockId, type DocumentJson } from './json';
import { type LiveChild, liveChildren, readText, textFragment } from './live-document';

/** Yjs relative positions of a range in a block of the live text, as an anchor carries them; null when there is no such block. */
export function positionsOf(
  doc: Y.Doc,
  id: string,
  from: number,
  to: number,
): { fromPosition: string; toPosition: string } | null {
  const block = findElement(textFragment(doc), id);
  if (block === null) return null;
  return { fromPosition: encode(positionAt(block, from, 0)), toPosition: encode(positionAt(block, to, -1)) };
}

/**
 * Looks anchors up in a live text: as `anchorFinder` does, but when the quoted words were edited, the relative
 * positions tell what stands in their place now, even in another block.
 */
export function liveAnchorFinder(doc: Y.Doc, content: DocumentJson = readText(doc)) {
  const find = anchorFinder(content);
  return (anchor: Anchor): AnchorPlace => {
    const place = find(anchor);
    if (place.state === 'found' || anchor.fromPosition === undefined || anchor.toPosition === undefined) {
      return place;
    }
    const from = resolve(doc, anchor.fromPosition);
    const to = resolve(doc, anchor.toPosition);
    // Both ends on one place means that everything between them was deleted.
    if (from === null || to === null || from.blockId !== to.blockId || from.offset >= to.offset) return place;
    if (place.state === 'moved') return place;
    return { state: 'changed', blockId: from.blockId, from: from.offset, to: to.offset };
  };
}

function encode(position: Y.RelativePosition): string {
  const bytes = Y.encodeRelativePosition(position);
  return btoa(String.fromCharCode(...bytes));
}

function resolve(doc: Y.Doc, encoded: string): { blockId: string; offset: number } | null {
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
  for (const child of children.slice(0, earlier)) offset += child instanceof Y.XmlText ? child.length : 1;
  return { blockId: id, offset };
}

/** The relative position at an offset of a block's inline text. */
function positionAt(block: Y.XmlElement, offset: number, assoc: number): Y.RelativePosition {
  let left = offset;
  let index = 0;
  for (const child of liveChildren(block)) {
    const length = child instanceof Y.XmlText ? child.length : 1;
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
