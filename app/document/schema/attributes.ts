import type { Attribute } from '@tiptap/core';
import { BLOCK_ID_PATTERN } from '../ids';
import { NODE_ATTRIBUTES } from '../shape';

/**
 * The `id` every block carries. From pasted HTML only ids of our own making are taken over, so that a page's
 * `id="section-1"` never becomes the identity of a clause.
 */
export function idAttribute(): Attribute {
  return {
    default: null,
    keepOnSplit: false,
    parseHTML: (element) => {
      const id = element.getAttribute('id');
      return id !== null && BLOCK_ID_PATTERN.test(id) ? id : null;
    },
    renderHTML: (attributes) => (typeof attributes.id === 'string' ? { id: attributes.id } : {}),
  };
}

/** An attribute kept as `data-…` in the editor's HTML, with the default that `shape.ts` names; an empty one is none. */
export function dataAttribute(nodeName: string, name: string): Attribute {
  const fallback = NODE_ATTRIBUTES[nodeName]?.[name] ?? null;
  return {
    default: fallback,
    parseHTML: (element) => element.getAttribute(`data-${name}`) || fallback,
    renderHTML: (attributes) => {
      const value: unknown = attributes[name];
      return value === null || value === undefined ? {} : { [`data-${name}`]: String(value) };
    },
  };
}
