import { findFold } from '../../../db/queries/folds';
import {
  findRowTime,
  type HistoryRow,
  listFoldedRows,
  listLogRows,
  replaceRows,
} from '../../../db/queries/history';
import { listSnapshotEnds } from '../../../db/queries/snapshot-records';
import type { Context } from '../context';
import { factsOfRows } from './load-history.server';

/**
 * Rows stay as they are for so long: another process of this portal may not have read them yet, and whoever comes
 * back after a short break is answered from them.
 */
const KEPT_MINUTES = 15;
/** Fewer rows are not worth a step of their own. */
const FEWEST_ROWS = 200;
/** Rows that are taken into memory at once. */
const ROWS_AT_ONCE = 5_000;

/**
 * Compacts what the folds of open documents cover: rows of the log become steps of the history, one for each
 * person and sitting, in one transaction. Killed at any moment, it leaves the rows or the steps, never neither
 * and never both.
 *
 * @returns how many rows were compacted
 */
export async function compactLogs(
  ctx: Pick<Context, 'store' | 'texts' | 'now'>,
  rowsAtOnce = ROWS_AT_ONCE,
): Promise<number> {
  const before = new Date(ctx.now().getTime() - KEPT_MINUTES * 60_000);
  const documents = await ctx.store.read((tx) => listFoldedRows(tx, FEWEST_ROWS));
  let compacted = 0;
  for (const { documentId } of documents) {
    // Looked at before thousands of rows are read that are too young.
    const oldEnough = await ctx.store.read((tx) => findRowTime(tx, documentId, FEWEST_ROWS));
    if (oldEnough === undefined || oldEnough > before) continue;
    for (let done = await compactSome(ctx, documentId, before, rowsAtOnce); done > 0; ) {
      compacted += done;
      done = await compactSome(ctx, documentId, before, rowsAtOnce);
    }
  }
  return compacted;
}

/** Compacts the oldest rows of a document; answers how many, 0 when there is nothing more to do. */
async function compactSome(
  ctx: Pick<Context, 'store' | 'texts' | 'now'>,
  documentId: string,
  before: Date,
  rowsAtOnce: number,
): Promise<number> {
  const { rows, ends } = await ctx.store.read(async (tx) => {
    const fold = await findFold(tx, documentId);
    if (!fold) return { rows: [], ends: [] };
    const snapshots = await listSnapshotEnds(tx, documentId);
    const found = await listLogRows(tx, documentId, { throughSeq: fold.throughSeq, limit: rowsAtOnce });
    // Clocks of two processes may differ, so times need not grow with the numbers: only a beginning is taken.
    const young = found.findIndex(({ at }) => at > before);
    return { rows: young < 0 ? found : found.slice(0, young), ends: snapshots };
  });
  const last = rows.at(-1);
  if (last === undefined || rows.length < FEWEST_ROWS) return 0;
  const log = { facts: factsOfRows(rows), bytes: rows.map((row) => row.bytes), clients: [] };
  // The log up to a snapshot can still be read: no step goes on beyond it.
  const within = ends.filter((end) => end >= (rows[0]?.seq ?? 0) && end < last.seq);
  const { facts, bytes } = await ctx.texts.compact(log, within);
  const steps = facts.map(
    ({ from, through, ...fact }, place): HistoryRow => ({
      ...fact,
      documentId,
      fromAt: new Date(from),
      throughAt: new Date(through),
      packed: Buffer.from(bytes[place] ?? new Uint8Array()),
    }),
  );
  return await ctx.store.tx(async (tx) => {
    const [first] = await listLogRows(tx, documentId, { throughSeq: last.seq, limit: 1 });
    // Another process was faster.
    if (first?.seq !== rows[0]?.seq) return 0;
    const removed = await replaceRows(tx, documentId, steps, last.seq);
    if (removed !== rows.length) throw new Error(`The log of ${documentId} changed while it was compacted.`);
    return removed;
  });
}
