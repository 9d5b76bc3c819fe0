import type { LeftUnsaved } from './copy-notes';
import { type CopyKey, copyName } from './local-copy';

/** What other windows of one person did not see stored of a text, so that no window says a false number. */
export interface UnsavedElsewhere {
  /** Changes in other windows that this one does not hold. */
  readonly count: number;
  /** Changes of other windows that this one took in out of the copy, and sends with its own. */
  readonly takenIn: number;
  /** Where the changes taken in begin, by client id. */
  readonly from: ReadonlyMap<number, number>;
  /** Of these, what no other window looks after: none that wrote it is there, and none took it in before this one. */
  readonly fromGone: ReadonlyMap<number, number>;
  takeIn(left: readonly LeftUnsaved[]): void;
  /** Everything that this window holds is stored; answers what was taken in. */
  allStored(): readonly LeftUnsaved[];
  /** Tells the other windows how much of this one waits. */
  tell(own: number): void;
  /** What was taken in, with what this window wrote itself. */
  withOwn(own: LeftUnsaved): readonly LeftUnsaved[];
  close(): void;
}

/** @param told called when another window says something new */
export function unsavedElsewhere(key: CopyKey, ownClient: number, told: () => void): UnsavedElsewhere {
  const waiting = new Map<number, number>();
  let taken = new Map<number, LeftUnsaved>();
  let said: number | null = null;
  const minding = mindWhatIsLeft(key);
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(copyName(key));
  if (channel !== null) {
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      const heard = noticeOf(data);
      if (heard === null || waiting.get(heard.client) === heard.count) return;
      waiting.set(heard.client, heard.count);
      told();
    };
  }

  return {
    get count() {
      let sum = 0;
      for (const [client, count] of waiting) sum += Math.max(0, count - (taken.get(client)?.count ?? 0));
      return sum;
    },
    get takenIn() {
      return [...taken.values()].reduce((sum, { count }) => sum + count, 0);
    },
    get from() {
      return new Map([...taken.values()].map(({ client, from }) => [client, from]));
    },
    get fromGone() {
      const gone = [...taken.values()].filter(({ client }) => !waiting.has(client) && minding.isOurs(client));
      return new Map(gone.map(({ client, from }) => [client, from]));
    },
    takeIn(left) {
      for (const one of left) {
        taken.set(one.client, one);
        minding.ask(one.client);
      }
    },
    allStored() {
      const before = [...taken.values()];
      taken = new Map();
      minding.end();
      return before;
    },
    tell(own) {
      if (own === said) return;
      said = own;
      channel?.postMessage({ client: ownClient, count: own });
    },
    withOwn: (own) => [...taken.values(), own],
    close() {
      channel?.close();
      minding.end();
    },
  };
}

/**
 * Which window looks after what a window that is gone has left: of several that took it in the first that asked, and
 * when that one is closed the next. Plain http to another machine has no locks; there each one does.
 */
function mindWhatIsLeft(key: CopyKey) {
  const ours = new Set<number>();
  const locks = typeof navigator === 'undefined' ? undefined : navigator.locks;
  let ends: (() => void)[] = [];
  return {
    isOurs: (client: number) => locks === undefined || ours.has(client),
    ask(client: number) {
      let isOver = false;
      const over = new Promise<void>((resolve) =>
        ends.push(() => {
          isOver = true;
          resolve();
        }),
      );
      locks
        ?.request(`${copyName(key)}/left/${client}`, async () => {
          if (!isOver) ours.add(client);
          await over;
        })
        .catch(() => undefined);
    },
    end() {
      for (const end of ends) end();
      ends = [];
      ours.clear();
    },
  };
}

function noticeOf(data: unknown): { readonly client: number; readonly count: number } | null {
  if (typeof data !== 'object' || data === null || !('client' in data) || !('count' in data)) return null;
  const { client, count } = data;
  return typeof client === 'number' && typeof count === 'number' ? { client, count } : null;
}
