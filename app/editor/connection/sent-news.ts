/** How long news stays, in ms. */
const NEWS_MS = 20_000;

/** A number that is news for a while after it was last told. */
export interface PassingCount {
  /** 0 when there is no such news. */
  readonly count: number;
  tell(count: number): void;
  close(): void;
}

/** @param over called when the news is none any more */
export function passingCount(over: () => void): PassingCount {
  let now = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    get count() {
      return now;
    },
    tell(count) {
      now = count;
      clearTimeout(timer);
      timer = setTimeout(() => {
        now = 0;
        over();
      }, NEWS_MS);
    },
    close: () => clearTimeout(timer),
  };
}

/** Counts the changes that waited here when the line came back; once they are stored that is news for a while. */
export interface SentNews {
  /** Changes that waited and have been sent; 0 when there is no such news. */
  readonly count: number;
  lineBack(unsaved: number): void;
  allStored(): void;
  close(): void;
}

/** @param over called when the news is none any more */
export function newsOfSent(over: () => void): SentNews {
  let toSend = 0;
  const sent = passingCount(over);
  return {
    get count() {
      return sent.count;
    },
    lineBack(unsaved) {
      toSend = Math.max(toSend, unsaved);
    },
    allStored() {
      if (toSend === 0) return;
      sent.tell(toSend);
      toSend = 0;
    },
    close: sent.close,
  };
}
