import { normalise, stringify } from '../canonical';
import { blockId, type DocumentJson, type NodeJson } from '../json';
import { TEXT_BLOCKS } from '../shape';

/** Key of the text itself. */
export const ROOT = '';

/**
 * A block under the key that names it in the base, in today's draft and in the branch alike: its id where it
 * has one. What a table or list is made of (rows, cells, items) has none and is known by the blocks inside.
 */
export interface TreeBlock {
  readonly key: string;
  /** In normal form. */
  readonly node: NodeJson;
  readonly parent: string;
  readonly children: readonly string[];
  /** Equal when its type, attributes and line of text are; what blocks inside say is their own affair. */
  readonly own: string;
  /** True for what holds a line or nothing; false for what holds blocks. */
  readonly leaf: boolean;
  /** Key of the heading it stands under; a heading stands under itself, ROOT before the first. */
  readonly clause: string;
}

export interface BlockTree {
  readonly content: DocumentJson;
  readonly blocks: ReadonlyMap<string, TreeBlock>;
  readonly top: readonly string[];
  /** Keys of the leaves in reading order. */
  readonly leaves: readonly string[];
  /** Blocks that carry the id of one above, each with that one: a merge of two people's moves leaves such. */
  readonly copies: ReadonlyArray<readonly string[]>;
}

const INLINE = new Set(['text', 'hardBreak', 'crossReference']);

/** Nodes that carry no id, by the name under which two of them can be one. */
const FAMILIES: Readonly<Record<string, string>> = {
  listItem: 'item',
  tableRow: 'row',
  tableCell: 'cell',
  tableHeader: 'cell',
};

/** The blocks of a text; `base` names those parts of tables and lists that both texts have. */
export function blockTree(content: DocumentJson, base?: BlockTree): BlockTree {
  const builder = new TreeBuilder(base);
  const normal = normalise(content);
  const top = builder.add(normal.content ?? [], ROOT, null);
  return { content: normal, blocks: builder.blocks, top, leaves: builder.leaves, copies: builder.copies };
}

export function isLeaf(node: NodeJson): boolean {
  return TEXT_BLOCKS.has(node.type) || (node.content ?? []).some((child) => INLINE.has(child.type));
}

class TreeBuilder {
  readonly blocks = new Map<string, TreeBlock>();
  readonly leaves: string[] = [];
  readonly copies: string[][] = [];
  private readonly used = new Set<string>();
  private clause = ROOT;

  constructor(private readonly base: BlockTree | undefined) {}

  /** Adds the nodes that stand in one parent; answers their keys. `parent` is null for those of the text itself. */
  add(nodes: readonly NodeJson[], parentKey: string, parent: NodeJson | null): string[] {
    return nodes.map((node, index) => {
      const key = this.keyOf(node, parentKey, index);
      this.used.add(key);
      if (parent === null && node.type === 'heading') this.clause = key;
      const leaf = isLeaf(node);
      const own = ownOf(node, leaf);
      const children: string[] = [];
      this.blocks.set(key, { key, node, parent: parentKey, children, own, leaf, clause: this.clause });
      if (leaf) this.leaves.push(key);
      else children.push(...this.add(node.content ?? [], key, node));
      return key;
    });
  }

  private keyOf(node: NodeJson, parentKey: string, index: number): string {
    const id = blockId(node);
    if (id !== '') {
      // An id on a line in one text and on a frame in the other names two blocks.
      const known = this.base?.blocks.get(id);
      const isOther = known !== undefined && known.leaf !== isLeaf(node);
      const key = this.free(isOther ? `${node.type} ${id}` : id);
      if (this.used.has(id)) this.copies.push([id, key]);
      return key;
    }
    const family = FAMILIES[node.type];
    if (family === undefined) return this.free(`?${stringify(node)}`);
    const ids = idsNear(node, family);
    for (const inner of ids) {
      const known = this.base === undefined ? undefined : enclosing(this.base, inner, family);
      if (known !== undefined && !this.used.has(known)) return known;
    }
    return this.free(ids[0] === undefined ? `${family} ${index} of ${parentKey}` : `${family} of ${ids[0]}`);
  }

  private free(key: string): string {
    let free = key;
    for (let next = 2; this.used.has(free); next += 1) free = `${key} ${next}`;
    return free;
  }
}

/** Ids of the blocks inside, but not of those inside another part of the same family. */
function idsNear(node: NodeJson, family: string): string[] {
  return (node.content ?? []).flatMap((child) => {
    if (FAMILIES[child.type] === family) return [];
    const id = blockId(child);
    return [...(id === '' ? [] : [id]), ...(isLeaf(child) ? [] : idsNear(child, family))];
  });
}

/** The key of the part of this family that a block stands in. */
function enclosing(tree: BlockTree, id: string, family: string): string | undefined {
  let block = tree.blocks.get(id);
  while (block !== undefined) {
    if (FAMILIES[block.node.type] === family) return block.key;
    block = tree.blocks.get(block.parent);
  }
  return undefined;
}

function ownOf(node: NodeJson, leaf: boolean): string {
  const { id, ...attrs } = node.attrs ?? {};
  return stringify({ type: node.type, attrs, content: leaf ? (node.content ?? []) : null });
}

/** The keys of everything inside a block. */
export function descendants(tree: BlockTree, key: string): string[] {
  const children = tree.blocks.get(key)?.children ?? [];
  return children.flatMap((child) => [child, ...descendants(tree, child)]);
}

/** The keys around a block, innermost first, without the text itself. */
export function ancestors(tree: BlockTree, key: string): string[] {
  const around: string[] = [];
  for (let at = tree.blocks.get(key)?.parent ?? ROOT; at !== ROOT; at = tree.blocks.get(at)?.parent ?? ROOT) {
    around.push(at);
  }
  return around;
}
