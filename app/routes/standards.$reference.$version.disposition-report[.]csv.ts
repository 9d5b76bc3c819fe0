import { fileDoor } from '../http/respond.server';
import { reportCsv } from '../services/comments/comments-csv';
import { viewDispositionReport } from '../services/comments/view-disposition-report.server';
import { isoCsv } from '../services/sheets/iso-table';

/** The disposition report as a table: ours, or in the layout of ISO's comment table with `?layout=iso`. */
export const loader = fileDoor(async ({ ctx, params, url }) => {
  const report = await viewDispositionReport(ctx, params.reference ?? '', params.version ?? '');
  const iso = url.searchParams.get('layout') === 'iso';
  const name = `${iso ? 'comment-table' : 'disposition-report'}-${report.standard.reference}-${report.version.number}`;
  return new Response(iso ? isoCsv(report.lines) : reportCsv(report.lines, ctx.settings.origin), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}.csv"`,
    },
  });
});
