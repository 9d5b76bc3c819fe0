import { redirect } from '@remix-run/node';
import { z } from 'zod';
import { readForm, ticked } from '../http/form.server';
import { dataDoor, fileDoor } from '../http/respond.server';
import { commentsPath } from '../services/comments/comment-address';
import { postComment } from '../services/comments/post-comment.server';
import { replyToComment } from '../services/comments/reply-to-comment.server';
import { versionOfDocument } from '../services/comments/view-draft-comments.server';
import { signedInPerson } from '../services/people/signed-in';

/** Whoever comes by address reads the comments on the draft's version. */
export const loader = fileDoor(async ({ ctx, params }) => {
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
export const action = dataDoor(async ({ ctx, request, context, params }) => {
  signedInPerson(ctx.actor);
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
          textId: params.documentId ?? '',
          anchor: { blockId, from, to, quote, prefix, suffix },
        });
  if (!answer.ok) return Response.json({ ok: false, errors: answer.errors }, { status: answer.status });
  return Response.json({ ok: true, ...answer.result });
});
