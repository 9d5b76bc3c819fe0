import type { DocumentJson, NodeJson } from '../json';
import { ancestors, type BlockTree, ROOT, type TreeBlock } from './block-tree';
import type { ThreeTexts } from './find-conflicts';
import { weaveBlock } from './weave-block';

/** What becomes of a block: both sides together, or one of them as if the other had not touched it. */
export type Mode = 'weave' | 'draft' | 'branch';

/** The merged text, and what is known of how it was made. */
export interface WovenText {
  readonly content: DocumentJson;
  /** The clause each block stands in, by key; only blocks that are in the text. */
  readonly clauses: ReadonlyMap<string, string>;
  /** Keys of blocks whose place is the branch's: new there, moved there, or put back from there. */
  readonly placedByBranch: ReadonlySet<string>;
  /** Blocks that had no place to stand and had to be left as they are in the draft. */
  readonly forced: readonly string[];
}

/** Merges three texts; `replaced` are blocks that give way to other words (none for a block that goes). */
export function weaveTexts(
  texts: ThreeTexts,
  modeOf: (key: string) => Mode,
  replaced: ReadonlyMap<string, readonly NodeJson[]> = new Map(),
): WovenText {
  const forced = new Set<string>();
  for (;;) {
    const weaver = new Weaver(texts, (key) => (forced.has(key) ? 'draft' : modeOf(key)));
    const homeless = weaver.homeless();
    const fresh = homeless.flatMap((key) => [key, ...ancestors(texts.draft.tree, key)]);
    const before = forced.size;
    for (const key of fresh) forced.add(key);
    if (forced.size === before) return { ...weaver.text(replaced), forced: [...forced] };
  }
}

interface Place {
  readonly parent: string;
  readonly byBranch: boolean;
}

class Weaver {
  private readonly places = new Map<string, Place>();
  private readonly children = new Map<string, string[]>();
  private readonly reached = new Map<string, string>();

  constructor(
    private readonly texts: ThreeTexts,
    private readonly modeOf: (key: string) => Mode,
  ) {
    const { draft, branch } = texts;
    for (const key of new Set([...draft.tree.blocks.keys(), ...branch.tree.blocks.keys()])) {
      const place = this.placeOf(key);
      if (place !== null) this.places.set(key, place);
    }
    this.order(ROOT);
    for (const key of this.places.keys()) this.order(key);
    this.reach();
  }

  private sides(key: string): { base?: TreeBlock; draft?: TreeBlock; branch?: TreeBlock } {
    const { base, draft, branch } = this.texts;
    const [was, now, proposed] = [base, draft.tree, branch.tree].map((tree) => tree.blocks.get(key));
    const mode = this.modeOf(key);
    const sides: { base?: TreeBlock; draft?: TreeBlock; branch?: TreeBlock } = {};
    if (was !== undefined) sides.base = was;
    const today = mode === 'branch' ? was : now;
    if (today !== undefined) sides.draft = today;
    const theirs = mode === 'draft' ? was : proposed;
    if (theirs !== undefined) sides.branch = theirs;
    return sides;
  }

  private placeOf(key: string): Place | null {
    const { base, draft, branch } = this.sides(key);
    const mode = this.modeOf(key);
    const stands = base === undefined ? (draft ?? branch) : draft && branch;
    if (stands === undefined) return null;
    const movedByBranch = mode !== 'draft' && this.texts.branch.moved.has(key);
    const movedToday = this.texts.draft.moved.has(key);
    const inDraft = this.texts.draft.tree.blocks.has(key);
    const follows = movedByBranch && (mode === 'branch' || !movedToday);
    const byBranch = !inDraft || follows || (mode === 'branch' && movedToday);
    const from = byBranch ? (branch ?? draft) : (draft ?? branch);
    return { parent: (from ?? stands).parent, byBranch };
  }

  /** The children of one block in order: today's, with what comes from the branch beside its neighbours there. */
  private order(parent: string): void {
    const { draft, branch } = this.texts;
    const stands = (key: string, byBranch: boolean) => {
      const place = this.places.get(key);
      return place?.parent === parent && place.byBranch === byBranch;
    };
    const ours = childrenOf(draft.tree, parent).filter((key) => stands(key, false));
    const theirs = childrenOf(branch.tree, parent);
    const kept = new Set(ours);
    const after = new Map<string, string[]>();
    const before = new Map<string, string[]>();
    let chain: string[] = [];
    let last: string | null = null;
    const settle = (next: string | null) => {
      // A clause that comes in goes before what follows it, not between a clause and its last lines.
      const heading = chain.findIndex((key) => branch.tree.blocks.get(key)?.node.type === 'heading');
      const split = last === null ? 0 : parent === ROOT && heading >= 0 ? heading : chain.length;
      if (last !== null) push(after, last, chain.slice(0, split));
      if (split < chain.length) push(before, next ?? '', chain.slice(split));
      chain = [];
    };
    for (const key of theirs) {
      if (kept.has(key)) {
        settle(key);
        last = key;
      } else if (stands(key, true)) chain.push(key);
    }
    settle(null);
    const order = ours.flatMap((key) => [...(before.get(key) ?? []), key, ...(after.get(key) ?? [])]);
    order.push(...(before.get('') ?? []));
    this.children.set(parent, order);
  }

  /** Walks from the text itself; what is not met has no place to stand. */
  private reach(): void {
    let clause = ROOT;
    const visit = (key: string) => {
      this.reached.set(key, clause);
      for (const child of this.children.get(key) ?? []) visit(child);
    };
    for (const key of this.children.get(ROOT) ?? []) {
      if (this.node(key).type === 'heading') clause = key;
      visit(key);
    }
  }

  homeless(): string[] {
    return [...this.places.keys()].filter((key) => !this.reached.has(key));
  }

  text(replaced: ReadonlyMap<string, readonly NodeJson[]>): Omit<WovenText, 'forced'> {
    const build = (key: string): NodeJson[] => {
      const instead = replaced.get(key);
      if (instead !== undefined) return [...instead];
      const node = this.node(key);
      const children = this.children.get(key) ?? [];
      return [children.length === 0 ? node : { ...node, content: children.flatMap(build) }];
    };
    const content: DocumentJson = { type: 'doc', content: (this.children.get(ROOT) ?? []).flatMap(build) };
    const placed = [...this.places].filter(([, { byBranch }]) => byBranch).map(([key]) => key);
    return { content, clauses: this.reached, placedByBranch: new Set(placed) };
  }

  private node(key: string): NodeJson {
    const { base, draft, branch } = this.sides(key);
    return weaveBlock(base, draft, branch);
  }
}

function push(map: Map<string, string[]>, key: string, more: readonly string[]): void {
  if (more.length > 0) map.set(key, [...(map.get(key) ?? []), ...more]);
}

function childrenOf(tree: BlockTree, key: string): readonly string[] {
  return key === ROOT ? tree.top : (tree.blocks.get(key)?.children ?? []);
}
