import { redirect } from '@remix-run/node';
import { z } from 'zod';
import { readForm, ticked } from '../http/form.server';
import { door, type Entry } from '../http/respond.server';
import { commentsPath } from '../services/comments/comment-address';
import { postComment } from '../services/comments/post-comment.server';
import { replyToComment } from '../services/comments/reply-to-comment.server';
import { versionOfDocument } from '../services/comments/view-draft-comments.server';
import { isServiceError } from '../services/errors';

/** Whoever comes by address reads the comments on the draft's version. */
export const loader = door(async ({ ctx, params }) => {
  const { standard, version } = await versionOfDocument(ctx, params.documentId ?? '');
  return redirect(commentsPath(standard.reference, { version: version.number }));
});

const text = z.string().optional().default('');
const form = z.object({
  intent: z.enum(['comment', 'reply'], { message: 'Say whether this is a comment or a reply.' }),
  blockId: text,
  from: text,
  to: text,
  quote: text,
  prefix: text,
  suffix: text,
  type: text,
  blocking: ticked(),
  blockingReason: text,
  body: text,
  proposedWording: text,
  organisationId: text,
  commentId: text,
});

/** Posts a comment or a reply from the editor; always answers with JSON, also when it is refused. */
export const action = door(async (entry) => {
  try {
    return await post(entry);
  } catch (thrown) {
    if (!isServiceError(thrown)) throw thrown;
    const message = thrown.code === 'sign-in-needed' ? SIGNED_OUT : thrown.message;
    const errors = Object.keys(thrown.fields).length > 0 ? thrown.fields : { form: message };
    return Response.json({ ok: false, errors, code: thrown.code }, { status: STATUSES[thrown.code] });
  }
});

const SIGNED_OUT = 'You are not signed in any more. Sign in again in another tab, then send it again.';

const STATUSES = {
  'sign-in-needed': 401,
  'not-allowed': 403,
  'not-found': 404,
  conflict: 409,
  'too-many': 429,
  unavailable: 503,
  moved: 409,
  invalid: 400,
} as const;

async function post({ ctx, request, context, params }: Entry): Promise<Response> {
  const { version } = await versionOfDocument(ctx, params.documentId ?? '');
  const read = await readForm(request, context, form);
  if (!read.ok) return Response.json({ ok: false, errors: read.errors }, { status: 400 });
  const { intent, blockId, from, to, quote, prefix, suffix, ...words } = read.data;
  const answer =
    intent === 'reply'
      ? await replyToComment(ctx, words)
      : await postComment(ctx, {
          ...words,
          versionId: version.id,
          on: 'draft',
          anchor: { blockId, from, to, quote, prefix, suffix },
        });
  if (!answer.ok) return Response.json({ ok: false, errors: answer.errors }, { status: answer.status });
  return Response.json({ ok: true, ...answer.result });
}
