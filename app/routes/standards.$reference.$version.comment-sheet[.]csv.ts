import { fileDoor } from '../http/respond.server';
import { sheetTemplate } from '../services/sheets/sheet-template.server';

/** The template of the comment sheet as comma-separated values; the mark before them tells Excel that they are UTF-8. */
export const loader = fileDoor(async ({ ctx, params }) => {
  const { csv, fileName } = await sheetTemplate(ctx, params.reference ?? '', params.version ?? '');
  return new Response(`\ufeff${csv}`, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName}.csv"`,
    },
  });
});
