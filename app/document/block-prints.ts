import { normalise, stringify } from './canonical';
import { blockId, type DocumentJson, type NodeJson, walk } from './json';
import { TEXT_BLOCKS } from './shape';

/**
 * A block by what it says itself: its attributes, and its words when it holds words. Blocks inside it have prints
 * of their own, so that a changed paragraph does not mark the table around it. Two equal prints are equal blocks,
 * but for one chance in four thousand million.
 */
export function blockPrint(node: NodeJson): string {
  const own: NodeJson = TEXT_BLOCKS.has(node.type) ? node : { type: node.type, attrs: node.attrs ?? {} };
  return printOf(stringify(normalise({ type: 'doc', content: [own] })));
}

/** A short name for what is said: FNV-1a of it and its length. */
export function printOf(said: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < said.length; at += 1) hash = Math.imul(hash ^ said.charCodeAt(at), 0x01000193);
  return `${(hash >>> 0).toString(36)}.${said.length.toString(36)}`;
}

/** The print of every block of a text by its id. */
export function blockPrints(content: DocumentJson): Record<string, string> {
  const prints: Record<string, string> = {};
  walk(content, (node) => {
    const id = blockId(node);
    if (id !== '') prints[id] = blockPrint(node);
    return !TEXT_BLOCKS.has(node.type);
  });
  return prints;
}
