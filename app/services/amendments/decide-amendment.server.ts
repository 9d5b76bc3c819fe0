import { insertAcceptance, wasTaken } from '../../../db/queries/amendment-decisions';
import type {
  MergeChoice,
  MergeChoices,
  MergePreview,
  PartPreview,
} from '../../document/branch/branch-types';
import { type ClauseDecision, type Deciding, decideClauses } from '../../domain/amendment-decision';
import { demand, type Reason, unmetOf } from '../../domain/decision';
import type { Context } from '../context';
import { type Answer, done, refused } from '../people/answer';
import { signedInPerson } from '../people/signed-in';
import { amendmentErrors } from './amendment-fields';
import { type BranchTexts, readBranchTexts } from './branch-texts.server';
import { type LoadedAmendment, loadAmendment, movedMeanwhile } from './load-amendment.server';
import { mergeIntoDraft } from './merge-into-draft.server';
import { clausesToDecide, partName, readingOf } from './preview-parts';
import { recordDecision } from './record-decision.server';

/** What an editor chose for one conflict: today's wording, the proposed one, or words of their own. */
export interface ConflictChoice {
  readonly conflictId: string;
  readonly take: 'now' | 'proposed' | 'own';
  readonly wording: string;
}

/** What an editor decides about one part of an amendment. */
export interface PartDecision {
  readonly partId: string;
  readonly take: 'accept' | 'reject';
  readonly reason: string;
  /** One for each of its conflicts, for a part that both sides changed. */
  readonly conflicts: readonly ConflictChoice[];
  /** What was read when it was decided; see `readingOf`. */
  readonly reading: string;
}

/** Every clause as proposed; refused where one has to be read and decided by itself. */
export const WHOLE = 'whole';

/**
 * Decides clauses of an amendment against the draft as it is at this moment, and merges those that are taken:
 * whoever types in the draft sees it and keeps their own words.
 *
 * @throws ServiceError `sign-in-needed`, `not-found`, `conflict`
 */
export async function decideAmendment(
  ctx: Context,
  id: string,
  wanted: typeof WHOLE | readonly PartDecision[],
): Promise<Answer> {
  signedInPerson(ctx.actor);
  const { amendment } = await ctx.store.read((tx) => loadAmendment(tx, ctx, id));
  const answer = await ctx.rooms.hold(amendment.draftId, async (held): Promise<Answer> => {
    const { loaded, texts, taken } = await ctx.store.read(async (tx) => {
      const now = await loadAmendment(tx, ctx, id);
      return {
        loaded: now,
        texts: await readBranchTexts(tx, now.amendment),
        taken: await wasTaken(tx, id),
      };
    });
    // The amendment that it changes was accepted at the same moment: it counts for another text now.
    if (loaded.amendment.draftId !== amendment.draftId) throw movedMeanwhile();
    const preview = await ctx.texts.previewMerge(texts.base, held.updates, texts.updates);
    const parts = wanted === WHOLE ? wholeOf(preview) : wanted;
    const choices = choicesFor(preview, parts);
    const deciding = { asWhole: wanted === WHOLE, taken };
    return await decide(ctx, { loaded, texts, preview, parts, choices, deciding }, held.updates);
  });
  if (answer.ok) {
    ctx.post.wake();
    ctx.rooms.reseat(amendment.documentId);
  }
  return answer;
}

interface Case {
  readonly loaded: LoadedAmendment;
  readonly texts: BranchTexts;
  readonly preview: MergePreview;
  readonly parts: readonly PartDecision[];
  readonly choices: MergeChoices;
  readonly deciding: Deciding;
}

async function decide(ctx: Context, one: Case, today: Uint8Array[]): Promise<Answer> {
  const { loaded, texts, preview, parts, choices, deciding } = one;
  const clauses = clausesToDecide(preview);
  const decisions = parts.map((part) => clauseDecision(part));
  const decision = decideClauses(loaded.facts, loaded.standing, clauses, decisions, loaded.actor, deciding);
  const unmet = [
    ...unmetOf(decision),
    ...(deciding.asWhole ? [] : parts.flatMap((part) => notAsRead(preview, part))),
  ];
  if (!decision.allowed || unmet.length > 0) return refused(amendmentErrors(unmet), unmet);
  const { draftId } = loaded.amendment;
  await mergeIntoDraft(ctx, draftId, today, [{ loaded, texts, choices }], async (tx, [merged], text) => {
    const acceptanceId = text === null ? null : ctx.newId();
    if (text !== null && acceptanceId !== null) {
      const decidedBy = signedInPerson(ctx.actor).personId;
      await insertAcceptance(tx, { id: acceptanceId, draftId, ...text, decidedBy, at: ctx.now() }, [
        { amendmentId: loaded.amendment.id, formerBase: texts.base },
      ]);
    }
    await recordDecision(tx, ctx, {
      loaded,
      moved: decision.result,
      clauses,
      decisions,
      acceptanceId,
      base: merged?.branch.base ?? null,
      reason: '',
    });
  });
  return done();
}

/** Every part that is left, taken as proposed. */
export function wholeOf({ parts }: MergePreview): readonly PartDecision[] {
  return parts.map((part) => ({
    partId: part.id,
    take: 'accept',
    reason: '',
    conflicts: [],
    reading: readingOf(part),
  }));
}

/** A part with conflicts is given other words when one of them is, and left when today's words stand in all. */
function clauseDecision({ partId, take, reason, conflicts }: PartDecision): ClauseDecision {
  const base = { clauseId: partId, reason, wording: '' };
  if (take === 'reject' || (conflicts.length > 0 && conflicts.every((one) => one.take === 'now'))) {
    return { ...base, outcome: 'rejected' };
  }
  const own = conflicts.filter((one) => one.take === 'own');
  if (own.length === 0) return { ...base, outcome: 'accepted' };
  const wording = own.every((one) => one.wording.trim() !== '') ? own.map((one) => one.wording.trim()) : [];
  return { ...base, outcome: 'reworded', wording: wording.join('\n\n') };
}

/** A part that both sides changed is decided on what was read: all of its wordings, as they still are. */
function notAsRead({ parts }: MergePreview, decided: PartDecision): readonly Reason[] {
  const part = parts.find(({ id }) => id === decided.partId);
  if (part === undefined || part.verdict === 'clean' || decided.take === 'reject') return [];
  return demand(wasRead(part, decided), 'AM-13', 'clause-needs-own-decision', { clause: partName(part) });
}

/** Whether a choice was made for each of its conflicts, on the wordings that they have now. */
export function wasRead(part: PartPreview, { conflicts, reading }: PartDecision): boolean {
  const all = part.conflicts.every(({ id }) => conflicts.some((one) => one.conflictId === id));
  return all && reading === readingOf(part);
}

function choicesFor(preview: MergePreview, decisions: readonly PartDecision[]): MergeChoices {
  const parts: Record<string, MergeChoice> = {};
  const conflicts: Record<string, MergeChoice> = {};
  for (const decided of decisions) {
    const part = preview.parts.find(({ id }) => id === decided.partId);
    if (part === undefined) continue;
    if (clauseDecision(decided).outcome === 'rejected') {
      parts[part.id] = { take: 'take-now' };
      continue;
    }
    parts[part.id] = { take: 'accept' };
    for (const choice of decided.conflicts) conflicts[choice.conflictId] = mergeChoice(choice);
  }
  return { otherwise: 'reject', parts, conflicts };
}

export function mergeChoice({ take, wording }: ConflictChoice): MergeChoice {
  if (take === 'own') return { take: 'own', wording };
  return { take: take === 'now' ? 'take-now' : 'take-proposed' };
}
