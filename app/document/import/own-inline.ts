import type { Element } from 'hast';
import type { MarkJson } from '../json';
import { clean } from './clean-words';
import type { LineBuilder } from './line-builder';
import { ownAttributes, ownType } from './own-attributes';

/** Marks a link of a file that was exported here as a reference; no attribute of a page comes out under this name. */
export const REFERENCE_PROPERTY = 'ccReference';

/** Marks a heading of such a file that bears no number. */
export const UNNUMBERED = 'ccUnnumbered';

/** Adds a reference to a block, by the anchor that it leads to; false for every other element. */
export function addOwnReference({ properties }: Element, line: LineBuilder): boolean {
  const { href, title } = properties;
  if (properties[REFERENCE_PROPERTY] !== true || typeof href !== 'string') return false;
  const attrs = { target: href.slice(1), label: typeof title === 'string' ? clean(title) : null };
  line.addInline({ type: 'crossReference', attrs });
  return true;
}

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
