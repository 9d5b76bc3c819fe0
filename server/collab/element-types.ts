import { CHILD_TYPES, MARK_ATTRIBUTES, NODE_ATTRIBUTES, TEXT_BLOCKS } from '../../app/document/shape';

/**
 * Which elements of the house schema may stand in which. The editor's binding deletes what its schema does not know
 * as soon as it meets it, with all the words in it and in the name of whoever has the page open; so such a thing is
 * not let in.
 */

/** An element that the schema does not know; only logs that were written before this was asked hold any. */
export const UNKNOWN_TYPE = 0;

const NAMES = Object.keys(NODE_ATTRIBUTES).filter((name) => name !== 'text');
const NUMBERS: ReadonlyMap<string, number> = new Map(NAMES.map((name, index) => [name, index + 1]));
const CHILDREN: ReadonlyArray<ReadonlySet<number>> = [
  new Set<number>(),
  ...NAMES.map((name) => new Set((CHILD_TYPES[name] ?? []).map(typeOf))),
];
const HOLDS_WORDS: ReadonlySet<number> = new Set([...TEXT_BLOCKS].map(typeOf));

export const ROOT_TYPE = typeOf('doc');

/** The number of an element by its name; `UNKNOWN_TYPE` where there is none, and for the root, which is no element. */
export function elementType(name: string): number {
  const type = typeOf(name);
  return type === ROOT_TYPE ? UNKNOWN_TYPE : type;
}

/** Whether a mark is one that text may have; one that may lie over itself has more than its name. */
export function isMark(name: string): boolean {
  return Object.hasOwn(MARK_ATTRIBUTES, name.split('--', 1)[0] ?? '');
}

export function mayStandIn(child: number, parent: number): boolean {
  return parent === UNKNOWN_TYPE || (CHILDREN[parent]?.has(child) ?? false);
}

/** Whether words may stand in an element. */
export function holdsWords(parent: number): boolean {
  return parent === UNKNOWN_TYPE || HOLDS_WORDS.has(parent);
}

function typeOf(name: string): number {
  return NUMBERS.get(name) ?? UNKNOWN_TYPE;
}
