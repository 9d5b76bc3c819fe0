import type { Change, ChangeKind, ClauseOfChange, Segment } from '../comparison-types';
import { blockId, plainText, textAttribute } from '../json';
import type { Clause } from '../outline';
import type { Hands } from './hands';
import type { Merged } from './merged';
import { shortened } from './shortened';

const LONGEST_OPENING = 120;

/** A change while it is gathered; neighbours of one kind in one clause become one change. */
interface Gathered {
  kind: ChangeKind;
  nodes: Merged[];
  /** The node before which it may still grow. */
  open: boolean;
}

/** The changes of a merged text in reading order; each node that belongs to one is told its number. */
export function changesOf(root: Merged, hands: Hands | null = null): Change[] {
  const gathered: Gathered[] = [];
  gather(root, gathered);
  return gathered.map(({ kind, nodes }, index) => {
    for (const node of nodes) node.change = index + 1;
    const change = toChange(kind, nodes, index + 1);
    return hands === null ? change : { ...change, hands: hands.of(nodes) };
  });
}

function gather(parent: Merged, gathered: Gathered[]): void {
  for (const child of parent.children) {
    if (parent.cell !== undefined) child.cell ??= parent.cell;
    const kind = kindOf(child);
    if (kind === null) {
      // A list item that is new as a whole does not part what was put in together.
      if (child.words !== undefined || child.side === 'both') close(gathered);
    } else if (!grows(gathered.at(-1), kind, child)) {
      close(gathered);
      gathered.push({ kind, nodes: [child], open: isWhole(kind) || child.part !== undefined });
    }
    // A container, a table on both sides or one of its rows and cells: what is inside tells more.
    if (child.words === undefined || child.side === 'both') gather(child, gathered);
  }
}

function close(gathered: Gathered[]): void {
  const last = gathered.at(-1);
  // The parts of one passage stay together, whatever list they stand in now.
  if (last !== undefined && last.nodes[0]?.part === undefined) last.open = false;
}

function isWhole(kind: ChangeKind): boolean {
  return kind === 'added' || kind === 'removed' || kind === 'moved';
}

/** Adds a node to the change before it when both are one passage: of one kind, in one clause, side by side. */
function grows(last: Gathered | undefined, kind: ChangeKind, child: Merged): boolean {
  const first = last?.nodes[0];
  if (last === undefined || first === undefined || !last.open || last.kind !== kind) return false;
  if (first.part?.group !== child.part?.group) return false;
  if (first.clause.id !== child.clause.id || first.movedFrom?.id !== child.movedFrom?.id) return false;
  if (child.node.type === 'heading' || child.cell !== undefined || first.cell !== undefined) return false;
  if (kind === 'moved' && (child.words?.wordsAdded ?? 0) + (child.words?.wordsRemoved ?? 0) > 0) return false;
  last.nodes.push(child);
  return true;
}

/** What happened to a node itself, not to what is inside; null for nothing. */
function kindOf(one: Merged): ChangeKind | null {
  if (one.words === undefined) {
    // A container: its leaves tell what was added or removed.
    return one.side === 'both' && one.attributes.length > 0 ? 'changed' : null;
  }
  if (one.side !== 'both') return isEmptyLine(one) ? null : one.side;
  if (one.movedFrom !== undefined) return 'moved';
  if (one.words.wordsAdded + one.words.wordsRemoved > 0 || one.attributes.length > 0) return 'changed';
  if (one.words.segments.some((segment) => segment.kind !== 'same' && segment.text.trim() !== ''))
    return 'changed';
  return one.reformatted ? 'reformatted' : null;
}

function isEmptyLine(one: Merged): boolean {
  const holdsNothing = one.node.type === 'tableRow' && (one.node.content ?? []).length === 0;
  return holdsNothing || (one.node.type === 'paragraph' && one.words?.segments.length === 0);
}

function toChange(kind: ChangeKind, nodes: readonly Merged[], number: number): Change {
  const [first] = nodes;
  const clause = first?.clause;
  const change: Change = {
    number,
    kind,
    block: first?.node.type ?? '',
    blockId: first === undefined ? '' : blockId(first.node),
    clause: nameOf(clause),
    segments: segmentsOf(nodes),
    attributes: nodes.flatMap((node) => node.attributes),
    wordsAdded: sum(nodes, (node) => node.words?.wordsAdded ?? 0),
    wordsRemoved: sum(nodes, (node) => node.words?.wordsRemoved ?? 0),
  };
  const named = first === undefined ? {} : requirementOf(first);
  const part = first?.part === undefined ? {} : { layout: first.part.layout };
  const moved = first?.movedFrom === undefined ? {} : { from: nameOf(first.movedFrom) };
  return {
    ...change,
    ...named,
    ...part,
    ...moved,
    ...(first?.cell === undefined ? {} : { cell: first.cell }),
  };
}

/** The name of a requirement that itself changed: there are no words of its own to know it by. */
function requirementOf({ node, words }: Merged): Pick<Change, 'requirement'> {
  if (node.type !== 'requirement' || words !== undefined) return {};
  const opening = shortened(plainText(node), LONGEST_OPENING);
  return { requirement: { ref: textAttribute(node, 'ref') || null, opening } };
}

function sum(nodes: readonly Merged[], of: (node: Merged) => number): number {
  return nodes.reduce((total, node) => total + of(node), 0);
}

function segmentsOf(nodes: readonly Merged[]): Segment[] {
  const segments: Segment[] = [];
  for (const node of nodes) {
    for (const segment of node.words?.segments ?? []) {
      const isFirstOfNode = segment === node.words?.segments[0];
      const text = isFirstOfNode && segments.length > 0 ? `\n${segment.text}` : segment.text;
      const last = segments.at(-1);
      if (last?.kind === segment.kind)
        segments[segments.length - 1] = { kind: last.kind, text: last.text + text };
      else segments.push({ kind: segment.kind, text });
    }
  }
  return segments;
}

function nameOf(clause: Clause | undefined): ClauseOfChange {
  return { id: clause?.id ?? '', number: clause?.number ?? '', title: clause?.title ?? '' };
}
