import { commentName, commentPath } from '../comments/comment-address';
import type { Context } from '../context';
import { checkRow } from './check-row';
import { loadSheet, organisationOf, rulesFor, textOfSheet } from './load-sheet.server';
import { sheetFormPath } from './sheet-address';

export type SheetView = Awaited<ReturnType<typeof viewSheet>>;

/**
 * An uploaded sheet as it would be posted: each row with what it becomes or what is wrong with it.
 *
 * @throws ServiceError `sign-in-needed`, `not-found` for everybody but the one who uploaded it
 */
export async function viewSheet(ctx: Context, id: string) {
  const { sheet, standard, version, rows, organisation } = await ctx.store.read(async (tx) => {
    const loaded = await loadSheet(tx, ctx, id);
    return { ...loaded, organisation: await organisationOf(tx, loaded.sheet) };
  });
  const content = await textOfSheet(ctx, version);
  const rules = await ctx.store.read((tx) => rulesFor(tx, sheet, content));
  const lines = rows.map(({ row, cells, postedAs }) => {
    const checked = checkRow(cells, rules);
    const posted =
      postedAs === null
        ? null
        : { name: commentName(postedAs), path: commentPath(standard.reference, postedAs) };
    return {
      row,
      cells,
      posted,
      type: checked.type,
      place: checked.place?.label ?? null,
      faults: posted === null ? checked.faults : [],
    };
  });
  return {
    id: sheet.id,
    fileName: sheet.fileName,
    uploadedAt: sheet.createdAt,
    forOthers: sheet.forOthers,
    organisation: organisation?.name ?? null,
    standard: { reference: standard.reference, title: standard.title },
    version: { number: version.number, state: version.state },
    formPath: sheetFormPath(standard.reference, version.number),
    lines,
    posted: lines.filter(({ posted }) => posted !== null).length,
    sound: lines.filter(({ posted, faults }) => posted === null && faults.length === 0).length,
    faulty: lines.filter(({ faults }) => faults.length > 0).length,
  };
}
