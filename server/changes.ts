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
/** After a transaction of this process it is looked so much later, in ms: one look for many of them. */
const LOOK_SOON_MS = 20;

const TOO_BUSY =
  'Too many people are writing at this moment, so nothing of this was stored. Wait a minute, then send it again.';

/**
 * Live text writes through the bare store, so that typing does not make public pages be rendered again.
 *
 * @param onRecorded called with the place in the record after which something is new, whichever process recorded it
 */
export function watchChanges(
  store: Store,
  onRecorded: (afterSeq: number) => void = () => undefined,
): Changes {
  let mark = 1;
  let lastSeq = -1;
  const look = () => {
    store
      .read((tx) => readAuditHead(tx))
      .then(
        (head) => {
          const seq = head?.seq ?? 0;
          // Two looks may be under way at once, and the later one may have been answered first.
          if (seq === lastSeq || (head !== null && seq < lastSeq)) return;
          mark += 1;
          const before = lastSeq;
          lastSeq = seq;
          if (before >= 0) onRecorded(before);
        },
        () => {
          mark += 1;
        },
      );
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  timer.unref();
  let soon: NodeJS.Timeout | undefined;
  const lookSoon = () => {
    soon ??= setTimeout(() => {
      soon = undefined;
      look();
    }, LOOK_SOON_MS).unref();
  };
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
          lookSoon();
        }
      },
    },
    stop() {
      clearInterval(timer);
      clearTimeout(soon);
    },
  };
}
