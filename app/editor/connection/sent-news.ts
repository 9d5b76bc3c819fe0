/** How long "has been sent" stays, in ms. */
const NEWS_MS = 20_000;

/** Counts the changes that waited here when the line came back; once they are stored that is news for a while. */
export interface SentNews {
  /** Changes that waited and have been sent; 0 when there is no such news. */
  readonly count: number;
  lineBack(unsaved: number): void;
  allStored(): void;
  close(): void;
}

/** @param told called when the news is none any more */
export function newsOfSent(told: () => void): SentNews {
  let toSend = 0;
  let sent = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  return {
    get count() {
      return sent;
    },
    lineBack(unsaved) {
      toSend = Math.max(toSend, unsaved);
    },
    allStored() {
      if (toSend === 0) return;
      sent = toSend;
      toSend = 0;
      clearTimeout(timer);
      timer = setTimeout(() => {
        sent = 0;
        told();
      }, NEWS_MS);
    },
    close: () => clearTimeout(timer),
  };
}

/** In how many places words were put back that somebody else's edit had swept away: news for a while. */
export interface PutBackNews {
  /** 0 when there is no such news. */
  readonly places: number;
  tell(places: number): void;
  close(): void;
}

/** @param told called when the news is none any more */
export function newsOfPutBack(told: () => void): PutBackNews {
  let places = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    get places() {
      return places;
    },
    tell(more) {
      places += more;
      clearTimeout(timer);
      timer = setTimeout(() => {
        places = 0;
        told();
      }, NEWS_MS);
    },
    close: () => clearTimeout(timer),
  };
}
