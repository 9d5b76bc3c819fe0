import type { NewUpdate, UpdateLog } from '../../server/collab/update-log';
import { memoryLog } from '../../server/collab/update-log-memory';

/** A log whose every step the test can watch, stop and spoil. */
export interface GatedLog extends UpdateLog {
  /** Appends asked for so far. */
  readonly asked: Array<readonly NewUpdate[]>;
  loads: number;
  /** Thrown by the next calls, when set. */
  failing: Error | null;
  unreadable: Error | null;
  /** Holds appends, and loads, back until the gate is opened again. */
  shut(): void;
  open(): void;
}

export function gatedLog(log: UpdateLog = memoryLog()): GatedLog {
  let gate = Promise.resolve();
  let open: () => void = () => undefined;
  const gated: GatedLog = {
    ...log,
    asked: [],
    loads: 0,
    failing: null,
    unreadable: null,
    shut() {
      gate = new Promise((resolve) => {
        open = resolve;
      });
    },
    open: () => open(),
    async append(updates) {
      gated.asked.push(updates);
      await gate;
      if (gated.failing) throw gated.failing;
      return log.append(updates);
    },
    async probe() {
      if (gated.failing) throw gated.failing;
    },
    async load(documentId) {
      gated.loads++;
      await gate;
      if (gated.unreadable) throw gated.unreadable;
      return log.load(documentId);
    },
  };
  return gated;
}
