import * as Y from 'yjs';
import { textBlocks } from '../../document/inline-text';
import { blockId } from '../../document/json';
import { liveChildren, readText, textFragment } from '../../document/live-document';
import { blocksByClause, clauseLabel } from '../../document/outline';
import { readable, type UnsavedPassage } from './unsaved-text';

/**
 * The blocks in which something was written since: all of what they say now, for a person to read and to copy. What
 * was only deleted has no words of its own.
 *
 * @param from by Yjs client id, the clock of its first change that counts; changes of other clients do not
 */
export function passagesSince(doc: Y.Doc, from: ReadonlyMap<number, number>): UnsavedPassage[] {
  const touched = new Set(
    liveChildren(textFragment(doc))
      .filter((child) => isTouched(child, from))
      .map((child) => (child instanceof Y.XmlElement ? child.getAttribute('id') : undefined)),
  );
  const passages: UnsavedPassage[] = [];
  for (const { block, clause } of blocksByClause(readText(doc))) {
    if (!touched.has(blockId(block))) continue;
    for (const { text } of textBlocks({ type: 'doc', content: [block] })) {
      if (text.trim() === '') continue;
      passages.push({ clause: clause.id === '' ? '' : clauseLabel(clause), text: readable(text) });
    }
  }
  return passages;
}

/** The part of a Yjs type that says where its content begins. */
type Holder = Pick<Y.XmlElement, '_item' | '_start'>;

function isTouched(type: Holder, from: ReadonlyMap<number, number>): boolean {
  if (type._item !== null && isSince(type._item, from)) return true;
  for (let item = type._start; item !== null; item = item.right) {
    if (isSince(item, from)) return true;
    if (item.content instanceof Y.ContentType && isTouched(item.content.type, from)) return true;
  }
  return false;
}

function isSince({ id, length, deleted }: Y.Item, from: ReadonlyMap<number, number>): boolean {
  const first = from.get(id.client);
  return first !== undefined && !deleted && id.clock + length > first;
}
