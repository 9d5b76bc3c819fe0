import { data, redirect } from '@remix-run/node';
import { readForm } from '../../http/form.server';
import { threadForm } from '../../http/forms/comment-thread.server';
import type { Entry } from '../../http/respond.server';
import { actOnComment, type ThreadIntent } from '../../services/comments/act-on-comment.server';
import { commentsPath } from '../../services/comments/comment-address';

/** Does what a form of the thread asks for, and answers with the thread again or with the form's faults. */
export async function threadAction(
  { ctx, request, context }: Pick<Entry, 'ctx' | 'request' | 'context'>,
  comment: { readonly id: string; readonly path: string; readonly reference: string },
) {
  const read = await readForm(request, context, threadForm);
  if (!read.ok) {
    return data(
      { intent: 'reply' as ThreadIntent, errors: read.errors, values: read.values },
      { status: 400 },
    );
  }
  const { replyId, instead } = read.data;
  const intent = instead === 'assign' ? 'assign' : read.data.intent;
  const answer = await actOnComment(ctx, comment.id, intent, read.data);
  if (answer.ok) {
    if (answer.result === 'deleted') return redirect(`${commentsPath(comment.reference)}?done=removed`);
    return redirect(`${comment.path}?done=${intent}`);
  }
  const { errors, status } = answer;
  const about = replyId === '' ? {} : { replyId };
  return data({ intent: read.data.intent, ...about, errors, values: read.values }, { status });
}
