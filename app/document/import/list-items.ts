import type { Element } from 'hast';
import type { NodeJson } from '../json';
import { DROPPED, SCRIPTS } from './html-elements';

/**
 * The items of an HTML list. A list or paragraph that stands directly in the list, which HTML does not allow
 * and many pages have, belongs to the item before it.
 */
export function listItems(
  list: Element,
  convertItem: (item: Element) => NodeJson[],
  convertLoose: (element: Element) => NodeJson[],
  leftOut: (element: Element) => void,
): NodeJson[] {
  const items: NodeJson[] = [];
  for (const child of list.children) {
    if (child.type !== 'element') continue;
    if (SCRIPTS.has(child.tagName) || DROPPED.has(child.tagName)) {
      leftOut(child);
      continue;
    }
    if (child.tagName === 'li') {
      items.push({ type: 'listItem', content: convertItem(child) });
      continue;
    }
    const loose = convertLoose(child);
    const last = items.at(-1);
    if (last !== undefined) last.content = (last.content ?? []).concat(loose);
    else if (loose.length > 0) items.push({ type: 'listItem', content: loose });
  }
  return items;
}
