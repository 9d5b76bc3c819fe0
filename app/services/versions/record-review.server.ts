import { insertReview } from '../../../db/queries/versions';
import type { ReviewKind, ReviewOutcome } from '../../../db/words';
import type { Decision } from '../../domain/decision';
import { decideReviewing } from '../../domain/review';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { signedInPerson } from '../people/signed-in';
import { loadVersionById, versionFacts } from './load-version.server';

export interface ReviewToRecord {
  readonly versionId: string;
  readonly kind: ReviewKind;
  readonly outcome: ReviewOutcome;
  /** What was looked at and what remains; public. */
  readonly note: string;
}

/** Records the outcome of a review that a ballot asks for; the newest of each kind counts, none is taken back. */
export async function recordReview(ctx: Context, input: ReviewToRecord): Promise<Decision> {
  const person = signedInPerson(ctx.actor);
  return await ctx.store.tx(async (tx): Promise<Decision> => {
    const { version, actor } = await loadVersionById(tx, ctx, input.versionId);
    const facts = await versionFacts(tx, version, actor);
    const decision = decideReviewing(facts, { hasDraft: version.documentId !== null }, actor);
    if (!decision.allowed) return decision;
    const { kind, outcome, note } = input;
    const id = ctx.newId();
    await insertReview(tx, {
      id,
      versionId: version.id,
      kind,
      outcome,
      note,
      recordedBy: person.personId,
      recordedAt: ctx.now(),
    });
    await recordEvent(tx, ctx, {
      act: 'review-recorded',
      objectKind: 'review',
      objectId: id,
      standardId: version.standardId,
      versionId: version.id,
      after: { kind, outcome, note },
    });
    return decision;
  });
}
