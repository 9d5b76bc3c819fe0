import { repeated } from '../dialect';
import type { Tx } from '../store';

/** Rows written so far that the mark passes over, by the tables of their store: each store has its own. */
const passedOver = new WeakMap<Tx['tables'], number>();

/**
 * A text that differs whenever anything was written, by this process or by another, but for what was written
 * `unmarked`; null on an engine that does not say. To be asked in a transaction that writes: only its connection
 * counts the writes of this process.
 */
export async function readWriteMark(tx: Tx): Promise<string | null> {
  if (tx.engine !== 'sqlite') return null;
  const [mark] = repeated<{ own: number; others: number }>(
    tx,
    'select total_changes() as own, data_version as others from pragma_data_version',
    [[]],
  );
  return mark ? `${mark.own - (passedOver.get(tx.tables) ?? 0)} ${mark.others}` : null;
}

/**
 * Does work whose writes can take nobody's seat away: keystrokes, folds of them, a session that goes on for
 * longer. They come all the time, and nobody's rights need to be asked for again because of them. When the work
 * throws, its writes count like any other.
 */
export async function unmarked<R>(tx: Tx, work: () => Promise<R>): Promise<R> {
  if (tx.engine !== 'sqlite') return await work();
  const before = ownWrites(tx);
  const result = await work();
  passedOver.set(tx.tables, (passedOver.get(tx.tables) ?? 0) + ownWrites(tx) - before);
  return result;
}

function ownWrites(tx: Tx): number {
  return repeated<{ own: number }>(tx, 'select total_changes() as own', [[]])[0]?.own ?? 0;
}
