import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical';
import { type DocumentJson, type MarkJson, type NodeJson, plainAttributes } from './json';
import { MAX_DEPTH } from './shape';
import { TextError } from './text-error';

/** A frozen state of a text, named by the hash of its canonical JSON. */
export interface Snapshot {
  readonly canonical: string;
  /** SHA-256 over the UTF-8 bytes of `canonical`, in hexadecimal. */
  readonly hash: string;
}

export function takeSnapshot(content: DocumentJson): Snapshot {
  const canonical = canonicalJson(content);
  return { canonical, hash: hashOf(canonical) };
}

export function hashOf(canonical: string): string {
  return createHash('sha256').update(canonical, 'utf8').digest('hex');
}

/**
 * Reads stored or uploaded JSON as a text. Throws TextError `bad-input` when it is not the JSON of a text
 * and `too-deep` when it nests beyond what any reader of texts handles. Unknown node types are let through.
 */
export function parseDocument(json: string): DocumentJson {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new TextError('bad-input', 'The text is not valid JSON.');
  }
  const root = readNode(value, 0);
  if (root.type !== 'doc') throw new TextError('bad-input', 'The JSON is not a text: its type is not "doc".');
  return { ...root, type: 'doc' };
}

function readNode(value: unknown, depth: number): NodeJson {
  if (depth > MAX_DEPTH) throw new TextError('too-deep', `The text nests deeper than ${MAX_DEPTH} levels.`);
  if (!isRecord(value) || typeof value.type !== 'string') {
    throw new TextError('bad-input', 'The JSON holds something that is not a node of a text.');
  }
  const node: NodeJson = { type: value.type };
  if (isRecord(value.attrs)) node.attrs = plainAttributes(value.attrs);
  if (typeof value.text === 'string') node.text = value.text;
  if (Array.isArray(value.marks)) node.marks = value.marks.filter(isRecord).flatMap(readMark);
  if (Array.isArray(value.content)) node.content = value.content.map((child) => readNode(child, depth + 1));
  return node;
}

function readMark(value: Record<string, unknown>): MarkJson[] {
  if (typeof value.type !== 'string') return [];
  return [
    isRecord(value.attrs) ? { type: value.type, attrs: plainAttributes(value.attrs) } : { type: value.type },
  ];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
