import { blockId, type NodeJson } from '../json';
import type { Clause } from '../outline';
import { alignLeaves } from './align-leaves';
import { compareAttributes, compareContainers, sameFrames } from './attribute-changes';
import { type Leaf, leavesWithin } from './leaves';
import { mergeTables } from './merge-tables';
import { type Merged, merged } from './merged';
import { retarget, targetsOf } from './targets';
import { diffTitles, diffWords, wholeLine } from './word-diff';

/**
 * Merges two texts (or two cells): the later one with everything that is gone put in where it stood, as deep
 * inside lists, requirements and callouts as its surroundings are still there.
 */
export function mergeTexts(
  before: { readonly root: NodeJson; readonly leaves: readonly Leaf[] },
  after: { readonly root: NodeJson; readonly leaves: readonly Leaf[] },
  clause: Clause,
  outer: ReadonlyMap<string, string> = new Map(),
): Merged {
  const alignment = alignLeaves(before.leaves, after.leaves);
  const targets = targetsOf(before.leaves, after.leaves, alignment, outer);
  const root = merged(after.root, 'both', clause, before.root);
  const tree = new MergedTree(root);
  const placed: Merged[] = [];
  for (const [index, leaf] of after.leaves.entries()) {
    const partner = before.leaves[alignment.toBefore[index] ?? -1];
    const one = partner === undefined ? wholeLeaf(leaf, 'added') : bothLeaf(partner, leaf, targets);
    if (partner !== undefined && alignment.moved.has(alignment.toBefore[index] ?? -1))
      one.movedFrom = partner.clause;
    tree.append(leaf, one, partner);
    placed.push(one);
  }
  tree.matchContainers(before.leaves, after.leaves, alignment);
  for (const [index, leaf] of before.leaves.entries()) {
    const at = alignment.toAfter[index] ?? -1;
    const there = placed[at];
    const partner = after.leaves[at];
    if (there !== undefined && !alignment.moved.has(index)) {
      tree.pass(there);
      continue;
    }
    const gone = wholeLeaf(leaf, 'removed');
    if (there !== undefined && partner !== undefined) {
      gone.movedTo = { node: partner.node, clause: partner.clause };
      delete gone.words;
    }
    tree.insert(leaf, gone);
  }
  tree.settle();
  compareContainers(root);
  return root;
}

function inlineOf(leaf: Leaf): NodeJson[] {
  return leaf.family === 'text' || leaf.family === 'code' ? (leaf.node.content ?? []) : [];
}

/** A leaf that stands on one side only. */
function wholeLeaf(leaf: Leaf, side: 'added' | 'removed'): Merged {
  const one = merged(leaf.node, side, leaf.clause);
  const words = leaf.family === 'table' ? leaf.key.replace(/^table\n/, '').replace(/[\t\n]+/g, '\n') : '';
  const inline = words === '' ? inlineOf(leaf) : [{ type: 'text', text: words.trim() }];
  one.words = wholeLine(side, inline);
  return one;
}

function bothLeaf(earlier: Leaf, after: Leaf, targets: ReadonlyMap<string, string>): Merged {
  const before = { ...earlier, node: retarget(earlier.node, targets) };
  const one = merged(after.node, 'both', after.clause, earlier.node);
  one.attributes = compareAttributes(before.node, after.node);
  if (after.family === 'table' && before.key !== after.key) {
    one.children.push(
      ...mergeTables(
        before.node,
        after.node,
        (was, is) =>
          mergeTexts(
            { root: was, leaves: leavesWithin(was, after.clause) },
            { root: is, leaves: leavesWithin(is, after.clause) },
            after.clause,
            targets,
          ),
        after.clause,
      ),
    );
  }
  one.words =
    after.node.type === 'heading'
      ? diffTitles(inlineOf(before), inlineOf(after))
      : diffWords(inlineOf(before), inlineOf(after));
  const sameType = before.node.type === after.node.type;
  const sameLevel = after.node.type !== 'heading' || before.node.attrs?.level === after.node.attrs?.level;
  one.reformatted =
    !sameType || !sameLevel || one.words.reformatted || !sameFrames(before.ancestors, after.ancestors);
  return one;
}

