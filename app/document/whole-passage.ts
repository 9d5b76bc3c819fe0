import { printOf } from './block-prints';
import { wordsOfBlock } from './block-words';
import { blockId, type DocumentJson, type NodeJson, walk } from './json';

/** What a block says, or for the heading of a clause what the clause says: enough to tell whether it still does. */
export interface Passage {
  /** Its first words, up to `PASSAGE_LENGTH` characters. */
  readonly words: string;
  /** Equal for equal passages, whatever their length. */
  readonly print: string;
}

export const PASSAGE_LENGTH = 1_200;

/** Finds passages in one text by the id of the block; null where there is no such block. */
export function passageFinder(content: DocumentJson): (id: string) => Passage | null {
  const top = content.content ?? [];
  let blocks: Map<string, NodeJson> | null = null;
  return (id) => {
    blocks ??= blocksById(content);
    const block = blocks.get(id);
    if (block === undefined) return null;
    const said = block.type === 'heading' ? clauseFrom(top, block) : [block];
    const words = said.map(wordsOfBlock).join('\n\n');
    const shown = words.length <= PASSAGE_LENGTH ? words : `${words.slice(0, PASSAGE_LENGTH - 1)}…`;
    return { words: shown, print: printOf(words) };
  };
}

function blocksById(content: DocumentJson): Map<string, NodeJson> {
  const blocks = new Map<string, NodeJson>();
  walk(content, (node) => {
    const id = blockId(node);
    if (id !== '' && !blocks.has(id)) blocks.set(id, node);
  });
  return blocks;
}

/** The heading of a clause and what stands between it and the next one; a heading within a block stands alone. */
function clauseFrom(blocks: readonly NodeJson[], heading: NodeJson): readonly NodeJson[] {
  const from = blocks.indexOf(heading);
  if (from < 0) return [heading];
  const next = blocks.findIndex((block, place) => place > from && block.type === 'heading');
  return blocks.slice(from, next < 0 ? blocks.length : next);
}
