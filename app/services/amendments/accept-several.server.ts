import { insertAcceptance } from '../../../db/queries/amendment-decisions';
import { decideClauses } from '../../domain/amendment-decision';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { type Answer, done, faulty } from '../people/answer';
import { signedInPerson } from '../people/signed-in';
import { readBranchTexts } from './branch-texts.server';
import { wholeOf } from './decide-amendment.server';
import { loadAmendment } from './load-amendment.server';
import { type Merge, mergeIntoDraft } from './merge-into-draft.server';
import { clausesToDecide } from './preview-parts';
import { type DecisionToRecord, recordDecision } from './record-decision.server';

export interface AcceptedSeveral {
  /** Ids of those that were accepted, in the order in which they were merged. */
  readonly accepted: readonly string[];
  /** Ids of those left out: a clause of them has to be decided by itself, or they are not to be decided now. */
  readonly left: readonly string[];
}

/** Amendments accepted with one press; more are reviewed in parts. */
const MOST_AT_ONCE = 50;

/**
 * Accepts several amendments of a draft at once, each as a whole and in the order of their numbers. One with a
 * clause that has to be decided by itself is left out; so is one that an accepted one before it made so.
 *
 * @throws ServiceError `sign-in-needed`, `not-found`, `conflict`
 */
export async function acceptSeveral(
  ctx: Context,
  draftId: string,
  ids: readonly string[],
): Promise<Answer<AcceptedSeveral>> {
  signedInPerson(ctx.actor);
  if (ids.length === 0) return faulty({ form: 'Choose at least one amendment.' });
  if (ids.length > MOST_AT_ONCE) {
    return faulty({ form: `Choose no more than ${MOST_AT_ONCE} amendments at a time.` });
  }
  const accepted: string[] = [];
  const answer = await ctx.rooms.hold(draftId, async (held): Promise<Answer<AcceptedSeveral>> => {
    const updates = [...held.updates];
    const merges: Merge[] = [];
    const records: Omit<DecisionToRecord, 'acceptanceId' | 'base'>[] = [];
    const left: string[] = [];
    for (const id of await inOrder(ctx, draftId, ids)) {
      const { loaded, texts } = await ctx.store.read(async (tx) => {
        const now = await loadAmendment(tx, ctx, id);
        return { loaded: now, texts: await readBranchTexts(tx, now.amendment) };
      });
      const preview = await ctx.texts.previewMerge(texts.base, updates, texts.updates);
      const clauses = clausesToDecide(preview);
      const decisions = wholeOf(preview).map(({ partId }) => ({
        clauseId: partId,
        outcome: 'accepted' as const,
        reason: '',
        wording: '',
      }));
      const decision = decideClauses(loaded.facts, loaded.standing, clauses, decisions, loaded.actor, {
        asWhole: true,
        taken: false,
      });
      if (!decision.allowed) {
        left.push(id);
        continue;
      }
      const choices = { otherwise: 'accept-clean' as const };
      updates.push((await ctx.texts.mergeBranch(texts.base, updates, texts.updates, choices)).update);
      merges.push({ loaded, texts, choices });
      records.push({ loaded, moved: decision.result, clauses, decisions, reason: '' });
    }
    if (merges.length === 0) {
      return faulty(
        {
          form: 'None of these can be accepted as a whole. Review each: the draft changed, or they are decided.',
        },
        409,
      );
    }
    await mergeIntoDraft(ctx, draftId, held.updates, merges, async (tx, merged, text) => {
      const id = ctx.newId();
      const { personId } = signedInPerson(ctx.actor);
      if (text !== null) {
        await insertAcceptance(
          tx,
          { id, draftId, ...text, decidedBy: personId, at: ctx.now() },
          merged.map(({ loaded, texts }) => ({ amendmentId: loaded.amendment.id, formerBase: texts.base })),
        );
      }
      for (const [at, record] of records.entries()) {
        const base = merged[at]?.branch.base ?? null;
        await recordDecision(tx, ctx, { ...record, acceptanceId: text === null ? null : id, base });
      }
    });
    for (const { loaded } of merges) accepted.push(loaded.amendment.documentId);
    return done({ accepted: merges.map(({ loaded }) => loaded.amendment.id), left });
  });
  if (answer.ok) ctx.post.wake();
  // Editors wrote in them until now (AM-15).
  for (const documentId of accepted) ctx.rooms.reseat(documentId);
  return answer;
}

/** These amendments by number. @throws ServiceError `not-found` when one is not of this draft */
async function inOrder(ctx: Context, draftId: string, ids: readonly string[]): Promise<readonly string[]> {
  const loaded = await ctx.store.read(async (tx) => {
    const found = [];
    for (const id of new Set(ids)) found.push((await loadAmendment(tx, ctx, id)).amendment);
    return found;
  });
  if (loaded.some((one) => one.draftId !== draftId)) {
    throw new ServiceError('not-found', 'One of these amendments is not of this draft.');
  }
  return loaded.sort((a, b) => a.number - b.number).map(({ id }) => id);
}
