import * as Y from 'yjs';
import { normalise, stringify } from './canonical';
import { saidAttributes, saidMark } from './empty-attributes';
import { type Attributes, type DocumentJson, type MarkJson, type NodeJson, plainAttributes } from './json';
import { MARK_ATTRIBUTES, MAX_DEPTH, NODE_ATTRIBUTES } from './shape';
import { CELLS, narrowTable, withSpans } from './table-spans';
import { TextError } from './text-error';

/**
 * A live text is a Yjs document whose XML fragment `text` has the form that the editor's binding
 * (y-tiptap) writes: an element per node, named by its type; one XmlText per run of inline text, marks as
 * formatting attributes under their names.
 */
export const TEXT_FRAGMENT = 'text';

export function textFragment(doc: Y.Doc): Y.XmlFragment {
  return doc.getXmlFragment(TEXT_FRAGMENT);
}

/** A Yjs document holding the given updates. Throws TextError `bad-input` when one is not a Yjs update. */
export function openLive(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  try {
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update);
    });
  } catch {
    throw new TextError('bad-input', 'The log of the live text holds something that is not a Yjs update.');
  }
  return doc;
}

/**
 * The present text, in normal form and without attributes that say nothing. Node types this version does not know are kept as they are.
 * Throws TextError `too-deep` when it nests beyond the limit.
 */
export function readText(doc: Y.Doc): DocumentJson {
  return normalise({ type: 'doc', content: readChildren(textFragment(doc), 1) });
}

export type LiveChild = Y.XmlElement | Y.XmlText;

export function liveChildren(parent: Y.XmlFragment): LiveChild[] {
  const children: LiveChild[] = [];
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlElement || child instanceof Y.XmlText) children.push(child);
  }
  return children;
}

function readChildren(parent: Y.XmlFragment, depth: number): NodeJson[] {
  if (depth > MAX_DEPTH) throw new TextError('too-deep', `The text nests deeper than ${MAX_DEPTH} levels.`);
  return liveChildren(parent).flatMap((child) => readLiveChild(child, depth));
}

/** What one child of the fragment or of an element stands for. */
export function readLiveChild(child: LiveChild, depth = 1): NodeJson[] {
  if (child instanceof Y.XmlText) return readRuns(child);
  const given = saidAttributes(child.nodeName, plainAttributes(child.getAttributes()));
  const node: NodeJson = {
    type: child.nodeName,
    attrs: CELLS.has(child.nodeName) ? withSpans(given) : given,
  };
  const content = readChildren(child, depth + 1);
  if (content.length > 0) node.content = content;
  return [node.type === 'table' ? narrowTable(node) : node];
}

interface Run {
  readonly insert?: unknown;
  readonly attributes?: Record<string, unknown>;
}

function readRuns(text: Y.XmlText): NodeJson[] {
  const nodes: NodeJson[] = [];
  for (const run of text.toDelta() as Run[]) {
    if (typeof run.insert !== 'string') continue;
    const marks = Object.entries(run.attributes ?? {})
      .map(readMark)
      .flatMap(saidMark);
    nodes.push({ type: 'text', text: run.insert, ...(marks.length > 0 ? { marks } : {}) });
  }
  return nodes;
}

function readMark([name, attrs]: [string, unknown]): MarkJson {
  const isObject = typeof attrs === 'object' && attrs !== null && !Array.isArray(attrs);
  return isObject ? { type: name, attrs: plainAttributes(attrs as Record<string, unknown>) } : { type: name };
}

/**
 * The update that builds `content` in an empty document. The same content always gives the same bytes: the
 * Yjs client that writes is derived from the content.
 */
export function seedUpdate(content: DocumentJson): Uint8Array {
  const normal = normalise(content);
  const doc = new Y.Doc();
  doc.clientID = clientFor(stringify(normal));
  doc.transact(() => {
    textFragment(doc).insert(0, buildChildren(normal.content ?? []));
  });
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}

/** A Yjs client number (32 bits, never 0) computed from a string by FNV-1a. */
function clientFor(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0 || 1;
}

/** Content as the units that Yjs holds: a run of text nodes together, every other node alone. */
export function unitsOf(content: readonly NodeJson[]): Array<NodeJson | NodeJson[]> {
  const units: Array<NodeJson | NodeJson[]> = [];
  for (const node of content) {
    const last = units.at(-1);
    if (node.text === undefined) units.push(node);
    else if (Array.isArray(last)) last.push(node);
    else units.push([node]);
  }
  return units;
}

function buildChildren(content: readonly NodeJson[]): LiveChild[] {
  return unitsOf(content).map(buildUnit);
}

export function buildUnit(unit: NodeJson | NodeJson[]): LiveChild {
  if (Array.isArray(unit)) {
    const text = new Y.XmlText();
    text.applyDelta(unit.map((node) => ({ insert: node.text ?? '', attributes: formattingOf(node.marks) })));
    return text;
  }
  const element = new Y.XmlElement<Record<string, NonNullable<Attributes[string]>>>(unit.type);
  for (const [name, value] of Object.entries(writtenAttributes(unit))) {
    if (value !== null) element.setAttribute(name, value);
  }
  element.insert(0, buildChildren(unit.content ?? []));
  return element as Y.XmlElement;
}

/** Attributes with their defaults filled in: what the editor's binding writes, so that it finds nothing to add. */
export function writtenAttributes(node: NodeJson): Attributes {
  return { ...NODE_ATTRIBUTES[node.type], ...node.attrs };
}

/** Marks as the formatting attributes that the editor's binding writes, nulls included. */
export function formattingOf(marks: readonly MarkJson[] | undefined): Record<string, Attributes> {
  const formatting: Record<string, Attributes> = {};
  for (const mark of marks ?? []) formatting[mark.type] = { ...MARK_ATTRIBUTES[mark.type], ...mark.attrs };
  return formatting;
}
