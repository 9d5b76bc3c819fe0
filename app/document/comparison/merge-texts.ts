import { type NodeJson, sameContent } from '../json';
import type { Clause } from '../outline';
import { alignLeaves } from './align-leaves';
import { compareAttributes, compareContainers, sameFrames, UNSEEN } from './attribute-changes';
import { type Leaf, leavesWithin } from './leaves';
import { diffLines } from './line-diff';
import { mergeTables } from './merge-tables';
import { type Merged, merged } from './merged';
import { MergedTree } from './merged-tree';
import { compareHeaders } from './table-headers';
import { retarget, type Targets, targetsOf } from './targets';
import { diffTitles, diffWords, sameLine, type WordDiff, wholeLine } from './word-diff';

/**
 * Merges two texts (or two cells): the later one with everything that is gone put in where it stood, as deep
 * inside lists, requirements and callouts as its surroundings are still there.
 */
export function mergeTexts(
  before: { readonly root: NodeJson; readonly leaves: readonly Leaf[] },
  after: { readonly root: NodeJson; readonly leaves: readonly Leaf[] },
  clause: Clause,
  outer: Targets | null = null,
): Merged {
  const alignment = alignLeaves(before.leaves, after.leaves);
  const earlier = alignment.before;
  const targets = targetsOf(earlier, after.leaves, alignment, outer);
  const root = merged(after.root, 'both', clause, before.root);
  const tree = new MergedTree(root);
  const placed: Merged[] = [];
  for (const [index, leaf] of after.leaves.entries()) {
    const partner = earlier[alignment.toBefore[index] ?? -1];
    const one = partner === undefined ? wholeLeaf(leaf, 'added') : bothLeaf(partner, leaf, targets);
    if (partner !== undefined && alignment.moved.has(alignment.toBefore[index] ?? -1))
      one.movedFrom = partner.clause;
    const part = alignment.parts.get(index);
    if (part !== undefined) {
      one.part = part;
      one.reformatted = true;
    }
    tree.append(leaf, one, partner);
    placed.push(one);
  }
  tree.matchContainers(earlier, after.leaves, alignment);
  for (const [index, leaf] of earlier.entries()) {
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

function diffInline(before: Leaf, after: Leaf): WordDiff {
  const [was, is] = [inlineOf(before), inlineOf(after)];
  // Most of a text is as it was.
  if (sameContent(was, is)) return sameLine(is);
  if (after.family === 'code') return diffLines(was, is);
  return after.node.type === 'heading' ? diffTitles(was, is) : diffWords(was, is);
}

/** A leaf that stands on one side only. */
function wholeLeaf(leaf: Leaf, side: 'added' | 'removed'): Merged {
  const one = merged(leaf.node, side, leaf.clause);
  const words = leaf.family === 'table' ? leaf.key.replace(/^table\n/, '').replace(/\t/g, ' | ') : '';
  const inline = words === '' ? inlineOf(leaf) : [{ type: 'text', text: words.trim() }];
  one.words = wholeLine(side, inline);
  return one;
}

/** Most of a table is as it was; its ids are new where the text was brought in anew. */
function sameRows(before: NodeJson, after: NodeJson): boolean {
  return sameContent(before.content ?? [], after.content ?? [], UNSEEN);
}

function bothLeaf(earlier: Leaf, after: Leaf, targets: Targets): Merged {
  const before = { ...earlier, node: retarget(earlier.node, targets) };
  const one = merged(after.node, 'both', after.clause, earlier.node);
  one.attributes = compareAttributes(before.node, after.node);
  if (after.family === 'table' && !sameRows(before.node, after.node)) {
    const headers = compareHeaders(before.node, after.node);
    one.attributes.push(...[headers.row, headers.column].filter((told) => told !== null));
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
        headers,
      ),
    );
  }
  one.words = diffInline(before, after);
  const sameType = before.node.type === after.node.type;
  const sameLevel = after.node.type !== 'heading' || before.node.attrs?.level === after.node.attrs?.level;
  one.reformatted =
    !sameType || !sameLevel || one.words.reformatted || !sameFrames(before.ancestors, after.ancestors);
  return one;
}
