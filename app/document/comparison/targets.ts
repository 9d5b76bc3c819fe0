import { type NodeJson, textAttribute } from '../json';
import type { Alignment } from './align-leaves';
import type { Leaf } from './leaves';

/** Later ids by earlier ones; those of the text around a cell are looked up there and not copied for each cell. */
export class Targets {
  readonly #own = new Map<string, string>();
  readonly #outer: Targets | null;

  constructor(outer: Targets | null = null) {
    this.#outer = outer;
  }

  get isEmpty(): boolean {
    return this.#own.size === 0 && (this.#outer?.isEmpty ?? true);
  }

  get(id: string): string | undefined {
    return this.#own.get(id) ?? this.#outer?.get(id);
  }

  set(id: string, target: string): void {
    this.#own.set(id, target);
  }
}

/**
 * The later id of each block of the earlier text. Two imports of one standard give the same block different
 * ids; a link to it leads to the same place all the same.
 */
export function targetsOf(
  before: readonly Leaf[],
  after: readonly Leaf[],
  alignment: Alignment,
  outer: Targets | null,
): Targets {
  const targets = new Targets(outer);
  for (const [index, leaf] of before.entries()) {
    const other = after[alignment.toAfter[index] ?? -1];
    if (other !== undefined && leaf.id !== '' && other.id !== leaf.id) targets.set(leaf.id, other.id);
  }
  return targets;
}

/** An earlier line with its links and cross-references leading to where their targets are now. */
export function retarget(node: NodeJson, targets: Targets): NodeJson {
  if (targets.isEmpty || node.content === undefined) return node;
  return { ...node, content: node.content.map((child) => retargetInline(child, targets)) };
}

function retargetInline(node: NodeJson, targets: Targets): NodeJson {
  if (node.type === 'crossReference') {
    const target = targets.get(textAttribute(node, 'target'));
    return target === undefined ? node : { ...node, attrs: { ...node.attrs, target } };
  }
  if (node.marks === undefined) return node;
  const marks = node.marks.map((mark) => {
    const href = textAttribute(mark, 'href');
    const target = href.startsWith('#') ? targets.get(href.slice(1)) : undefined;
    return target === undefined ? mark : { ...mark, attrs: { ...mark.attrs, href: `#${target}` } };
  });
  return { ...node, marks };
}
