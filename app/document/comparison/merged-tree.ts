import { blockId, type NodeJson } from '../json';
import type { Alignment } from './align-leaves';
import type { Leaf } from './leaves';
import { type Merged, merged } from './merged';

/** Builds the merged tree: first the later text, then what is gone goes in beside what stood next to it. */
export class MergedTree {
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
  matchContainers(before: readonly Leaf[], after: readonly Leaf[], alignment: Alignment): void {
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
