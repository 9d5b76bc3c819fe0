import { redirect } from '@remix-run/node';
import { fileDoor } from '../http/respond.server';
import { addressOfComment } from '../services/comments/view-comment.server';

/** The way to a comment for those who know only its id. */
export const loader = fileDoor(async ({ ctx, params }) =>
  redirect(await addressOfComment(ctx, params.id ?? '')),
);
