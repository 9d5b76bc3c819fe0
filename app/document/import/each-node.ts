interface TreeNode {
  readonly children?: readonly unknown[];
}

/**
 * Visits every node of a syntax tree, parents before their children, in no other order. Works without
 * recursion and without spreading lists: a hostile text makes both too long.
 */
export function eachNode<Node extends object>(root: Node, visit: (node: Node) => void): void {
  const waiting: Node[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    visit(node);
    const { children } = node as TreeNode;
    for (const child of children ?? []) waiting.push(child as Node);
  }
}

/** The line of the source that a node begins on; a parser that mends a tree leaves nodes with half a position. */
export function lineOf(node: {
  readonly position?: { readonly start?: { readonly line?: number } };
}): number | undefined {
  return node.position?.start?.line;
}
