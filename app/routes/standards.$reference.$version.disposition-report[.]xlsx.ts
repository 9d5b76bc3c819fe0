import { fileDoor } from '../http/respond.server';
import { workbookResponse } from '../http/workbook-response.server';
import { viewDispositionReport } from '../services/comments/view-disposition-report.server';
import { isoBook } from '../services/sheets/iso-table';

/** The disposition report in the layout of ISO's comment table, as a workbook. */
export const loader = fileDoor(async ({ ctx, params }) => {
  const { standard, version, lines } = await viewDispositionReport(
    ctx,
    params.reference ?? '',
    params.version ?? '',
  );
  const title = `Comments on ${standard.reference} ${standard.title}, version ${version.number}`;
  return await workbookResponse(
    ctx,
    isoBook(title, lines),
    `comment-table-${standard.reference}-${version.number}`,
  );
});
