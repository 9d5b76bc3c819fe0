import type { Decision } from '../../domain/decision';
import type { Context } from '../context';
import { type Answer, done, refused } from '../people/answer';
import { answerDecision, applyComment } from './after-decision.server';
import { decideOnComment, withdrawComment } from './decide-comment.server';
import type { TypedDecision } from './decision-input.server';
import { editComment, editReply } from './edit-words.server';
import { proposeDecision, pullOut } from './propose-decision.server';
import { fieldErrorsOf } from './reason-fields';
import { removeComment, removeReply } from './remove-words.server';
import { replyToComment } from './reply-to-comment.server';
import { takeDecisionBack } from './take-decision-back.server';
import { assignComment, moveOnDesk } from './triage-comment.server';

/** The forms of a thread, by the intent that each sends. */
export const THREAD_INTENTS = [
  'reply',
  'edit',
  'remove',
  'edit-reply',
  'remove-reply',
  'withdraw',
  'triage',
  'ask-for-input',
  'input-given',
  'assign',
  'propose',
  'pull-out',
  'decide',
  'take-back',
  'apply',
  'answer',
] as const;

export type ThreadIntent = (typeof THREAD_INTENTS)[number];

/** What any form of a thread may send; each uses its own part. */
export interface TypedOnThread extends TypedDecision {
  readonly replyId: string;
  readonly body: string;
  readonly proposedWording: string;
  readonly organisationId: string;
  readonly assigneeId: string;
  readonly versionId: string;
  readonly content: string;
}

/** Does what a form of the thread asks for. @throws ServiceError as the act does */
export async function actOnComment(
  ctx: Context,
  commentId: string,
  intent: ThreadIntent,
  typed: TypedOnThread,
): Promise<Answer<unknown>> {
  switch (intent) {
    case 'reply':
      return await replyToComment(ctx, { ...typed, commentId });
    case 'edit':
      return await editComment(ctx, { ...typed, commentId });
    case 'remove':
      return await removeComment(ctx, commentId);
    case 'edit-reply':
      return await editReply(ctx, typed);
    case 'remove-reply':
      return await removeReply(ctx, typed.replyId);
    case 'withdraw':
      return await withdrawComment(ctx, commentId, typed.reason);
    case 'triage':
    case 'ask-for-input':
    case 'input-given':
      return answered(await moveOnDesk(ctx, { commentId, move: intent, assigneeId: typed.assigneeId }));
    case 'assign':
      return answered(await assignComment(ctx, commentId, typed.assigneeId));
    case 'propose':
      return await proposeDecision(ctx, commentId, typed);
    case 'pull-out':
      return await pullOut(ctx, commentId, typed.reason);
    case 'decide':
      return await decideOnComment(ctx, commentId, typed);
    case 'take-back':
      return await takeDecisionBack(ctx, commentId, typed.reason);
    case 'apply':
      return await applyComment(ctx, { commentId, versionId: typed.versionId });
    case 'answer':
      return await answerDecision(ctx, { commentId, content: typed.content });
  }
}

/** A decision of the rules as the answer to a form. */
function answered(decision: Decision<unknown>): Answer<unknown> {
  return decision.allowed ? done(undefined) : refused(fieldErrorsOf(decision.reasons), decision.reasons);
}
