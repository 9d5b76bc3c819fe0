import { type Attributes, type MarkJson, textAttribute } from './json';
import { MARK_ATTRIBUTES, NODE_ATTRIBUTES } from './shape';

/**
 * Attributes as they come into a text: an empty string in one that the house knows says nothing, and is as if it were
 * not there. Frozen texts keep what they have: their hashes are of it.
 */
export function saidAttributes(nodeType: string, attrs: Attributes): Attributes {
  return withoutEmpty(attrs, NODE_ATTRIBUTES[nodeType]);
}

/** A mark as it comes into a text; none for a link that leads nowhere. */
export function saidMark(mark: MarkJson): MarkJson[] {
  const known = MARK_ATTRIBUTES[mark.type];
  const said = mark.attrs === undefined ? mark : { ...mark, attrs: withoutEmpty(mark.attrs, known) };
  return said.type === 'link' && textAttribute(said, 'href') === '' ? [] : [said];
}

function withoutEmpty(attrs: Attributes, known: Readonly<Attributes> | undefined): Attributes {
  if (known === undefined || !Object.values(attrs).includes('')) return attrs;
  return Object.fromEntries(
    Object.entries(attrs).filter(([name, value]) => value !== '' || !Object.hasOwn(known, name)),
  );
}
