import type { SheetBook } from '../document/sheet/sheet-types';
import type { Context } from '../services/context';

/** A workbook to download, made off the event loop. */
export async function workbookResponse(ctx: Context, book: SheetBook, fileName: string): Promise<Response> {
  const bytes = await ctx.texts.writeSheet(book);
  return new Response(Uint8Array.from(bytes), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename="${fileName}.xlsx"`,
      'x-content-type-options': 'nosniff',
    },
  });
}
