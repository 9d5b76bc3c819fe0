import * as Y from 'yjs';
import type { Piece, Stretch } from './moved-text';

/** Attributes of blocks that hold words people read; a cross-reference's words are its label. */
export const WORD_ATTRIBUTES: readonly string[] = ['caption', 'title', 'term'];
const WITH_LABEL: ReadonlySet<string> = new Set([...WORD_ATTRIBUTES, 'label']);

/** Whether an item is the value of an attribute that people read. */
export function isWordAttribute(item: Y.Item): boolean {
  return item.parentSub !== null && WITH_LABEL.has(item.parentSub) && item.content instanceof Y.ContentAny;
}

/** The value of an attribute; '' when it is no text. */
export function stringOf(item: Y.Item): string {
  const value: unknown = item.content instanceof Y.ContentAny ? item.content.arr.at(-1) : undefined;
  return typeof value === 'string' ? value : '';
}

/**
 * The text that was put in and that was taken out, each as stretches of characters that stand side by side. What
 * was put in and taken out again is in both.
 */
export function stretchesOf(
  putIn: ReadonlySet<Y.Item>,
  takenOut: ReadonlySet<Y.Item>,
): { texts: Stretch[]; lost: Stretch[] } {
  return { texts: sideBySide(putIn), lost: sideBySide(takenOut) };
}

function sideBySide(items: ReadonlySet<Y.Item>): Stretch[] {
  const done = new Set<Y.Item>();
  const stretches: Stretch[] = [];
  for (const item of items) {
    if (done.has(item) || !isText(item)) continue;
    let first = item;
    for (let left = neighbour(first, 'left'); left && items.has(left); left = neighbour(first, 'left')) {
      if (done.has(left)) break;
      first = left;
    }
    const pieces: Piece[] = [];
    let text = '';
    for (let at: Y.Item | null = first; at && items.has(at) && !done.has(at); at = neighbour(at, 'right')) {
      done.add(at);
      if (!(at.content instanceof Y.ContentString)) continue;
      pieces.push({ at: text.length, length: at.length, client: at.id.client, clock: at.id.clock });
      text += at.content.str;
    }
    stretches.push({ text, pieces });
  }
  return stretches;
}

function isText(item: Y.Item): boolean {
  return item.content instanceof Y.ContentString && item.parentSub === null;
}

/** The next text on one side; what only formats does not part words. */
function neighbour(item: Y.Item, side: 'left' | 'right'): Y.Item | null {
  let next = item[side];
  while (next !== null && next.content instanceof Y.ContentFormat) next = next[side];
  return next !== null && isText(next) ? next : null;
}
