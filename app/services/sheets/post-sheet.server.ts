import { changeSheetRow, deleteSheets, markRowPosted } from '../../../db/queries/comment-sheets';
import type { StoredSheetRow } from '../../../db/schema/comment-sheets';
import type { DocumentJson } from '../../document/json';
import { unmetOf } from '../../domain/decision';
import { may } from '../../domain/permissions';
import { sayReasons } from '../../domain/reason-sentences';
import { type AnchorInput, WHOLE_VERSION } from '../comments/anchor-input';
import { postIn } from '../comments/post-comment.server';
import { readSnapshotOf } from '../comments/read-snapshot';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { type CheckedRow, checkRow } from './check-row';
import { loadSheet, organisationOfRow, rulesFor, textOfSheet } from './load-sheet.server';
import { wordsIn } from './words-in';

/** Rows that one transaction posts: between two of them everybody else gets their turn. */
const AT_ONCE = 20;

/**
 * Posts the rows of a sheet that have no fault, as comments by the one who uploaded it. A row is posted once, whatever
 * is pressed twice; rows with faults stay in the sheet.
 *
 * @returns how many were posted by this call
 * @throws ServiceError `sign-in-needed`, `not-found`, `not-allowed` when the right to comment ended meanwhile
 */
export async function postSheet(ctx: Context, id: string): Promise<number> {
  const { version } = await ctx.store.read((tx) => loadSheet(tx, ctx, id));
  const content = await textOfSheet(ctx, version);
  const sound = await ctx.store.read(async (tx) => {
    const { sheet, rows } = await loadSheet(tx, ctx, id);
    const rules = await rulesFor(tx, sheet, content);
    return rows
      .filter(({ postedAs }) => postedAs === null)
      .map(({ row, cells }) => ({ row, cells, checked: checkRow(cells, rules) }))
      .filter(({ checked }) => checked.faults.length === 0);
  });
  let posted = 0;
  for (let from = 0; from < sound.length; from += AT_ONCE) {
    posted += await postRows(ctx, id, sound.slice(from, from + AT_ONCE), content);
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (posted > 0) ctx.post.wake();
  return posted;
}

interface SoundRow {
  readonly row: number;
  readonly cells: StoredSheetRow;
  readonly checked: CheckedRow;
}

async function postRows(
  ctx: Context,
  id: string,
  rows: readonly SoundRow[],
  content: DocumentJson | null,
): Promise<number> {
  return await ctx.store.tx(async (tx) => {
    const { sheet, version, actor } = await loadSheet(tx, ctx, id);
    const refused = sheet.forOthers ? unmetOf(may(actor, 'record-for-someone-else', {})) : [];
    if (refused.length > 0) throw notAllowed(sayReasons(refused).map(({ sentence }) => sentence));
    const still = new Set(
      (await loadSheet(tx, ctx, id)).rows.filter((one) => one.postedAs === null).map((one) => one.row),
    );
    let posted = 0;
    for (const { row, cells, checked } of rows) {
      if (!still.has(row)) continue;
      const bears = sheet.forOthers ? await organisationOfRow(tx, cells) : undefined;
      const answer = await postIn(
        tx,
        ctx,
        {
          versionId: version.id,
          on: readSnapshotOf(version) === null ? 'draft' : 'snapshot',
          anchor: anchorOf(checked, cells, content),
          type: checked.type ?? '',
          blocking: checked.blockingReason !== '',
          blockingReason: checked.blockingReason,
          body: checked.body,
          proposedWording: checked.proposedWording,
          organisationId: sheet.organisationId ?? '',
        },
        {
          elsewhere: {
            author: sheet.forOthers ? cells.commenter : '',
            organisation: sheet.forOthers ? cells.organisation : '',
            ...(bears === undefined ? {} : { organisationId: bears.id }),
            reference: cells.reference,
            line: cells.line,
            passage: cells.passage,
            ...(checked.observations === '' ? {} : { observations: checked.observations }),
          },
          forSomebody: sheet.forOthers,
          interestCategory: bears?.interestCategory ?? null,
        },
      );
      if (!answer.ok) throw notAllowed(Object.values(answer.errors));
      // Two presses at the same moment: the second finds the row taken and leaves nothing behind.
      if (!(await markRowPosted(tx, id, row, answer.result.id))) throw takenMeanwhile();
      posted += 1;
    }
    return posted;
  });
}

/** The clause, and in it the words of the passage column where they stand there. */
function anchorOf(
  { place }: CheckedRow,
  { passage }: StoredSheetRow,
  content: DocumentJson | null,
): AnchorInput {
  if (place === null) return WHOLE_VERSION;
  const words = content === null ? null : wordsIn(content, place.blockId, passage);
  return words ?? { ...WHOLE_VERSION, blockId: place.blockId };
}

/**
 * Corrects a row that is not posted yet.
 *
 * @throws ServiceError `sign-in-needed`, `not-found`, `conflict` when it is posted
 */
export async function correctRow(
  ctx: Context,
  id: string,
  row: number,
  typed: Partial<StoredSheetRow>,
): Promise<void> {
  await ctx.store.tx(async (tx) => {
    const { rows } = await loadSheet(tx, ctx, id);
    const found = rows.find((one) => one.row === row);
    if (!found) throw new ServiceError('not-found', 'There is no such row in this sheet.');
    if (!(await changeSheetRow(tx, id, row, { ...found.cells, ...typed }))) throw takenMeanwhile();
  });
}

/** Takes a sheet away; what was posted of it stays. @throws ServiceError `sign-in-needed`, `not-found` */
export async function discardSheet(ctx: Context, id: string): Promise<void> {
  await ctx.store.tx(async (tx) => {
    const { sheet } = await loadSheet(tx, ctx, id);
    await deleteSheets(tx, [sheet.id]);
  });
}

function takenMeanwhile(): ServiceError {
  return new ServiceError(
    'conflict',
    'A row of this sheet was posted at the same moment. Reload the page to see what is left.',
  );
}

function notAllowed(sentences: readonly string[]): ServiceError {
  return new ServiceError('not-allowed', sentences.join(' '));
}
