import { putTaking } from '../../../db/queries/amendment-takings';
import { setAmendmentBase } from '../../../db/queries/amendments';
import { readLog } from '../../../db/queries/documents';
import type { Tx } from '../../../db/store';
import type {
  MergeChoice,
  MergeChoices,
  MergePreview,
  PartPreview,
} from '../../document/branch/branch-types';
import { decideUpdate } from '../../domain/amendment-decision';
import { unmetOf } from '../../domain/decision';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { type Answer, done, refused } from '../people/answer';
import { signedInPerson } from '../people/signed-in';
import { amendmentErrors } from './amendment-fields';
import { appendMerge, takeOut } from './append-merge.server';
import { readBranchTexts } from './branch-texts.server';
import { mergeChoice, type PartDecision, wasRead } from './decide-amendment.server';
import { loadAmendment, movedMeanwhile } from './load-amendment.server';
import { partName } from './preview-parts';

/** Everything that stands beside the authors' own changes. */
export const WHAT_FITS = 'what-fits';

/**
 * Takes what changed in the draft since into an amendment that is being written. It is the merge the other way
 * round: the draft is merged into the branch, whoever writes there keeps their words, and from then on the
 * amendment is counted from the draft of today.
 *
 * @returns how many clauses came in, and how many are left to read
 * @throws ServiceError `sign-in-needed`, `not-found`, `conflict`
 */
export async function takeInDraft(
  ctx: Context,
  id: string,
  wanted: typeof WHAT_FITS | PartDecision,
): Promise<Answer<{ readonly tookIn: number; readonly left: number }>> {
  const { personId } = signedInPerson(ctx.actor);
  const { amendment } = await ctx.store.read((tx) => loadAmendment(tx, ctx, id));
  const { documentId, draftId } = amendment;
  return await ctx.rooms.hold(documentId, async (held) => {
    const { base, draft } = await ctx.store.read(async (tx) => ({
      base: (await readBranchTexts(tx, amendment)).base,
      draft: (await readLog(tx, draftId)).updates,
    }));
    const preview = await ctx.texts.previewMerge(base, held.updates, draft);
    const chosen = chosenIn(preview, wanted);
    const { unmet } = await ctx.store.read((tx) => decided(tx, ctx, id, chosen));
    if (unmet.length > 0) return refused(amendmentErrors(unmet), unmet);
    const merged = await ctx.texts.mergeBranch(base, held.updates, draft, choicesOf(chosen));
    const changed = merged.before !== merged.after;
    if (changed) await appendMerge(ctx, { from: draftId, to: documentId }, merged);
    try {
      await ctx.store.tx(async (tx) => {
        const now = await decided(tx, ctx, id, chosen);
        const counts = now.loaded.amendment.draftId === draftId;
        if (!counts || now.unmet.length > 0) throw movedMeanwhile();
        await setAmendmentBase(tx, id, merged.base);
        await putTaking(tx, {
          amendmentId: id,
          draftId,
          formerBase: base,
          before: merged.before,
          after: merged.after,
          personId,
          at: ctx.now(),
        });
        await recordEvent(tx, ctx, {
          act: 'amendment-brought-up-to-date',
          objectKind: 'amendment',
          objectId: id,
          standardId: now.loaded.standard.id,
          versionId: now.loaded.version.id,
          organisationId: amendment.organisationId,
          after: { number: amendment.number, tookIn: chosen.map(({ part }) => part.id), left: merged.left },
        });
      });
    } catch (error) {
      if (changed) await takeOut(ctx, documentId, [...held.updates, merged.update], merged);
      throw error;
    }
    return done({ tookIn: chosen.length, left: merged.left.length });
  });
}

interface ChosenPart {
  readonly part: PartPreview;
  /** What was chosen for it; null for one that stands beside the authors' own changes. */
  readonly decision: PartDecision | null;
}

function chosenIn({ parts }: MergePreview, wanted: typeof WHAT_FITS | PartDecision): readonly ChosenPart[] {
  if (wanted === WHAT_FITS) {
    return parts.filter(({ verdict }) => verdict === 'clean').map((part) => ({ part, decision: null }));
  }
  return parts.filter(({ id }) => id === wanted.partId).map((part) => ({ part, decision: wanted }));
}

async function decided(tx: Tx, ctx: Context, id: string, chosen: readonly ChosenPart[]) {
  const loaded = await loadAmendment(tx, ctx, id);
  const clauses = chosen.map(({ part, decision }) => ({
    name: partName(part),
    needsDecision: part.verdict === 'needs-decision',
    read: decision !== null && wasRead(part, decision),
  }));
  return { loaded, unmet: unmetOf(decideUpdate(loaded.facts, clauses, loaded.actor)) };
}

/** Where the authors keep their words the draft's other changes of the same clause come in all the same. */
function choicesOf(chosen: readonly ChosenPart[]): MergeChoices {
  const parts = chosen.map(({ part }): [string, MergeChoice] => [part.id, { take: 'accept' }]);
  const conflicts = chosen.flatMap(({ decision }) => decision?.conflicts ?? []);
  return {
    otherwise: 'reject',
    parts: Object.fromEntries(parts),
    conflicts: Object.fromEntries(conflicts.map((choice) => [choice.conflictId, mergeChoice(choice)])),
  };
}
