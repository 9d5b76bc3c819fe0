import { redirect } from '@remix-run/node';
import { door } from '../http/respond.server';
import { addressOfComment } from '../services/comments/view-comment.server';

/** The way to a comment for those who know only its id. */
export const loader = door(async ({ ctx, params }) => redirect(await addressOfComment(ctx, params.id ?? '')));

/** Never shown; with it a refusal is a page, in which a reader finds on. */
export default function CommentById() {
  return null;
}