/** Builds the merged tree: first the later text, then what is gone goes in beside what stood next to it. */
class MergedTree {
  private readonly ofAfter = new Map<NodeJson, Merged>();
  private readonly ofBefore = new Map<NodeJson, Merged>();
  private readonly parents = new Map<Merged, Merged>();
  /** What goes in after each child; under the parent itself what goes in before its first child. */
  private readonly inserted = new Map<Merged, Map<Merged, Merged[]>>();
  /** The child of each container that was passed last. */
  private readonly passed = new Map<Merged, Merged>();

  constructor(private readonly root: Merged) {
    this.ofAfter.set(root.node, root);
    if (root.before !== undefined) this.ofBefore.set(root.before, root);
  }

  append(leaf: Leaf, one: Merged, partner: Leaf | undefined): void {
    let parent = this.root;
    for (const ancestor of leaf.ancestors.slice(1)) {
      let container = this.ofAfter.get(ancestor);
      if (container === undefined) {
        container = merged(ancestor, 'added', leaf.clause);
        this.ofAfter.set(ancestor, container);
        this.parents.set(container, parent);
        parent.children.push(container);
      }
      if (partner !== undefined) container.side = 'both';
      parent = container;
    }
    this.parents.set(one, parent);
    parent.children.push(one);
  }

  /** Finds for the containers of the earlier text what they became: by id, then by the leaves that stayed inside. */
  matchContainers(
    before: readonly Leaf[],
    after: readonly Leaf[],
    alignment: { readonly toAfter: Int32Array; readonly moved: ReadonlySet<number> },
  ): void {
    this.matchById(before);
    for (const [index, leaf] of before.entries()) {
      const partner = after[alignment.toAfter[index] ?? -1];
      if (partner === undefined || alignment.moved.has(index)) continue;
      for (const [depth, ancestor] of leaf.ancestors.entries()) {
        const other = partner.ancestors[depth];
        const container = other === undefined ? undefined : this.ofAfter.get(other);
        if (container === undefined || other?.type !== ancestor.type) break;
        if (this.ofBefore.has(ancestor) || container.before !== undefined) continue;
        this.ofBefore.set(ancestor, container);
        container.before = ancestor;
      }
    }
  }

  private matchById(before: readonly Leaf[]): void {
    const byId = new Map<string, Merged>();
    for (const container of this.ofAfter.values()) byId.set(blockId(container.node), container);
    byId.delete('');
    for (const ancestor of new Set(before.flatMap((leaf) => leaf.ancestors.slice(1)))) {
      const container = byId.get(blockId(ancestor));
      if (container === undefined || container.node.type !== ancestor.type) continue;
      this.ofBefore.set(ancestor, container);
      container.before = ancestor;
      container.side = 'both';
    }
  }

  /** The earlier text was read up to this leaf: what is gone next goes in after it. */
  pass(one: Merged): void {
    let child = one;
    for (let parent = this.parents.get(child); parent !== undefined; parent = this.parents.get(child)) {
      this.passed.set(parent, child);
      child = parent;
    }
  }

  insert(leaf: Leaf, gone: Merged): void {
    const depth = leaf.ancestors.findLastIndex((ancestor) => this.ofBefore.has(ancestor));
    let parent = this.ofBefore.get(leaf.ancestors[depth] ?? this.root.node) ?? this.root;
    for (const ancestor of leaf.ancestors.slice(depth + 1)) {
      const container = merged(ancestor, 'removed', leaf.clause);
      this.ofBefore.set(ancestor, container);
      this.put(parent, container);
      parent = container;
    }
    this.put(parent, gone);
  }

  private put(parent: Merged, child: Merged): void {
    this.parents.set(child, parent);
    if (parent.side === 'removed') {
      parent.children.push(child);
      return;
    }
    const anchor = this.passed.get(parent) ?? parent;
    const places = this.inserted.get(parent) ?? new Map<Merged, Merged[]>();
    this.inserted.set(parent, places);
    const list = places.get(anchor);
    if (list === undefined) places.set(anchor, [child]);
    else list.push(child);
  }

  /** Puts what was inserted into the lists of children. */
  settle(): void {
    for (const [parent, places] of this.inserted) {
      const children = parent.children.flatMap((child) => [child, ...(places.get(child) ?? [])]);
      parent.children.splice(0, parent.children.length, ...(places.get(parent) ?? []), ...children);
    }
  }
}
