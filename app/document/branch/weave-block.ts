import { stringify } from '../canonical';
import type { Attributes, AttributeValue, NodeJson } from '../json';
import type { TreeBlock } from './block-tree';
import { weaveLine } from './weave-line';

/**
 * A block without what stands in it, as both sides left it: each attribute and the line as the side says that
 * changed it; an attribute that both changed stays as it is today.
 */
export function weaveBlock(
  base: TreeBlock | undefined,
  today: TreeBlock | undefined,
  branch: TreeBlock | undefined,
): NodeJson {
  const [only] = [today ?? branch ?? base];
  if (only === undefined) throw new Error('A block that is nowhere cannot be woven.');
  if (today === undefined || branch === undefined) return bare(only);
  if (today.own === branch.own || base?.own === branch.own || base === undefined) return bare(today);
  if (base.own === today.own) return bare(branch);
  if (today.leaf !== branch.leaf) return bare(today);
  const node: NodeJson = { type: pick(base.node.type, today.node.type, branch.node.type) };
  const attrs = weaveAttributes(base.node.attrs, today.node.attrs, branch.node.attrs);
  if (Object.keys(attrs).length > 0) node.attrs = attrs;
  if (today.leaf) node.content = weaveLine(base.node, today.node, branch.node);
  return node;
}

function bare(block: TreeBlock): NodeJson {
  const { content, ...node } = block.node;
  return block.leaf && content !== undefined ? { ...node, content } : node;
}

function weaveAttributes(
  base: Attributes = {},
  today: Attributes = {},
  branch: Attributes = {},
): Record<string, AttributeValue> {
  const woven: Attributes = {};
  for (const name of new Set([...Object.keys(base), ...Object.keys(today), ...Object.keys(branch)])) {
    const value = pick(base[name], today[name], branch[name]);
    if (value !== undefined) woven[name] = value;
  }
  return woven;
}

function pick<Value>(base: Value, today: Value, branch: Value): Value {
  return stringify(today ?? null) === stringify(base ?? null) ? branch : today;
}

/** True when both sides changed the line, or one attribute, and not to the same. */
export function clash(base: TreeBlock, today: TreeBlock, branch: TreeBlock): boolean {
  if (today.own === branch.own || base.own === today.own || base.own === branch.own) return false;
  if (today.leaf !== branch.leaf) return true;
  const line = ({ node, leaf }: TreeBlock) => (leaf ? (node.content ?? []) : []);
  const [before, now, proposed] = [base, today, branch].map(({ node: { type, attrs } }) => ({
    ...attrs,
    id: null,
    type,
  }));
  if (differ(line(base), line(today), line(branch))) return true;
  const names = [before, now, proposed].flatMap((attrs) => Object.keys(attrs ?? {}));
  return names.some((name) => differ(fieldOf(before, name), fieldOf(now, name), fieldOf(proposed, name)));
}

function fieldOf(attrs: Attributes | undefined, name: string): AttributeValue {
  return attrs?.[name] ?? null;
}

function differ(base: unknown, today: unknown, branch: unknown): boolean {
  const [b, t, r] = [stringify(base), stringify(today), stringify(branch)];
  return b !== t && b !== r && t !== r;
}
