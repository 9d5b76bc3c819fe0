import type { RequirementLevel } from '../../../db/words';
import type { ClauseOfChange, Comparison } from '../comparison-types';

/**
 * An amendment is a branch of a draft: a live text of its own that began as the draft's state and shares its
 * history. Three texts are compared and merged: the *base* (what the branch began from), *today's* draft and
 * the *branch*. The base is kept as canonical JSON beside the branch, because the log of a live text is folded.
 */
export interface BranchSeed {
  /** The first update of the branch's log: the draft's whole state, with its struct ids. */
  readonly update: Uint8Array;
  /** Yjs state vector of that state. */
  readonly stateVector: Uint8Array;
  /** The base: canonical JSON of the text at that moment, and its SHA-256. */
  readonly canonical: string;
  readonly hash: string;
}

/** What a branch changes against its base. */
export interface BranchDescription {
  readonly comparison: Comparison;
  /** Clauses that are decided together; in reading order of the branch. */
  readonly parts: readonly BranchPart[];
  /** In reading order; each can be said in one sentence. */
  readonly facts: readonly BranchFact[];
  /** Ids of blocks of the branch that are new, changed or moved, for marking them while somebody types. */
  readonly changedBlocks: readonly string[];
  /** Ids of blocks of the base that the branch takes out. */
  readonly removedBlocks: readonly string[];
}

/**
 * What is accepted or rejected as one: the changes in one clause, or in several when text wandered between
 * them, so that no choice can double a block or drop it.
 */
export interface BranchPart {
  /** Id of the heading of its first clause; `PART_BEFORE_CLAUSES` for what stands before the first heading. */
  readonly id: string;
  readonly clauses: readonly ClauseOfChange[];
  /** Ids of the blocks concerned: new, changed, moved or taken out. */
  readonly blockIds: readonly string[];
}

export const PART_BEFORE_CLAUSES = 'start';

export const BRANCH_DEEDS = ['adds', 'removes', 'replaces', 'moves', 'sets', 'reformats'] as const;
export type BranchDeed = (typeof BRANCH_DEEDS)[number];

/** What a deed is done to. `level` is the level of a requirement, `attribute` any other field of a block. */
export const BRANCH_OBJECTS = [
  'clause',
  'requirement',
  'level',
  'words',
  'block',
  'row',
  'cell',
  'attribute',
] as const;
export type BranchObject = (typeof BRANCH_OBJECTS)[number];

/**
 * One thing a branch does, as the parts of a sentence: "replaces *may* by *must* in STD-0042-R14" is
 * `{ deed: 'replaces', object: 'level', before: 'MAY', after: 'MUST', ref: 'R14' }`.
 */
export interface BranchFact {
  readonly deed: BranchDeed;
  readonly object: BranchObject;
  /** Type of the block, such as `paragraph`, `table`. */
  readonly block: string;
  readonly blockId: string;
  /** Reference ("R14") of the requirement it stands in; null outside requirements and before one is minted. */
  readonly ref: string | null;
  readonly clause: ClauseOfChange;
  /** The part it belongs to. */
  readonly partId: string;
  /** The words taken out, and put in; shortened to `FACT_LENGTH` characters. For a move: the clause titles. */
  readonly before: string;
  readonly after: string;
  /** Name of the field for `attribute`, such as `caption`; '' otherwise. */
  readonly name: string;
  /** Number of the change in `comparison.changes`, where its address is `#change-<number>`. */
  readonly change: number | null;
}

export const FACT_LENGTH = 120;

/**
 * Why a merge must not be done blindly. `clause-deleted-in-draft`, `block-deleted-in-draft`: what the branch
 * changes is not in the draft any more; `deleted-by-branch`: the branch takes out what was changed in the
 * draft; `split`: a block was split or joined on one side and changed on the other; `moved`: it stands in
 * another clause now, or was moved on both sides; `changed-on-both-sides`; `landed-elsewhere`: it would come
 * to stand in another clause than the branch has it in.
 */
export const MERGE_REASONS = [
  'clause-deleted-in-draft',
  'block-deleted-in-draft',
  'deleted-by-branch',
  'split',
  'moved',
  'changed-on-both-sides',
  'landed-elsewhere',
] as const;
export type MergeReason = (typeof MERGE_REASONS)[number];

/** What a merge of the branch into today's draft would do, part by part. */
export interface MergePreview {
  /** Parts with something left to merge; what the draft already says is not among them. */
  readonly parts: readonly PartPreview[];
  /** Everything that would not stand in the draft if every part was accepted. */
  readonly lost: readonly LostRun[];
  /** The text that accepting every part gives, compared with today's draft. */
  readonly comparison: Comparison;
}

