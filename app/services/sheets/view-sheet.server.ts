import type { StoredSheetRow } from '../../../db/schema/comment-sheets';
import type { Disposition } from '../../../db/words';
import { fillsInDecision, observedDecision, type SheetUploader } from '../../domain/observed-decision';
import { commentName, commentPath } from '../comments/comment-address';
import { workersOn } from '../comments/workers-on.server';
import type { Context } from '../context';
import { type CheckedRow, checkRow, type SheetRules, speaksAs } from './check-row';
import { loadSheet, organisationOf, organisationOfRow, rulesFor, textOfSheet } from './load-sheet.server';
import { sheetFormPath } from './sheet-address';

/** Whom a row names; rows that name the same count for the same. */
const namedIn = ({
  organisation,
  commenter,
}: {
  readonly organisation: string;
  readonly commenter: string;
}) => JSON.stringify([organisation, commenter]);

export type SheetView = Awaited<ReturnType<typeof viewSheet>>;

/**
 * An uploaded sheet as it would be posted: each row with what it becomes or what is wrong with it.
 *
 * @throws ServiceError `sign-in-needed`, `not-found` for everybody but the one who uploaded it
 */
export async function viewSheet(ctx: Context, id: string) {
  const { sheet, standard, version, rows, organisation, bearers, uploader } = await ctx.store.read(
    async (tx) => {
      const loaded = await loadSheet(tx, ctx, id);
      const { sheet, standard, version } = loaded;
      const bearers = new Map<string, string | null>();
      for (const { cells } of sheet.forOthers ? loaded.rows : []) {
        if (bearers.has(namedIn(cells))) continue;
        const found = await organisationOfRow(tx, cells);
        bearers.set(namedIn(cells), found?.name ?? null);
      }
      const workers = await workersOn(tx, standard.id, version.id);
      return {
        ...loaded,
        organisation: await organisationOf(tx, sheet),
        bearers,
        uploader: {
          recordsForOthers: sheet.forOthers,
          role: workers.find(({ id: one }) => one === sheet.personId)?.role ?? null,
        },
      };
    },
  );
  const content = await textOfSheet(ctx, version);
  const rules = await ctx.store.read((tx) => rulesFor(tx, sheet, content));
  const lines = rows.map(({ row, cells: { leftOut: _, ...cells }, postedAs }) => {
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
      /** Whose comment it is, with the organisation it is made for. */
      commenter: whose(cells, rules),
      /** The organisation of the portal for which it will count, as what the Secretariat recorded for it; null for none. */
      countsFor: bearers.get(namedIn(cells)) ?? null,
      /** The decision that the desk's form of this comment is filled in with; null for none. */
      fillsIn: fillsIn(checked, uploader),
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
    /** Heads of columns that hold words and are not taken over. */
    leftOut: [...new Set(rows.flatMap(({ cells }) => cells.leftOut ?? []))],
    posted: lines.filter(({ posted }) => posted !== null).length,
    sound: lines.filter(({ posted, faults }) => posted === null && faults.length === 0).length,
    faulty: lines.filter(({ faults }) => faults.length > 0).length,
  };
}

/** Who is named in the row; the one who uploaded the sheet where that is nobody else. */
function whose({ commenter, organisation }: StoredSheetRow, rules: SheetRules): string {
  const own = !rules.forOthers && speaksAs(commenter, rules.uploader);
  const named = own ? [rules.uploader, rules.speaksFor] : [commenter, organisation];
  return named.filter(Boolean).join(', ');
}

function fillsIn(
  { type, blockingReason, observations }: CheckedRow,
  uploader: SheetUploader,
): Disposition | null {
  if (type === null || !fillsInDecision(uploader, { type, blocking: blockingReason !== '' })) return null;
  return observedDecision(observations)?.disposition ?? null;
}
