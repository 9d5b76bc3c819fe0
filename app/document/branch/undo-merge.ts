import * as Y from 'yjs';
import { canonicalJson } from '../canonical';
import type { DocumentJson } from '../json';
import { openLive, readText } from '../live-document';
import { rewriteLive } from '../restore';
import type { UndoneMerge } from './branch-types';
import { acceptedMode, conflictsByKey, planMerge } from './merge-plan';
import { conflictPrinter } from './preview-merge';
import { weaveTexts } from './weave-texts';

/**
 * Takes a merge back: what turned the text `before` into `after` is undone in what the text is now, and what
 * others wrote since stays. It is the merge the other way round: from `after`, one side went on to now and the
 * other back to `before`.
 */
export function undoMerge(
  before: DocumentJson,
  after: DocumentJson,
  now: readonly Uint8Array[],
): UndoneMerge {
  const doc = openLive(now);
  const plan = planMerge(after, readText(doc), before);
  const byKey = conflictsByKey(plan.conflicts);
  const woven = weaveTexts(plan.texts, (key) => acceptedMode(byKey.get(key)));
  const from = Y.encodeStateVector(doc);
  rewriteLive(doc, woven.content);
  const update = Y.encodeStateAsUpdate(doc, from);
  doc.destroy();
  return {
    update,
    after: canonicalJson(woven.content),
    kept: plan.conflicts.map(conflictPrinter(plan, woven.content)),
  };
}
