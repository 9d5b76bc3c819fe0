import { fileDoor } from '../http/respond.server';
import { workbookResponse } from '../http/workbook-response.server';
import { sheetTemplate } from '../services/sheets/sheet-template.server';

/** The template of the comment sheet as a workbook, with the clauses of the text. */
export const loader = fileDoor(async ({ ctx, params }) => {
  const { book, fileName } = await sheetTemplate(ctx, params.reference ?? '', params.version ?? '');
  return await workbookResponse(ctx, book, fileName);
});
