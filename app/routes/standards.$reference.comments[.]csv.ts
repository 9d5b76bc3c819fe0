import { fileDoor } from '../http/respond.server';
import { readCommentSearch } from '../services/comments/comment-search';
import { commentsCsv } from '../services/comments/comments-csv';
import { exportComments } from '../services/comments/view-comments.server';

/** The comments of a filter as a table for spreadsheets. */
export const loader = fileDoor(async ({ ctx, params, url }) => {
  const search = readCommentSearch(url.searchParams);
  const { reference, comments } = await exportComments(ctx, params.reference ?? '', search);
  return new Response(commentsCsv(comments, ctx.settings.origin), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="comments-${reference}.csv"`,
    },
  });
});
