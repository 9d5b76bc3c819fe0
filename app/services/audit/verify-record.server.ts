import { type AuditEventRow, auditEventsAfter, readAuditHead } from '../../../db/queries/audit';
import type { Tx } from '../../../db/store';
import { type ChainVerdict, EMPTY_CHAIN, verifyChain } from '../../domain/audit-chain';
import type { Context } from '../context';
import { recordedEvent } from './recorded-event';

/** Events read at a time; the whole record need not fit in memory. */
const BATCH = 500;

/**
 * Walks the audit chain from its first event and names the first break, if there is one.
 *
 * @param each is given every batch of events that hold together, in the transaction in which they were read
 */
export async function verifyRecord(
  ctx: Pick<Context, 'store'>,
  each?: (tx: Tx, events: readonly AuditEventRow[]) => Promise<void>,
): Promise<ChainVerdict> {
  return await ctx.store.read(async (tx): Promise<ChainVerdict> => {
    let head = EMPTY_CHAIN;
    for (;;) {
      const { rows, readable } = await readEvents(tx, head.sequence);
      const verdict = verifyChain(rows.map(recordedEvent), head);
      if (!verdict.whole) return verdict;
      head = verdict.head;
      if (!readable) return { whole: false, at: head.sequence + 1, because: 'unreadable' };
      await each?.(tx, rows);
      if (rows.length < BATCH) break;
    }
    // Events cut off at the end leave a chain that is whole in itself; the stored head tells.
    const stored = await readAuditHead(tx);
    if ((stored?.seq ?? 0) !== head.sequence || (stored?.hash ?? EMPTY_CHAIN.hash) !== head.hash) {
      return { whole: false, at: head.sequence + 1, because: 'event-missing' };
    }
    return { whole: true, head };
  });
}

/** The next events, or those before one whose content is no JSON any more: somebody wrote into the database. */
async function readEvents(
  tx: Tx,
  after: number,
): Promise<{ readonly rows: AuditEventRow[]; readonly readable: boolean }> {
  try {
    return { rows: await auditEventsAfter(tx, after, BATCH), readable: true };
  } catch (error) {
    if (!isNoJson(error)) throw error;
  }
  const rows: AuditEventRow[] = [];
  for (;;) {
    try {
      const [row] = await auditEventsAfter(tx, rows.at(-1)?.seq ?? after, 1);
      if (!row) return { rows, readable: true };
      rows.push(row);
    } catch (error) {
      if (!isNoJson(error)) throw error;
      return { rows, readable: false };
    }
  }
}

const isNoJson = (error: unknown): boolean =>
  error instanceof SyntaxError || (error instanceof Error && error.cause instanceof SyntaxError);
