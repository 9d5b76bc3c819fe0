import { portalPath } from '../portal-path';
import type { CommentAnchor, CommentPosted, CommentsAnswer } from './comment-contract';

/** The comments of a draft, with what this person may do. @throws Error when the server cannot be reached */
export async function fetchComments(documentId: string, signal?: AbortSignal): Promise<CommentsAnswer> {
  const init = { headers: { Accept: 'application/json' }, ...(signal ? { signal } : {}) };
  const response = await fetch(portalPath(`/drafts/${documentId}/comments.json`), init);
  if (!response.ok) throw new Error(`The comments were answered with status ${response.status}.`);
  return (await response.json()) as CommentsAnswer;
}

/** Posts a reply to a comment. Whatever happens, the answer says it in words. */
export async function postReply(
  documentId: string,
  reply: { readonly commentId: string; readonly body: string; readonly organisationId: string },
  csrf: string,
): Promise<CommentPosted> {
  const fields = new FormData();
  fields.set('intent', 'reply');
  fields.set('_csrf', csrf);
  for (const [name, value] of Object.entries(reply)) fields.set(name, value);
  return await send(documentId, fields);
}

const UNREACHED: CommentPosted = {
  ok: false,
  errors: {
    form: 'The comment could not be sent. What you typed is kept here. Check the connection and send it again.',
  },
};

/** Posts a comment. Whatever happens, the answer says it in words; nothing is thrown. */
export async function postComment(
  documentId: string,
  fields: FormData,
  anchor: CommentAnchor,
  csrf: string,
): Promise<CommentPosted> {
  fields.set('intent', 'comment');
  fields.set('_csrf', csrf);
  fields.set('blockId', anchor.blockId ?? '');
  for (const name of ['from', 'to', 'quote', 'prefix', 'suffix'] as const) {
    fields.set(name, anchor[name] ?? '');
  }
  return await send(documentId, fields);
}

async function send(documentId: string, fields: FormData): Promise<CommentPosted> {
  try {
    const response = await fetch(portalPath(`/drafts/${documentId}/comments`), {
      method: 'POST',
      body: fields,
      headers: { Accept: 'application/json' },
    });
    return readAnswer(await response.json().catch(() => null), response.status);
  } catch {
    return UNREACHED;
  }
}

function readAnswer(answer: unknown, status: number): CommentPosted {
  if (typeof answer === 'object' && answer !== null && 'ok' in answer && typeof answer.ok === 'boolean') {
    return answer as CommentPosted;
  }
  if (typeof answer === 'object' && answer !== null && 'message' in answer) {
    return { ok: false, errors: { form: String(answer.message) } };
  }
  return status === 401 || status === 403
    ? {
        ok: false,
        errors: { form: 'You are not signed in any more. Sign in again in another tab, then send it.' },
      }
    : UNREACHED;
}