export interface PartPreview extends BranchPart {
  readonly verdict: 'clean' | 'needs-decision';
  /** Every reason of its conflicts, once; empty when clean. */
  readonly reasons: readonly MergeReason[];
  readonly conflicts: readonly MergeConflict[];
  readonly lost: readonly LostRun[];
}

/** Blocks that cannot be merged without a decision, with their wordings. */
export interface MergeConflict {
  /** Id of its first block. */
  readonly id: string;
  readonly reasons: readonly MergeReason[];
  readonly blockIds: readonly string[];
  /** Words of these blocks in the base, in today's draft and in the branch; '' where they are not. */
  readonly before: Wording;
  readonly now: Wording;
  readonly proposed: Wording;
  /** What `accept` really gives. */
  readonly merged: Wording;
}

export interface Wording {
  /** Blocks parted by an empty line, a requirement beginning with its level. */
  readonly text: string;
  /** HTML of the same, safe to serve. */
  readonly html: string;
}

/** Characters that one side wrote and that would not stand in the merged text. */
export interface LostRun {
  readonly side: 'draft' | 'branch';
  readonly text: string;
  readonly blockId: string;
}

/**
 * What to do with a part or with one conflict. `accept`: what the preview calls merged; `reject`: today's
 * wording stays and the proposal can still be merged later; `take-now`: today's wording stays for good;
 * `take-proposed`: the branch's wording, whatever the draft says now; `own`: this wording, paragraphs parted
 * by an empty line, in the place of the conflicting blocks (of all changed blocks where there is no conflict).
 */
export type MergeChoice =
  | { readonly take: 'accept' | 'reject' | 'take-now' | 'take-proposed' }
  | { readonly take: 'own'; readonly wording: string };

export interface MergeChoices {
  /** For every part without a choice of its own; `accept-clean` rejects parts that need a decision. */
  readonly otherwise: 'accept' | 'accept-clean' | 'reject';
  /** By the id of the part. */
  readonly parts?: Readonly<Record<string, MergeChoice>>;
  /** By the id of the conflict; goes before the choice of its part. */
  readonly conflicts?: Readonly<Record<string, MergeChoice>>;
}

export interface MergedBranch {
  /** One Yjs update for the draft; without content when nothing is left to merge. */
  readonly update: Uint8Array;
  /** Yjs client ids of the branch's authors in the update; whose they are the branch's log knows. */
  readonly branchClients: readonly number[];
  /** The base to remember for this branch from now on: what was accepted is not proposed again. */
  readonly base: string;
  /** The draft's text after the merge as canonical JSON, and before it, for undoing. */
  readonly before: string;
  readonly after: string;
  /** Ids of the parts of which something came in, and of those left for later. */
  readonly merged: readonly string[];
  readonly left: readonly string[];
}

export interface UndoneMerge {
  /** One Yjs update that takes the merge back; without content when nothing of it stands any more. */
  readonly update: Uint8Array;
  readonly after: string;
  /** What was written since where the merge had written too: it stays, and these blocks are to be looked at. */
  readonly kept: readonly MergeConflict[];
}

/** A requirement that an extension makes weaker than the text it extends. */
export interface RelaxedRequirement {
  readonly id: string;
  readonly ref: string | null;
  readonly text: string;
  readonly levelBefore: RequirementLevel;
  /** Null when the requirement is gone or has no level. */
  readonly levelAfter: RequirementLevel | null;
  /** `removed`, `lowered`, or `reworded`: still as binding, but no longer the same words. */
  readonly how: 'removed' | 'lowered' | 'reworded';
}

/**
 * What the workshop does for branches. `base` is canonical JSON; texts are given as their logs of updates.
 * Rejects with a `TextError` as everything in the workshop does.
 */
export interface BranchWorkshop {
  /** Begins a branch from a live text. */
  seedBranch(draft: Uint8Array[]): Promise<BranchSeed>;
  /** What the branch changes, for lists, marks and sentences. */
  describeBranch(base: string, branch: Uint8Array[]): Promise<BranchDescription>;
  /** What merging would do to today's draft; changes nothing. */
  previewMerge(base: string, today: Uint8Array[], branch: Uint8Array[]): Promise<MergePreview>;
  /**
   * The update that merges the branch into today's draft. Give it to `rooms.appendServerUpdate`, within
   * `rooms.hold` when the draft must not move meanwhile; edits that arrive between merge as all edits do.
   */
  mergeBranch(
    base: string,
    today: Uint8Array[],
    branch: Uint8Array[],
    choices: MergeChoices,
  ): Promise<MergedBranch>;
  /** Takes back what turned the text `before` into `after`: one merge, or several that followed each other. */
  undoMerge(before: string, after: string, now: Uint8Array[]): Promise<UndoneMerge>;
}
