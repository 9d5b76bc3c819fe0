import type { RequirementLevel } from '../../db/words';
import type { AttributeValue } from './json';

/**
 * The closed lists of the house schema, free of the editor's libraries, so that rendering, comparing and
 * the public pages can know the shape of the text without loading them. `schema/` builds on these.
 *
 * Two promises bind every change here: a node type is never removed, and the default of an attribute never
 * changes. Canonical JSON leaves defaults out, so a changed default would change what an old hash means.
 */

/** Attributes of every node and their defaults. A new attribute must come with a default. */
export const NODE_ATTRIBUTES: Readonly<Record<string, Readonly<Record<string, AttributeValue>>>> = {
  doc: {},
  text: {},
  hardBreak: {},
  paragraph: { id: null },
  heading: { id: null, level: 1, numbered: true },
  bulletList: { id: null },
  orderedList: { id: null, start: 1, type: null },
  listItem: {},
  blockquote: { id: null },
  table: { id: null, caption: null },
  tableRow: {},
  tableCell: { colspan: 1, rowspan: 1, colwidth: null, align: null },
  tableHeader: { colspan: 1, rowspan: 1, colwidth: null, align: null },
  codeBlock: { id: null, language: null },
  figure: { id: null, src: null, alt: null, caption: null },
  callout: { id: null, kind: 'informative', title: null },
  requirement: { id: null, ref: null, level: null },
  definition: { id: null, term: null },
  horizontalRule: { id: null },
  crossReference: { target: null, label: null },
};

/** Attributes of every mark and their defaults, in the order in which marks are written down. */
export const MARK_ATTRIBUTES: Readonly<Record<string, Readonly<Record<string, AttributeValue>>>> = {
  link: { href: null, title: null },
  bold: {},
  italic: {},
  strike: {},
  code: {},
  subscript: {},
  superscript: {},
};

export const MARK_ORDER: readonly string[] = Object.keys(MARK_ATTRIBUTES);

/** Block types that carry an `id`, minted once and kept for the life of the block. */
export const TYPES_WITH_ID: readonly string[] = Object.keys(NODE_ATTRIBUTES).filter(
  (type) => NODE_ATTRIBUTES[type]?.id !== undefined,
);

/** Types that hold inline content (text, line breaks, cross-references) and nothing else. */
export const TEXT_BLOCKS: ReadonlySet<string> = new Set(['paragraph', 'heading', 'codeBlock']);

const BLOCKS: readonly string[] = [
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'blockquote',
  'codeBlock',
  'horizontalRule',
  'figure',
  'table',
  'requirement',
  'callout',
  'definition',
];
const INLINE: readonly string[] = ['hardBreak', 'crossReference'];

/** Which types may stand in which, besides text; in all others none. */
export const CHILD_TYPES: Readonly<Record<string, readonly string[]>> = {
  doc: BLOCKS,
  paragraph: INLINE,
  heading: INLINE,
  bulletList: ['listItem'],
  orderedList: ['listItem'],
  listItem: BLOCKS,
  blockquote: BLOCKS,
  table: ['tableRow'],
  tableRow: ['tableCell', 'tableHeader'],
  tableCell: BLOCKS,
  tableHeader: BLOCKS,
  requirement: BLOCKS,
  callout: BLOCKS,
  definition: BLOCKS,
};

/** How a level is printed: RFC 2119's capitals. */
export const LEVEL_LABELS: Readonly<Record<RequirementLevel, string>> = {
  must: 'MUST',
  'must-not': 'MUST NOT',
  should: 'SHOULD',
  'should-not': 'SHOULD NOT',
  may: 'MAY',
};

export function isLevel(value: unknown): value is RequirementLevel {
  return typeof value === 'string' && Object.hasOwn(LEVEL_LABELS, value);
}

/** Nesting beyond this is refused at the door and flattened at import; every reader may rely on it. */
export const MAX_DEPTH = 60;
