import { ServiceError } from '../app/services/errors';
import { readAuditHead } from '../db/queries/audit';
import type { Store } from '../db/store';
import { isBusy } from '../db/store-errors';

/** Knows whether anything was recorded: by this process at once, by others within half a second. */
export interface Changes {
  /** A number that differs whenever something may have changed. */
  mark(): number;
  /**
   * The store for the services: raises the mark after each of their transactions. One that others held up for too
   * long is `unavailable`, which the pages answer with 503.
   */
  readonly store: Store;
  stop(): void;
}

const LOOK_EVERY_MS = 500;

const TOO_BUSY =
  'Too many people are writing at this moment, so nothing of this was stored. Wait a minute, then send it again.';

/** Live text writes through the bare store, so that typing does not make public pages be rendered again. */
export function watchChanges(store: Store): Changes {
  let mark = 1;
  let lastSeq = -1;
  const timer = setInterval(() => {
    store
      .read((tx) => readAuditHead(tx))
      .then(
        (head) => {
          const seq = head?.seq ?? 0;
          if (seq !== lastSeq) mark += 1;
          lastSeq = seq;
        },
        () => {
          mark += 1;
        },
      );
  }, LOOK_EVERY_MS);
  timer.unref();
  return {
    mark: () => mark,
    store: {
      ...store,
      async tx(work) {
        try {
          return await store.tx(work);
        } catch (error) {
          throw isBusy(error) ? new ServiceError('unavailable', TOO_BUSY) : error;
        } finally {
          mark += 1;
        }
      },
    },
    stop: () => clearInterval(timer),
  };
}
