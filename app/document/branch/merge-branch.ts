import * as Y from 'yjs';
import { canonicalJson } from '../canonical';
import type { DocumentJson } from '../json';
import { openLive, readText } from '../live-document';
import { rewriteLive } from '../restore';
import type { MergeChoices, MergedBranch } from './branch-types';
import { carryStructs, type Wanted } from './carry-structs';
import { type Chosen, choose } from './choose';
import { type MergePlan, planMerge } from './merge-plan';
import { sideChanges } from './side-changes';
import { type WovenText, weaveTexts } from './weave-texts';

/**
 * Merges what was chosen of a branch into today's draft, as one update. The text that results is decided
 * first; then the branch's own edits are carried over as far as they lead there, and the rest of the way is
 * gone by edits of the one who merges.
 */
export function mergeBranch(
  base: DocumentJson,
  today: readonly Uint8Array[],
  branch: readonly Uint8Array[],
  choices: MergeChoices,
): MergedBranch {
  const doc = openLive(today);
  const theirs = openLive(branch);
  const plan = planMerge(base, readText(doc), readText(theirs));
  const chosen = choose(plan, choices);
  const woven = weaveTexts(plan.texts, chosen.modeOf, chosen.replaced);
  const before = canonicalJson(plan.texts.draft.tree.content);
  const after = canonicalJson(woven.content);
  const from = Y.encodeStateVector(doc);
  const carried =
    before === after
      ? null
      : carryStructs(
          { doc, tree: plan.texts.draft.tree },
          { doc: theirs, tree: plan.texts.branch.tree },
          wantedOf(chosen, woven),
        );
  if (carried !== null) Y.applyUpdate(doc, carried.update);
  if (before !== after) rewriteLive(doc, woven.content);
  const update = Y.encodeStateAsUpdate(doc, from);
  doc.destroy();
  theirs.destroy();
  return {
    update,
    branchClients: carried?.clients ?? [],
    base: canonicalJson(settledBase(plan, chosen)),
    before,
    after,
    ...whatCameIn(plan, chosen),
  };
}

function wantedOf({ modeOf }: Chosen, woven: WovenText): Wanted {
  const forced = new Set(woven.forced);
  const inside = (key: string) => modeOf(key) !== 'draft' && !forced.has(key);
  const arrives = (key: string) => inside(key) && woven.clauses.has(key);
  return {
    inside,
    arrives,
    leaves: (key, renewed) => !woven.clauses.has(key) || (renewed && arrives(key)),
  };
}

/** The base with everything about which nothing is left to decide: what came in is not proposed again. */
function settledBase({ texts, parts }: MergePlan, { settled }: Chosen): DocumentJson {
  const { base, branch } = texts;
  const isSettled = parts.every(({ keys }) => keys.every((key) => settled.has(key)));
  // With nothing left the base is the branch itself: put together from both, blocks could stand in another order.
  if (parts.length > 0 && isSettled) return branch.tree.content;
  const modeOf = (key: string) => (settled.has(key) || !branch.touched.has(key) ? 'weave' : 'draft');
  return weaveTexts({ base, draft: sideChanges(base, base), branch }, modeOf).content;
}

function whatCameIn({ parts }: MergePlan, { modeOf, settled, replaced }: Chosen) {
  const cameIn = (key: string) => settled.has(key) && (modeOf(key) !== 'draft' || replaced.has(key));
  const isLeft = (key: string) => !settled.has(key);
  return {
    merged: parts.filter(({ keys }) => keys.some(cameIn)).map(({ id }) => id),
    left: parts.filter(({ keys }) => keys.some(isLeft)).map(({ id }) => id),
  };
}
