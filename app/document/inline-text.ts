import { blockId, type DocumentJson, type NodeJson, walk } from './json';
import { TEXT_BLOCKS } from './shape';

/** A block of inline text, with the ids of the blocks around it, its own included. */
export interface TextPlace {
  readonly id: string;
  readonly text: string;
  readonly enclosing: readonly string[];
}

/** Stands for a cross-reference or any other thing in a line that is not text. */
const OBJECT_CHARACTER = '\ufffc';

/**
 * The inline text of a block as the editor counts it: a line break is one line end, anything else in the line
 * that is not text is one object character. '' for blocks that hold other blocks.
 */
export function inlineText(block: NodeJson): string {
  if (!TEXT_BLOCKS.has(block.type)) return '';
  let text = '';
  for (const node of block.content ?? []) {
    text += node.text ?? (node.type === 'hardBreak' ? '\n' : OBJECT_CHARACTER);
  }
  return text;
}

/** Every block of inline text in reading order. */
export function textBlocks(content: DocumentJson): TextPlace[] {
  const places: TextPlace[] = [];
  walk(content, (node, ancestors) => {
    if (!TEXT_BLOCKS.has(node.type)) return true;
    const enclosing = [...ancestors, node].map(blockId).filter((id) => id !== '');
    places.push({ id: blockId(node), text: inlineText(node), enclosing });
    return false;
  });
  return places;
}
