import { wordsOfBlock } from '../block-words';
import type { NodeJson } from '../json';
import { type RenderContext, renderBlock, renderContext } from '../render';
import { ancestors, type BlockTree } from './block-tree';
import type { Wording } from './branch-types';

/** Prints some blocks of one text, as they are there; '' for blocks that are not in it. */
export function wordingsOf(tree: BlockTree): (keys: readonly string[]) => Wording {
  let context: RenderContext | null = null;
  const places = new Map([...tree.blocks.keys()].map((key, place) => [key, place]));
  return (keys) => {
    const inOrder = keys.toSorted((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
    const blocks = blocksToPrint(tree, inOrder);
    // Ids are left out: several wordings of one block stand on one page.
    context ??= { ...renderContext(tree.content), printed: null };
    const printing = context;
    return {
      text: blocks.map(wordsOfBlock).join('\n\n'),
      html: blocks.map((block) => renderBlock(block, printing, 0)).join('\n'),
    };
  };
}

/** The outermost of the blocks; parts of tables and lists with the frame without which they cannot be printed. */
function blocksToPrint(tree: BlockTree, keys: readonly string[]): NodeJson[] {
  const wanted = new Set(keys.filter((key) => tree.blocks.has(key)));
  const outermost = [...wanted].filter((key) => !ancestors(tree, key).some((around) => wanted.has(around)));
  return outermost.flatMap((key) => {
    const node = tree.blocks.get(key)?.node;
    return node === undefined ? [] : framed(node);
  });
}

function framed(node: NodeJson): NodeJson[] {
  if (node.type === 'listItem') return [{ type: 'bulletList', content: [node] }];
  if (node.type === 'tableRow') return [{ type: 'table', content: [node] }];
  if (node.type === 'tableCell' || node.type === 'tableHeader') return node.content ?? [];
  return [node];
}
