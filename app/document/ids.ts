import type { Attributes, DocumentJson, NodeJson } from './json';
import { TYPES_WITH_ID } from './shape';

const ALPHABET = '0123456789abcdefghijkmnpqrstuvwxyz';
const LENGTH = 10;

/** Chance for fifty ids at a time: to ask the system for that of each takes longer than all the rest. */
const chance = new Uint8Array(50 * LENGTH);
let used = chance.length;

/** What a minted id looks like: a letter first, so that it is usable as an anchor and in a selector. */
export const BLOCK_ID_PATTERN = /^b[0-9a-z]{10}$/;

/** A new id for a block: `b` and ten letters or digits. Unique within a text, not a secret. */
export function newBlockId(): string {
  if (used === chance.length) {
    crypto.getRandomValues(chance);
    used = 0;
  }
  const end = used + LENGTH;
  let id = 'b';
  for (; used < end; used += 1) id += ALPHABET[(chance[used] ?? 0) % ALPHABET.length];
  return id;
}

const withId = new Set(TYPES_WITH_ID);

/**
 * Gives an id to every block that lacks one and a new one to every block whose id an earlier block already
 * has. Existing ids are never touched otherwise. Answers a copy; unchanged parts are shared.
 */
export function mintIds(content: DocumentJson, mint: () => string = newBlockId): DocumentJson {
  const seen = new Set<string>();
  return { ...content, ...mintChildren(content, seen, mint) };
}

function mintChildren(node: NodeJson, seen: Set<string>, mint: () => string): { content?: NodeJson[] } {
  if (node.content === undefined) return {};
  return { content: node.content.map((child) => mintNode(child, seen, mint)) };
}

function mintNode(node: NodeJson, seen: Set<string>, mint: () => string): NodeJson {
  if (node.text !== undefined) return node;
  if (!withId.has(node.type)) {
    return node.content === undefined ? node : { ...node, ...mintChildren(node, seen, mint) };
  }
  const present = node.attrs?.id;
  const keeps = typeof present === 'string' && present !== '' && !seen.has(present);
  const id = keeps ? present : freshId(seen, mint);
  seen.add(id);
  const attrs: Attributes = keeps ? (node.attrs ?? {}) : { ...node.attrs, id };
  return { ...node, attrs, ...mintChildren(node, seen, mint) };
}

function freshId(seen: ReadonlySet<string>, mint: () => string): string {
  let id = mint();
  while (seen.has(id)) id = mint();
  return id;
}
