import type { TextWorkshop } from '../../../app/document/workshop-types';
import { castVote } from '../../../app/services/ballots/cast-vote.server';
import { WHOLE_VERSION } from '../../../app/services/comments/anchor-input';
import { decideOnComment } from '../../../app/services/comments/decide-comment.server';
import { postComment } from '../../../app/services/comments/post-comment.server';
import { removeComment } from '../../../app/services/comments/remove-words.server';
import { replyToComment } from '../../../app/services/comments/reply-to-comment.server';
import { moveOnDesk } from '../../../app/services/comments/triage-comment.server';
import { recordReview } from '../../../app/services/versions/record-review.server';
import { findBallot } from '../../../db/queries/ballots';
import type { Engine } from '../../../db/store';
import { openedBallot } from '../../support/ballots';
import { type TestContext, testContext } from '../../support/context';
import { freshStore } from '../../support/store';
import { DECISION } from '../comments/typed-decision';

/** The result of what has to work, whether it answers with a decision or with an answer. */
export function good<T>(answer: { readonly result: T } | object): T {
  if ('result' in answer) return answer.result as T;
  throw new Error(JSON.stringify(answer));
}

/** The fixtures write reviews that no event tells of; in their place one that is recorded. */
export async function onlyReviewed(lead: TestContext, versionId: string): Promise<void> {
  await lead.store.tx(({ db, tables }) => db.delete(tables.reviews));
  good(
    await recordReview(lead, { versionId, kind: 'clinical-safety', outcome: 'ready', note: 'Looked at.' }),
  );
}

/** An open ballot in which one vote rests on a comment, and another comment that is decided. */
export async function openWorld(engine: Engine, texts: TextWorkshop) {
  const ctx = testContext(await freshStore(engine), { openTexts: async () => texts });
  const { chair, lead, ballotId, versionId, voters } = await openedBallot(ctx);
  await onlyReviewed(lead, versionId);
  const [against, other] = voters;
  if (against === undefined || other === undefined) throw new Error('no voters');
  const comment = await commented(against.ctx, versionId, against.organisation.id, true);
  const decided = await commented(against.ctx, versionId, '', false);
  good(await removeComment(against.ctx, await commented(against.ctx, versionId, '', false)));
  // Of one that was answered its place stays.
  const removed = await commented(against.ctx, versionId, '', false);
  good(await replyToComment(chair, { commentId: removed, body: 'Why so?', organisationId: '' }));
  good(await removeComment(against.ctx, removed));
  good(await replyToComment(chair, { commentId: decided, body: 'We hear you.', organisationId: '' }));
  good(await moveOnDesk(chair, { commentId: decided, move: 'triage' }));
  good(await decideOnComment(chair, decided, DECISION));
  const ballot = await ctx.store.read((tx) => findBallot(tx, ballotId));
  const vote = { ballotId, organisationId: against.organisation.id, hash: ballot?.hash ?? '' };
  const cited = { position: 'do-not-approve', reason: 'A day.', blockingCommentIds: [comment] };
  const { receipt: earlier } = good<{ receipt: string }>(
    await castVote(against.ctx, {
      ...vote,
      position: 'approve',
      reason: '',
      blockingCommentIds: [],
      paidByEnrolled: false,
    }),
  );
  const { receipt } = good<{ receipt: string }>(
    await castVote(against.ctx, { ...vote, ...cited, paidByEnrolled: false }),
  );
  return {
    ctx,
    ballotId,
    versionId,
    comment,
    decided,
    removed,
    earlier,
    receipt,
    other: other.organisation.id,
  };
}

async function commented(by: TestContext, versionId: string, organisationId: string, blocking: boolean) {
  const words = { type: 'technical', blocking, blockingReason: blocking ? 'Too long.' : '' } as const;
  const body = `A day is too long, ${blocking ? 'and we mean it' : by.newId()}.`;
  const place = { versionId, on: 'snapshot', anchor: WHOLE_VERSION } as const;
  const proposedWording = blocking ? 'Within two days.' : '';
  return good<{ id: string }>(
    await postComment(by, { ...place, ...words, body, proposedWording, organisationId }),
  ).id;
}
