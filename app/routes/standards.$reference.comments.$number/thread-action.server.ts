import { data, redirect } from '@remix-run/node';
import { z } from 'zod';
import { THREAD_INTENTS, type ThreadIntent } from '../../components/comments/thread-form';
import type { Decision } from '../../domain/decision';
import { readForm } from '../../http/form.server';
import type { Entry } from '../../http/respond.server';
import { answerDecision, applyComment } from '../../services/comments/after-decision.server';
import { commentsPath } from '../../services/comments/comment-address';
import { decideOnComment, withdrawComment } from '../../services/comments/decide-comment.server';
import { editComment, editReply } from '../../services/comments/edit-words.server';
import { proposeDecision, pullOut } from '../../services/comments/propose-decision.server';
import { fieldErrorsOf } from '../../services/comments/reason-fields';
import { removeComment, removeReply } from '../../services/comments/remove-words.server';
import { replyToComment } from '../../services/comments/reply-to-comment.server';
import { assignComment, moveOnDesk } from '../../services/comments/triage-comment.server';
import type { Context } from '../../services/context';
import { type Answer, done, faulty } from '../../services/people/answer';

const text = z.string().optional().default('');
const form = z.object({
  intent: z.enum(THREAD_INTENTS, { message: 'Choose what to do.' }),
  instead: text,
  replyId: text,
  body: text,
  proposedWording: text,
  organisationId: text,
  assigneeId: text,
  disposition: text,
  reason: text,
  impact: text,
  duplicateOf: text,
  how: text,
  countFor: text,
  countAgainst: text,
  versionId: text,
  content: text,
});
type Typed = z.infer<typeof form>;

/** Does what a form of the thread asks for, and answers with the thread again or with the form's faults. */
export async function threadAction(
  { ctx, request, context }: Pick<Entry, 'ctx' | 'request' | 'context'>,
  comment: { readonly id: string; readonly path: string; readonly reference: string },
) {
  const read = await readForm(request, context, form);
  if (!read.ok) {
    return data(
      { intent: 'reply' as ThreadIntent, errors: read.errors, values: read.values },
      { status: 400 },
    );
  }
  const { replyId, instead } = read.data;
  const intent = instead === 'assign' ? 'assign' : read.data.intent;
  const answer = await act(ctx, comment.id, intent, read.data);
  if (answer.ok) {
    if (answer.result === 'deleted') return redirect(`${commentsPath(comment.reference)}?done=removed`);
    return redirect(`${comment.path}?done=${intent}`);
  }
  const { errors, status } = answer;
  const about = replyId === '' ? {} : { replyId };
  return data({ intent: read.data.intent, ...about, errors, values: read.values }, { status });
}

async function act(
  ctx: Context,
  commentId: string,
  intent: ThreadIntent,
  typed: Typed,
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
      return await withdrawComment(ctx, commentId);
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
    case 'apply':
      return await applyComment(ctx, { commentId, versionId: typed.versionId });
    case 'answer':
      return await answerDecision(ctx, { commentId, content: typed.content });
  }
}

/** A decision of the rules as the answer to a form. */
function answered(decision: Decision<unknown>): Answer<unknown> {
  return decision.allowed ? done(undefined) : faulty(fieldErrorsOf(decision.reasons), 409);
}
