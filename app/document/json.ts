/** The JSON form of a text: the same tree that the editor, the snapshot and the comparison work on. */

export type AttributeValue = string | number | boolean | null | number[];

export type Attributes = Record<string, AttributeValue>;

export interface MarkJson {
  type: string;
  attrs?: Attributes;
}

/** A node of the text: a block, a part of a block (row, list item), or inline content. */
export interface NodeJson {
  type: string;
  attrs?: Attributes;
  content?: NodeJson[];
  /** Only on nodes of type `text`. */
  text?: string;
  marks?: MarkJson[];
}

/** A node that may stand in the body of a text, such as a heading, a paragraph or a table. */
export type BlockJson = NodeJson;

export interface DocumentJson extends NodeJson {
  type: 'doc';
}

/** An attribute as text, or '' when it is absent or something else. */
export function textAttribute(node: { attrs?: Attributes }, name: string): string {
  const value = node.attrs?.[name];
  return typeof value === 'string' ? value : '';
}

/** An attribute as a whole number of at least 1, or `otherwise`. */
export function countAttribute(node: { attrs?: Attributes }, name: string, otherwise: number): number {
  const value = node.attrs?.[name];
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 ? value : otherwise;
}

/** The id of a block, or '' when it has none. */
export function blockId(node: { attrs?: Attributes }): string {
  return textAttribute(node, 'id');
}

/**
 * Visits every node below `root` in reading order, with the path of its ancestors (outermost first, `root`
 * included). Works without recursion, so that no depth of nesting can end the process.
 * `enter` answers false to skip what is inside a node.
 */
export function walk(
  root: NodeJson,
  enter: (node: NodeJson, ancestors: readonly NodeJson[]) => unknown,
): void {
  const ancestors: NodeJson[] = [root];
  const positions: number[] = [0];
  while (ancestors.length > 0) {
    const top = ancestors.length - 1;
    const children = ancestors[top]?.content ?? [];
    const position = positions[top] ?? 0;
    const child = children[position];
    if (child === undefined) {
      ancestors.pop();
      positions.pop();
      continue;
    }
    positions[top] = position + 1;
    if (enter(child, ancestors) !== false && child.content !== undefined) {
      ancestors.push(child);
      positions.push(0);
    }
  }
}

/** The words of a node as a reader hears them: a line break is a space, blocks are parted by a space. */
export function plainText(node: NodeJson): string {
  if (node.text !== undefined) return node.text;
  const parts: string[] = [];
  walk(node, (inner) => {
    if (inner.text !== undefined) parts.push(inner.text);
    else if (inner.type === 'hardBreak') parts.push(' ');
    else if (inner.type === 'crossReference') parts.push(textAttribute(inner, 'label'));
    else if (parts.length > 0) parts.push(' ');
  });
  return parts.join('').replace(/\s+/g, ' ').trim();
}

/**
 * Whether two runs of nodes are alike in everything but the attributes named; an attribute that is null counts as
 * absent.
 */
export function sameContent(
  a: readonly NodeJson[],
  b: readonly NodeJson[],
  but: ReadonlySet<string> = NOTHING,
): boolean {
  return a.length === b.length && a.every((node, index) => sameNode(node, b[index], but));
}

const NOTHING: ReadonlySet<string> = new Set();

function sameNode(a: NodeJson, b: NodeJson | undefined, but: ReadonlySet<string>): boolean {
  if (a === b) return true;
  if (b === undefined || a.type !== b.type || a.text !== b.text) return false;
  const [marks = [], others = []] = [a.marks, b.marks];
  if (marks.length !== others.length || !sameAttributes(a.attrs, b.attrs, but)) return false;
  const sameMarks = marks.every(
    ({ type, attrs }, index) =>
      type === others[index]?.type && sameAttributes(attrs, others[index]?.attrs, NOTHING),
  );
  return sameMarks && sameContent(a.content ?? [], b.content ?? [], but);
}

function sameAttributes(a: Attributes = {}, b: Attributes = {}, but: ReadonlySet<string>): boolean {
  const same = (name: string) => {
    if (but.has(name)) return true;
    const [one, other] = [a[name] ?? null, b[name] ?? null];
    return one === other || (Array.isArray(one) && Array.isArray(other) && String(one) === String(other));
  };
  return Object.keys(a).every(same) && Object.keys(b).every(same);
}

/** Keeps plain values only; `__proto__` and objects never get through. */
export function plainAttributes(attrs: Record<string, unknown>): Attributes {
  const read: Attributes = {};
  for (const [name, value] of Object.entries(attrs)) {
    if (name === '__proto__') continue;
    if (value === null || typeof value === 'string' || typeof value === 'boolean') read[name] = value;
    else if (typeof value === 'number' && Number.isFinite(value)) read[name] = value;
    else if (Array.isArray(value) && value.every((item) => typeof item === 'number')) read[name] = value;
  }
  return read;
}
