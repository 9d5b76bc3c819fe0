import { Readable } from 'node:stream';
import { createReadableStreamFromReadable } from '@remix-run/node';
import { recordQuery } from '../http/record-query.server';
import { fileDoor } from '../http/respond.server';
import { recordCsv } from '../services/admin/view-record.server';

/** The audit record under the same filters as its page, as a download in pieces. */
export const loader = fileDoor(async ({ ctx, url }) => {
  const pieces = await recordCsv(ctx, recordQuery(url));
  return new Response(createReadableStreamFromReadable(Readable.from(pieces)), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="audit-record.csv"',
      'Cache-Control': 'no-store',
    },
  });
});
