import type { Element } from 'hast';
import type { MarkJson } from '../json';
import { clean } from './clean-words';
import type { LineBuilder } from './line-builder';
import { ownAttributes, ownType } from './own-attributes';

/** Adds what an element of the portal's own Markdown stands for to a line; false for every other element. */
export function addOwnInline(element: Element, marks: readonly MarkJson[], line: LineBuilder): boolean {
  const { tagName, properties } = element;
  if (tagName === 'span' && typeof properties.dataText === 'string') {
    line.addKept({ type: 'text', text: clean(properties.dataText), marks: [...marks] });
    return true;
  }
  if (tagName === 'br' && properties.dataKept !== undefined) {
    line.addKept({ type: 'hardBreak' });
    return true;
  }
  if (ownType(properties) !== 'crossReference') return false;
  const { href } = properties;
  const attrs = ownAttributes('crossReference', properties);
  if (typeof href === 'string' && href.startsWith('#')) attrs.target ??= href.slice(1);
  line.addInline({ type: 'crossReference', attrs });
  return true;
}
