import { insertReview } from '../../../db/queries/versions';
import type { ReviewKind, ReviewOutcome } from '../../../db/words';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { authorise } from '../people/authorise.server';
import { signedInPerson } from '../people/signed-in';
import { loadVersionById } from './load-version.server';

export interface ReviewToRecord {
  readonly versionId: string;
  readonly kind: ReviewKind;
  readonly outcome: ReviewOutcome;
  /** What was looked at and what remains; public. */
  readonly note: string;
}

/** Records the outcome of a review that a ballot asks for; the newest of each kind counts, none is taken back. */
export async function recordReview(ctx: Context, input: ReviewToRecord): Promise<void> {
  const person = signedInPerson(ctx.actor);
  await ctx.store.tx(async (tx) => {
    const { version } = await loadVersionById(tx, ctx, input.versionId);
    await authorise(tx, ctx, 'record-review', version);
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
  });
}
