import type { Properties } from 'hast';
import type { Attributes, AttributeValue } from '../json';
import { isLevel, NODE_ATTRIBUTES } from '../shape';
import { clean } from './clean-words';

/** Types of the house that an element of an own file may name. */
export function ownType(properties: Properties): string | null {
  const { dataNode } = properties;
  return typeof dataNode === 'string' && Object.hasOwn(NODE_ATTRIBUTES, dataNode) ? dataNode : null;
}

/** What `data-…` attributes say of a node of this type; an id is none of them, and an empty one says nothing. */
export function ownAttributes(type: string, properties: Properties): Attributes {
  const read: Attributes = {};
  for (const [name, fallback] of Object.entries(NODE_ATTRIBUTES[type] ?? {})) {
    const written = properties[`data${name.charAt(0).toUpperCase()}${name.slice(1)}`];
    if (name === 'id' || typeof written !== 'string' || written === '') continue;
    const value = readValue(name, fallback, written);
    if (value !== undefined && isKnown(type, name, value)) read[name] = value;
  }
  return read;
}

function readValue(name: string, fallback: AttributeValue, written: string): AttributeValue | undefined {
  if (name === 'colwidth') {
    const widths = written.split(',').map(Number);
    return widths.every((width) => Number.isInteger(width) && width >= 0) ? widths : undefined;
  }
  if (typeof fallback === 'boolean')
    return written === 'true' || written === 'false' ? written === 'true' : undefined;
  if (typeof fallback !== 'number') return clean(written);
  const count = Number(written);
  return Number.isInteger(count) && count >= 0 ? count : undefined;
}

/** The closed lists of the house: a file that was edited elsewhere may say anything. */
function isKnown(type: string, name: string, value: AttributeValue): boolean {
  switch (`${type}.${name}`) {
    case 'heading.level':
      return Number(value) >= 1 && Number(value) <= 6;
    case 'requirement.level':
      return isLevel(value);
    case 'callout.kind':
      return value === 'normative' || value === 'informative';
    case 'orderedList.type':
      return /^[aAiI]$/.test(String(value));
    default:
      return true;
  }
}
