import { withoutControls } from './import/clean-words';
import type { Attributes, AttributeValue, DocumentJson, MarkJson, NodeJson } from './json';
import { MARK_ATTRIBUTES, MARK_ORDER, NODE_ATTRIBUTES } from './shape';

/**
 * Canonical JSON of a text: the one string that a version's hash is computed from.
 *
 * How to recompute it from any JSON form of the same text:
 * 1. In each node and mark leave out attributes that are null or equal to their default (`shape.ts`), and
 *    leave out `attrs`, `content` and `marks` when nothing is left in them.
 * 2. Leave out text nodes without characters; join neighbouring text nodes that carry equal marks; write
 *    marks in the order of `MARK_ORDER`, unknown ones after them by name.
 * 3. Write JSON by RFC 8785: keys sorted by UTF-16 code units, no white space, strings and numbers as
 *    ECMAScript's JSON.stringify writes them. Text holds no control characters that XML cannot hold, and no
 *    halves of surrogate pairs; it is not normalised in any other way.
 * 4. The hash is SHA-256 over the UTF-8 bytes of that string.
 */
export function canonicalJson(content: DocumentJson): string {
  return stringify(normalise(content));
}

/** The text with everything optional left out: the form that two equal texts share. */
export function normalise(content: DocumentJson): DocumentJson {
  return { ...normaliseNode(content), type: 'doc' };
}

function normaliseNode(node: NodeJson): NodeJson {
  const result: NodeJson = { type: node.type };
  const attrs = withoutDefaults(node.attrs, NODE_ATTRIBUTES[node.type]);
  if (attrs !== undefined) result.attrs = attrs;
  if (node.text !== undefined) {
    result.text = withoutControls(node.text);
    const marks = normaliseMarks(node.marks);
    if (marks !== undefined) result.marks = marks;
    return result;
  }
  const content = joinText((node.content ?? []).map(normaliseNode));
  if (content.length > 0) result.content = content;
  return result;
}

function withoutDefaults(
  attrs: Attributes | undefined,
  defaults: Readonly<Record<string, AttributeValue>> | undefined,
): Attributes | undefined {
  const kept: Attributes = {};
  let some = false;
  for (const name in attrs) {
    const held = attrs[name];
    const value = typeof held === 'string' ? withoutControls(held) : held;
    if (value === null || value === undefined || value === defaults?.[name]) continue;
    kept[name] = value;
    some = true;
  }
  return some ? kept : undefined;
}

function normaliseMarks(marks: MarkJson[] | undefined): MarkJson[] | undefined {
  if (marks === undefined || marks.length === 0) return undefined;
  const written = marks.map((mark): MarkJson => {
    const attrs = withoutDefaults(mark.attrs, MARK_ATTRIBUTES[mark.type]);
    return attrs === undefined ? { type: mark.type } : { type: mark.type, attrs };
  });
  return written.length === 1 ? written : written.sort((a, b) => markPlace(a) - markPlace(b) || byName(a, b));
}

function markPlace(mark: MarkJson): number {
  const place = MARK_ORDER.indexOf(mark.type);
  return place === -1 ? MARK_ORDER.length : place;
}

function byName(a: MarkJson, b: MarkJson): number {
  return a.type < b.type ? -1 : a.type > b.type ? 1 : 0;
}

/** Joins neighbouring text nodes of equal marks and leaves out empty ones. */
function joinText(nodes: NodeJson[]): NodeJson[] {
  const joined: NodeJson[] = [];
  for (const node of nodes) {
    if (node.text === '') continue;
    const last = joined.at(-1);
    if (node.text !== undefined && last?.text !== undefined && sameMarks(last.marks, node.marks)) {
      last.text += node.text;
    } else joined.push(node);
  }
  return joined;
}

function sameMarks(a: MarkJson[] | undefined, b: MarkJson[] | undefined): boolean {
  if (a === undefined || b === undefined) return (a?.length ?? 0) === (b?.length ?? 0);
  return a === b || stringify(a) === stringify(b);
}

/** JSON with sorted keys and no white space (RFC 8785). */
export function stringify(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stringify).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = value as Readonly<Record<string, unknown>>;
    let json = '';
    for (const key of Object.keys(fields).sort()) {
      const inner = fields[key];
      if (inner === undefined) continue;
      json += `${json === '' ? '{' : ','}${JSON.stringify(key)}:${stringify(inner)}`;
    }
    return json === '' ? '{}' : `${json}}`;
  }
  return JSON.stringify(value) ?? 'null';
}
